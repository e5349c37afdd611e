package dev.dmarcdesk.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.whatif.Difference.Effect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which way a change goes: what is better is told as better, and its undoing as worse.
final class EffectTest {
    private static final String ZONE =
            """
            $ORIGIN open.example.
            @          MX   10 mail
            @          TXT  "v=spf1 +all"
            mail       A    192.0.2.1
            _dmarc     TXT  "v=DMARC1; p=none; rua=mailto:d@open.example"
            _smtp._tls TXT  "v=TLSRPTv1"
            $ORIGIN closed.example.
            @          MX   10 mail
            @          TXT  "v=spf1 mx ~all"
            mail       A    192.0.2.1
            _dmarc     TXT  "v=DMARC1; p=none; rua=mailto:d@closed.example"
            _smtp._tls TXT  "v=TLSRPTv1; rua=mailto:t@closed.example"
            $ORIGIN parked.example.
            @          MX   0 .
            @          TXT  "v=spf1 -all"
            $ORIGIN kept.example.
            @          MX   0 .
            @          TXT  "v=spf1 -all"
            _dmarc     TXT  "v=DMARC1; p=reject"
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open.example   | v=spf1 mx ~all                          | SPF     | BETTER",
                "closed.example | v=spf1 +all                             | SPF     | WORSE",
                "open.example   | v=TLSRPTv1; rua=mailto:t@open.example   | TLS_RPT | BETTER",
                "closed.example | v=TLSRPTv1;                             | TLS_RPT | WORSE",
                "closed.example | v=DMARC1; p=none                        | REPORTS | WORSE",
                "closed.example | p=quarantine                            | POLICY  | BETTER",
                "kept.example   | p=none                                  | POLICY  | WORSE",
                "kept.example   | add rua=mailto:d@kept.example           | REPORTS | BETTER",
                "parked.example | v=DMARC1; p=reject                      | VERDICT | BETTER",
                "kept.example   | p=none                                  | VERDICT | WORSE"
            })
    void what_is_better_is_told_as_better(
            String domain, String change, Trait trait, Effect effect) {
        var whatIf = Trying.in(ZONE, domain, change);

        assertThat(Trying.difference(whatIf, trait))
                .hasValueSatisfying(one -> assertThat(one.effect()).isEqualTo(effect));
    }

    @Test
    void a_domain_that_would_stand_better_is_advised_to_publish() {
        assertThat(Trying.in(ZONE, "parked.example", "v=DMARC1; p=reject").recommendation())
                .isEqualTo(Recommendation.PUBLISH);
        assertThat(Trying.in(ZONE, "kept.example", "p=none").recommendation())
                .isEqualTo(Recommendation.DO_NOT_PUBLISH);
    }

    @Test
    void a_first_record_takes_no_reports_away() {
        assertThat(Trying.headline(Trying.in(ZONE, "parked.example", "v=DMARC1; p=reject")))
                .doesNotContain("any more");
        assertThat(Trying.headline(Trying.in(ZONE, "closed.example", "v=DMARC1; p=none")))
                .isEqualTo("Do not publish this: nobody would get reports any more");
    }

    @Test
    void a_record_that_let_everybody_pass_is_not_said_to_work_again() {
        assertThat(Trying.page(Trying.in(ZONE, "open.example", "v=spf1 mx ~all")))
                .contains("no longer would everybody pass SPF")
                .doesNotContain("work again");
    }
}
