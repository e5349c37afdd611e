package dev.dmarcdesk.dkim;

import static dev.dmarcdesk.Said.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.live.BundledData;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Cases in which other tools tell people something wrong about DKIM keys.
///
/// C10, a body hash compared with a message that was pasted, is a matter of signatures: see
/// [SignatureVerifierTest].
final class DkimTrapsTest {
    private static final DomainName DOMAIN = DomainName.of("a.example");
    private static final String KEY = "v=DKIM1; k=rsa; p=" + Keys.rsa(2048);

    private static Examination<DkimFacts> examine(String zone, String... selectors) {
        return new DkimCheck(BundledData.selectors(), BundledData.senders())
                .examine(
                        new Subject(DOMAIN, List.of(selectors)),
                        Sources.of(ZoneDns.of("$ORIGIN a.example.\n@ A 192.0.2.1\n" + zone)));
    }

    private static String txt(String selector, String text) {
        return selector + "._domainkey TXT " + text + "\n";
    }

    private static List<Severity> severities(Examination<DkimFacts> examined) {
        return examined.advice().stream().map(Advice::severity).toList();
    }

    private static KeyStatus status(Examination<DkimFacts> examined) {
        return examined.facts().keys().getFirst().status();
    }

    @Test
    void c1_a_guess_list_that_finds_nothing_is_not_missing_dkim() {
        var examined = examine(txt("mailing2024", KEY));
        assertThat(codes(examined)).containsExactly("dkim.unknown");
        assertThat(severities(examined)).containsExactly(Severity.NOTICE);
        assertThat(examined.facts().status()).isEqualTo(DkimFacts.Status.UNKNOWN);
    }

    @Test
    void c2_only_nxdomain_at_domainkey_proves_something() {
        assertThat(codes(examine(""))).containsExactly("dkim.proven-none");
        assertThat(codes(examine("* CNAME web.b.example.\nweb.b.example. A 192.0.2.2\n")))
                .containsExactly("dkim.unknown", "dkim.wildcard");
        assertThat(codes(examine("_domainkey TXT o=-\n"))).containsExactly("dkim.unknown");
        assertThat(codes(examine("=_domainkey !SERVFAIL\n"))).doesNotContain("dkim.proven-none");
    }

    @Test
    void c3_the_idle_selector_of_microsoft_365_is_no_fault() {
        String pair =
                """
                selector1._domainkey CNAME selector1-a-example._domainkey.a.onmicrosoft.com.
                selector2._domainkey CNAME selector2-a-example._domainkey.a.onmicrosoft.com.
                selector1-a-example._domainkey.a.onmicrosoft.com. TXT %s
                """
                        .formatted(KEY);
        var examined = examine(pair);
        assertThat(codes(examined)).contains("dkim.key", "dkim.cname-dangling");
        assertThat(severities(examined)).containsOnly(Severity.GOOD, Severity.NOTICE);
        assertThat(examined.row().tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void c4_an_empty_p_is_a_revoked_key_and_not_a_broken_one() {
        var examined = examine(txt("s1", "v=DKIM1; p="), "s1");
        assertThat(codes(examined)).containsExactly("dkim.revoked");
        assertThat(severities(examined)).containsExactly(Severity.NOTICE);
        assertThat(status(examine(txt("*", "v=DKIM1; p="), "s1"))).isEqualTo(KeyStatus.REVOKED);
    }

    @Test
    void c5_what_may_be_left_out_may_be_left_out() {
        String key = Keys.rsa(2048);
        for (String record : List.of("p=", "k=rsa; p=", "v=DKIM1; s=*; p=", "s=x:email; p=")) {
            assertThat(status(examine(txt("s1", record + key), "s1"))).isEqualTo(KeyStatus.VALID);
        }
    }

    @Test
    void c5_flags_are_a_list_and_testing_is_no_failure() {
        for (String flags : List.of("y", "y:s", "s:y", " s : y ", "x:y")) {
            var examined = examine(txt("s1", "t=" + flags + "; p=" + Keys.rsa(2048)), "s1");
            assertThat(status(examined)).isEqualTo(KeyStatus.TESTING);
            assertThat(codes(examined)).contains("dkim.testing");
            assertThat(severities(examined)).containsOnly(Severity.NOTICE);
        }
        assertThat(status(examine(txt("s1", "t=sy; p=" + Keys.rsa(2048)), "s1")))
                .isEqualTo(KeyStatus.VALID);
    }

    @Test
    void c6_a_text_with_p_in_it_is_not_yet_a_key() {
        for (String text :
                List.of("v=DMARC1; p=none; sp=reject", "v=spf1 exp=x -all", "backup=1; top=2")) {
            var examined = examine("* TXT " + text + "\n");
            assertThat(examined.facts().keys()).isEmpty();
            assertThat(severities(examined)).containsOnly(Severity.NOTICE);
        }
    }

    @Test
    void c7_two_records_work_at_some_receivers() {
        var examined = examine(txt("s1", KEY) + txt("s1", "p=" + Keys.rsa(1024)), "s1");
        assertThat(codes(examined)).containsExactly("dkim.multiple");
        assertThat(status(examined)).isEqualTo(KeyStatus.MULTIPLE);
        assertThat(examined.advice().getFirst().because().text())
                .contains("may pass at one receiver and fail at the next");
    }

    @Test
    void c8_one_good_key_is_enough_whatever_stands_beside_it() {
        var examined =
                examine(
                        txt("s1", KEY) + txt("s2", "v=DKIM1; k=ed25519; p=" + Keys.ed25519()),
                        "s1",
                        "s2");
        assertThat(examined.facts().usable()).isEqualTo(2);
        assertThat(severities(examined)).containsOnly(Severity.GOOD);
    }

    @Test
    void c9_1024_bits_are_a_warning_and_fewer_a_fault_by_the_modulus() {
        assertThat(severities(examine(txt("s1", "p=" + Keys.rsa(1024)), "s1")))
                .containsExactly(Severity.WARNING);
        assertThat(severities(examine(txt("s1", "p=" + Keys.rsa(1023)), "s1")))
                .containsExactly(Severity.ERROR);
        assertThat(severities(examine(txt("s1", "p=" + Keys.rsa(2047)), "s1")))
                .containsExactly(Severity.WARNING);
        assertThat(status(examine(txt("s1", "p=" + Keys.bareRsa(2048)), "s1")))
                .isEqualTo(KeyStatus.VALID);
    }
}
