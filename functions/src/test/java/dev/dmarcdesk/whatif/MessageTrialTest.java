package dev.dmarcdesk.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

final class MessageTrialTest {
    private static final String ZONE =
            """
            $ORIGIN a.example.
            @        MX   10 mail
            @        TXT  "v=spf1 mx include:sendgrid.net ~all"
            mail     A    192.0.2.1
            _dmarc   TXT  "v=DMARC1; p=none; rua=mailto:d@a.example"
            sendgrid.net. TXT "v=spf1 ip4:192.0.2.64/28 ~all"
            """;

    private static SeenMessage message(String spf, String result, String dkim) {
        return new SeenMessage(
                DomainName.of("a.example"),
                List.of(new SeenMessage.Spf(DomainName.of(spf), result)),
                true,
                dkim.isEmpty()
                        ? List.of()
                        : List.of(new SeenMessage.Signature(DomainName.of(dkim), "s1", "pass")),
                Instant.parse("2026-11-20T08:00:00Z"));
    }

    private static MessageTrial tried(SeenMessage message, String typed) {
        return Trying.in(ZONE, "a.example", typed, message).message().getFirst();
    }

    @Test
    void a_message_that_fails_would_be_rejected() {
        var message = message("bounce.vendor.example", "pass", "vendor.example");
        var whatIf = Trying.in(ZONE, "a.example", "p=reject", message);

        assertThat(whatIf.message().getFirst().after().result()).isEqualTo(Result.FAIL);
        assertThat(Trying.page(whatIf).replaceAll("\\s+", " "))
                .contains(
                        "The last message from a.example that you had diagnosed (2026-11-20)"
                                + " fails DMARC and is delivered all the same today; then it would"
                                + " fail DMARC and be rejected.");
    }

    @Test
    void strict_alignment_breaks_a_message_signed_by_a_subdomain() {
        var whatIf =
                Trying.in(
                        ZONE,
                        "a.example",
                        "adkim=s",
                        message("bounce.vendor.example", "pass", "news.a.example"));

        assertThat(Trying.shift(whatIf, Trait.MESSAGE)).isEqualTo("pass → fail, none");
        assertThat(whatIf.recommendation()).isEqualTo(Recommendation.DO_NOT_PUBLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "add include:_spf.a.example,PASS,false",
        "remove mx,UNKNOWN,true",
        "v=spf1 mx include:sendgrid.net ip4:192.0.2.300 ~all,FAIL,false",
        "v=DMARC1; p=none; rua=mailto:d@a.example,PASS,false",
    })
    void what_spf_would_say_is_told_as_far_as_it_follows(
            String typed, Result result, boolean open) {
        var trial = tried(message("a.example", "pass", ""), typed);

        assertThat(trial.before().result()).isEqualTo(Result.PASS);
        assertThat(trial.after().result()).isEqualTo(result);
        assertThat(trial.spfIsOpen()).isEqualTo(open);
    }

    @Test
    void fewer_terms_let_nobody_pass_who_did_not() {
        assertThat(tried(message("a.example", "fail", ""), "remove mx").after().result())
                .isEqualTo(Result.FAIL);
        assertThat(tried(message("a.example", "fail", ""), "add a:b.example").after().result())
                .isEqualTo(Result.UNKNOWN);
    }

    @Test
    void says_that_the_address_is_not_kept() {
        var whatIf = Trying.in(ZONE, "a.example", "remove mx", message("a.example", "pass", ""));

        assertThat(Trying.page(whatIf).replaceAll("\\s+", " "))
                .contains(
                        "What SPF would say of it can not be told: the address it came from is not kept.");
    }

    @Test
    void a_signature_counts_whatever_becomes_of_spf() {
        var trial = tried(message("a.example", "pass", "a.example"), "remove mx");

        assertThat(trial.after().result()).isEqualTo(Result.PASS);
        assertThat(trial.changes()).isFalse();
    }
}
