package dev.dmarcdesk.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.web.Fetched;

import org.junit.jupiter.api.Test;

/// Where other tools are known to be wrong about MTA-STS.
class MtaStsTrapsTest {
    @Test
    void e4_takes_several_records_for_none() {
        var examined =
                Sts.fetching(
                        new Fetched.Document("text/plain", Sts.POLICY),
                        Sts.RECORD + "_mta-sts TXT \"v=STSv1; id=2\"\n");
        assertThat(Sts.codes(examined)).containsExactly("mta-sts.multiple");
        assertThat(examined.facts().status()).isEqualTo(MtaStsFacts.Status.MULTIPLE);
        assertThat(examined.facts().policy()).isEmpty();
        assertThat(examined.row().tone()).isEqualTo(Tone.WARNING);
    }

    @Test
    void e4_counts_records_only_after_the_others_are_discarded() {
        var examined =
                Sts.fetching(
                        new Fetched.Document("text/plain", Sts.POLICY),
                        Sts.RECORD
                                + "_mta-sts TXT \"v=STSv10; id=2\"\n_mta-sts TXT \"v=spf1 -all\"\n");
        assertThat(Sts.codes(examined)).containsExactly("mta-sts.ok");
    }

    @Test
    void e5_takes_lines_that_end_with_lf_or_crlf() {
        assertThat(Sts.codes(Sts.serving(Sts.POLICY))).containsExactly("mta-sts.ok");
        assertThat(Sts.codes(Sts.serving(Sts.POLICY.replace("\n", "\r\n"))))
                .containsExactly("mta-sts.ok");
    }

    @Test
    void e6_does_not_take_a_redirect_for_a_policy() {
        var examined = Sts.fetching(new Fetched.Redirect(301, "https://b.example/mta-sts.txt"));
        assertThat(Sts.codes(examined)).containsExactly("mta-sts.policy-redirect");
        assertThat(examined.facts().status()).isEqualTo(MtaStsFacts.Status.INVALID);
        assertThat(examined.advice().getFirst().because().text())
                .contains("https://b.example/mta-sts.txt");
    }

    @Test
    void e7_is_red_when_an_enforced_policy_does_not_allow_a_mail_host() {
        var examined = Sts.serving(Sts.POLICY.replace("mx.a.example", "mail.a.example"));
        assertThat(Sts.codes(examined)).containsExactly("mta-sts.mx-uncovered");
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(examined.row().tone()).isEqualTo(Tone.BAD);
    }

    @Test
    void e7_lets_a_wildcard_cover_one_label_only() {
        assertThat(Sts.codes(Sts.serving(Sts.POLICY.replace("mx.a.example", "*.a.example"))))
                .containsExactly("mta-sts.ok");
        assertThat(Sts.codes(Sts.serving(Sts.POLICY.replace("mx.a.example", "*.example"))))
                .containsExactly("mta-sts.mx-uncovered");
        assertThat(Sts.codes(Sts.serving(Sts.POLICY.replace("mx.a.example", "*.mx.a.example"))))
                .containsExactly("mta-sts.mx-uncovered");
    }
}
