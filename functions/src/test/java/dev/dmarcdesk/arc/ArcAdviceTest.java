package dev.dmarcdesk.arc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.mail.Message;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.stream.Stream;

/// What other tools get wrong about ARC.
final class ArcAdviceTest {
    private static final Dns DNS = Sealed.keysOf("receiver.example", "list.example");
    private static final Sealed DIRECT = Sealed.by("receiver.example");
    private static final Sealed LISTED = Sealed.by("list.example", "receiver.example");

    @Test
    void f12_no_chain_makes_dmarc_pass() {
        assertThat(advice().toList())
                .allSatisfy(advice -> {
                    assertThat(advice.because().text())
                            .contains(
                                    "ARC alone never makes DMARC pass", "local policy", "Historic");
                    assertThat(advice.citations())
                            .extracting(Citation::text)
                            .contains("RFC 8617 §7.2.1", "RFC 9989 §5.4", "ARC to Historic draft");
                })
                .extracting(advice -> advice.finding().code())
                .containsExactly("arc.none", "arc.pass", "arc.pass", "arc.fail", "arc.unverified");
    }

    @Test
    void f12_no_chain_weighs_in_the_verdict_or_is_anybodys_to_mend() {
        assertThat(advice().toList())
                .allMatch(advice -> advice.severity() == Severity.NOTICE)
                .allMatch(advice -> advice.fix() instanceof Fix.None);
    }

    @Test
    void f12_a_first_seal_is_no_sign_of_forwarding() {
        assertThat(on(DIRECT.whole()).because().text())
                .contains("One seal is no sign of forwarding");
        assertThat(on(LISTED.whole()).because().text())
                .contains("sealed 2 times")
                .doesNotContain("forwarding");
    }

    @Test
    void says_whose_seal_is_the_newest() {
        assertThat(on(LISTED.whole()).title().text()).contains("as receiver.example sealed it");
    }

    @Test
    void what_could_not_be_verified_is_not_called_broken() {
        assertThat(on(LISTED.pasted()).because().text())
                .contains("All seals verify.", "not the same as being broken");
    }

    private static Stream<Advice> advice() {
        return Stream.of(
                        Sealed.plain().whole(),
                        DIRECT.whole(),
                        LISTED.whole(),
                        LISTED.saying("More\r\n").whole(),
                        LISTED.pasted())
                .map(ArcAdviceTest::on);
    }

    private static Advice on(Message message) {
        return ArcAdvice.on(
                ArcFinding.of(
                        ChainValidation.of(message, DNS, Instant.parse("2026-11-01T00:00:00Z"))));
    }
}
