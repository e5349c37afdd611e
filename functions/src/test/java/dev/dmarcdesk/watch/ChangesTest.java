package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.watch.ChangeFinding.KeyLoss;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class ChangesTest {
    private static final String RECORD = "_dmarc TXT v=DMARC1; rua=mailto:d@acme.example; ";

    private static Drift drift(String before, String after, String... selectors) {
        return Drift.of("acme.example", before, after, selectors);
    }

    /// What the first finding of a kind says.
    private static Advice said(Drift drift, String code) {
        return drift.advice().stream()
                .filter(advice -> advice.finding().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(drift.codes().toString()));
    }

    @Test
    void h4_a_new_report_host_a_swapped_key_and_a_new_include_are_told_though_no_grade_changes() {
        var drift =
                drift(
                        """
                        _dmarc TXT v=DMARC1; p=reject; rua=mailto:d@acme.example
                        @ TXT v=spf1 include:_spf.one.example ~all
                        _spf.one.example. TXT v=spf1 ip4:192.0.2.1 ~all
                        _spf.two.example. TXT v=spf1 ip4:192.0.2.2 ~all
                        s1._domainkey TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                        """,
                        """
                        _dmarc TXT v=DMARC1; p=reject; rua=mailto:d@acme.example,mailto:d@new.example
                        acme.example._report._dmarc.new.example. TXT v=DMARC1
                        @ TXT v=spf1 include:_spf.one.example include:_spf.two.example ~all
                        _spf.one.example. TXT v=spf1 ip4:192.0.2.1 ~all
                        _spf.two.example. TXT v=spf1 ip4:192.0.2.2 ~all
                        s1._domainkey TXT v=DKIM1; k=ed25519; p=O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=
                        """,
                        "s1");

        assertThat(drift.changed().after().standing().level())
                .isEqualTo(drift.changed().before().standing().level());
        assertThat(drift.codes())
                .contains(
                        "change.report-address-added",
                        "change.key-replaced",
                        "change.senders-changed");
        assertThat(said(drift, "change.report-address-added").severity())
                .isEqualTo(Severity.WARNING);
        assertThat(said(drift, "change.key-replaced").severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "p=reject, p=none, ERROR, 'DMARC weakened, reject → none'",
        "p=quarantine, p=none, ERROR, 'DMARC weakened, quarantine → none'",
        "p=reject, p=quarantine, WARNING, 'DMARC weakened, reject → quarantine'",
        "p=reject, p=reject; t=y, WARNING, 'DMARC weakened, reject → quarantine'",
        "p=quarantine, p=quarantine; t=y, ERROR, 'DMARC weakened, quarantine → none'",
        "p=reject, p=reject; sp=none, WARNING, 'DMARC weakened for subdomains, reject → none'",
        "p=reject; np=reject, p=reject; np=none, WARNING, 'DMARC weakened for names that do not exist, reject → none'",
        "p=reject, p=reject; pct=10, WARNING, 'DMARC weakened at older receivers, pct=100 → pct=10'",
        "p=none; sp=reject, p=quarantine; sp=none, GOOD, 'DMARC strengthened, none → quarantine'",
        "p=none, p=reject, GOOD, 'DMARC strengthened, none → reject'",
        "p=reject; t=y, p=reject, GOOD, 'DMARC strengthened, quarantine → reject'",
        "p=reject; pct=10, p=reject, GOOD, 'DMARC strengthened at older receivers, pct=10 → pct=100'"
    })
    void a_policy_is_weighed_by_what_it_does_to_forged_mail(
            String before, String after, Severity severity, String title) {
        var advice = drift(RECORD + before, RECORD + after).advice().getFirst();

        assertThat(advice.title().text()).isEqualTo(title);
        assertThat(advice.severity()).isEqualTo(severity);
    }

    @Test
    void a_record_that_vanishes_leaves_its_domain_to_the_policy_above_it() {
        String above = "_dmarc.acme.example. TXT v=DMARC1; p=reject; sp=none\n";
        var drift =
                Drift.of(
                        "shop.acme.example",
                        above + "_dmarc TXT v=DMARC1; p=reject\n@ MX 10 mx",
                        above + "@ MX 10 mx");

        var advice = said(drift, "change.policy-weakened");
        assertThat(advice.severity()).isEqualTo(Severity.ERROR);
        assertThat(advice.because().text())
                .isEqualTo(
                        "Forged mail is no longer stopped. Its own record is gone, and the policy of acme.example applies in its place.");
        assertThat(((Fix.Todo) advice.fix()).records())
                .singleElement()
                .satisfies(edit -> assertThat(edit.action()).isEqualTo(Action.ADD))
                .satisfies(edit -> assertThat(edit.value()).isEqualTo("v=DMARC1; p=reject"));
    }

    @Test
    void a_policy_above_that_changes_meets_those_who_inherit_it_and_is_mended_there() {
        var drift =
                Drift.of(
                        "shop.acme.example",
                        "_dmarc.acme.example. TXT v=DMARC1; p=reject\n@ MX 10 mx",
                        "_dmarc.acme.example. TXT v=DMARC1; p=none\n@ MX 10 mx");

        var fix = (Fix.Todo) said(drift, "change.policy-weakened").fix();
        assertThat(fix.records())
                .extracting(edit -> edit.name().toString())
                .containsExactly("_dmarc.acme.example");
    }

    @Test
    void a_policy_above_that_changes_leaves_alone_who_has_a_record_of_its_own() {
        String own = "_dmarc TXT v=DMARC1; p=reject\n@ MX 10 mx\n";
        var drift =
                Drift.of(
                        "shop.acme.example",
                        own + "_dmarc.acme.example. TXT v=DMARC1; p=reject",
                        own + "_dmarc.acme.example. TXT v=DMARC1; p=none");

        assertThat(drift.codes()).contains("change.record-changed");
        assertThat(drift.codes()).doesNotContain("change.policy-weakened");
    }

    @Test
    void a_second_record_annuls_the_first() {
        var drift = drift(RECORD + "p=reject", RECORD + "p=reject\n_dmarc TXT v=DMARC1; p=none");

        var advice = said(drift, "change.policy-weakened");
        assertThat(advice.title().text()).isEqualTo("DMARC weakened, reject → no policy");
        assertThat(((Fix.Todo) advice.fix()).records())
                .extracting(RecordEdit::action, RecordEdit::value)
                .containsExactly(tuple(Action.REMOVE, "v=DMARC1; p=none"));
    }

    @Test
    void reports_within_the_organization_are_not_called_external() {
        var drift =
                Drift.of(
                        "shop.acme.example",
                        "_dmarc.acme.example. TXT v=DMARC1; p=reject; rua=mailto:d@acme.example",
                        "_dmarc.acme.example. TXT v=DMARC1; p=reject; rua=mailto:d@reports.acme.example");

        assertThat(drift.findings())
                .filteredOn(ChangeFinding.ReportAddressAdded.class::isInstance)
                .singleElement()
                .extracting(finding -> ((ChangeFinding.ReportAddressAdded) finding).external())
                .isEqualTo(false);
    }

    @Test
    void a_new_address_for_failure_reports_says_what_they_can_hold() {
        var drift = drift(RECORD + "p=reject", RECORD + "p=reject; ruf=mailto:x@spy.example");

        var advice = said(drift, "change.report-address-added");
        assertThat(advice.severity()).isEqualTo(Severity.WARNING);
        assertThat(advice.title().text()).contains("spy.example");
        assertThat(advice.because().text()).contains("Another organization", "whole messages");
    }

    @Test
    void another_address_for_tls_reports_is_told() {
        var drift =
                drift(
                        "_smtp._tls TXT v=TLSRPTv1; rua=mailto:a@acme.example",
                        "_smtp._tls TXT v=TLSRPTv1; rua=https://collect.example/tls");

        assertThat(drift.codes())
                .contains("change.report-address-added", "change.report-address-removed");
        assertThat(said(drift, "change.report-address-added").title().text())
                .contains("collect.example");
    }

    @Test
    void an_include_that_grew_over_the_budget_is_told_as_the_cause_of_what_it_breaks() {
        String own =
                "@ TXT v=spf1"
                        + " a:h.acme.example".repeat(8)
                        + " include:sendgrid.net include:mail.zendesk.com ~all\n"
                        + "h A 192.0.2.9\nmail.zendesk.com. TXT v=spf1 ip4:192.0.2.7 ~all\n";
        var drift =
                drift(
                        own + "sendgrid.net. TXT v=spf1 ip4:192.0.2.2 ~all",
                        own + "sendgrid.net. TXT v=spf1 a:h.acme.example a:h.acme.example ~all");

        var advice = said(drift, "change.budget-exceeded");
        assertThat(advice.severity()).isEqualTo(Severity.ERROR);
        assertThat(advice.title().text())
                .isEqualTo("sendgrid.net grew, and SPF takes 12 lookups, more than 10");
        assertThat(advice.because().text()).contains("Twilio SendGrid and Zendesk");
        assertThat(drift.codes()).doesNotContain("change.finding-appeared");
        assertThat(drift.document().title().text()).startsWith("acme.example: sendgrid.net grew");
    }

    @Test
    void a_record_that_came_with_its_include_is_no_cause() {
        var drift =
                drift(
                        "@ TXT v=spf1 ip4:192.0.2.1 ~all",
                        """
                        @ TXT v=spf1 include:sendgrid.net ~all
                        sendgrid.net. TXT v=spf1 include:ab.sendgrid.net ~all
                        ab.sendgrid.net. TXT v=spf1 ip4:192.0.2.3 ~all
                        """);

        assertThat(drift.codes()).doesNotContain("change.include-changed");
        assertThat(said(drift, "change.senders-changed").title().text())
                .isEqualTo("SPF now lets Twilio SendGrid send");
    }

    @Test
    void an_included_record_that_is_gone_breaks_spf() {
        String own = "@ TXT v=spf1 include:_spf.one.example ~all\n";
        var drift = drift(own + "_spf.one.example. TXT v=spf1 ip4:192.0.2.1 ~all", own);

        var advice = said(drift, "change.include-changed");
        assertThat(advice.severity()).isEqualTo(Severity.ERROR);
        assertThat(advice.title().text()).isEqualTo("The SPF record at _spf.one.example is gone");
    }

    @ParameterizedTest
    @CsvSource({
        "-all, +all, ERROR",
        "~all, ?all, WARNING",
        "-all, ~all, NOTICE",
        "?all, -all, NOTICE"
    })
    void what_spf_says_of_all_others_is_weighed(String before, String after, Severity severity) {
        var drift = drift("@ TXT v=spf1 mx " + before, "@ TXT v=spf1 mx " + after);

        assertThat(said(drift, "change.spf-all-changed").severity()).isEqualTo(severity);
        assertThat(drift.codes()).doesNotContain("change.senders-changed");
    }

    @Test
    void a_second_spf_record_is_not_told_as_a_loss_of_senders() {
        String own = "@ TXT v=spf1 include:sendgrid.net ~all\n";
        String given = "sendgrid.net. TXT v=spf1 ip4:192.0.2.2 ~all\n";
        var drift = drift(own + given, own + given + "@ TXT v=spf1 mx ~all");

        assertThat(drift.codes()).contains("change.record-changed", "change.finding-appeared");
        assertThat(drift.codes()).doesNotContain("change.senders-changed");
    }

    @Test
    void a_key_taken_back_is_not_a_key_gone() {
        String key = "s1._domainkey TXT v=DKIM1; k=ed25519; p=";
        var drift = drift(key + "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", key, "s1");

        assertThat(drift.findings())
                .filteredOn(ChangeFinding.KeyRemoved.class::isInstance)
                .extracting(finding -> ((ChangeFinding.KeyRemoved) finding).how())
                .containsExactly(KeyLoss.REVOKED);
    }

    @Test
    void a_null_mx_in_place_of_a_host_means_that_no_mail_arrives() {
        var drift = drift("@ MX 10 mx\nmx A 192.0.2.1", "@ MX 0 .\nmx A 192.0.2.1");

        assertThat(said(drift, "change.mx-changed").severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void other_name_servers_are_told_before_everything_else() {
        var drift =
                Drift.of(
                        "acme.example",
                        ZoneDns.of(
                                "$ORIGIN acme.example.\n@ NS ns1.old.example.\n"
                                        + RECORD
                                        + "p=reject"),
                        Web.OFFLINE,
                        ZoneDns.of(
                                "$ORIGIN acme.example.\n@ NS ns1.new.example.\n"
                                        + RECORD
                                        + "p=none"),
                        Web.OFFLINE);

        assertThat(drift.codes().getFirst()).isEqualTo("change.delegation-changed");
        assertThat(drift.document().title().text())
                .isEqualTo("acme.example: The zone is run by other name servers");
    }

    @Test
    void nothing_of_a_cut_record_is_offered_for_publishing() {
        String own = "@ TXT v=spf1 " + "ip4:192.0.2.1 ".repeat(400);
        var drift = drift(own + "~all", "@ TXT v=spf1 ip4:192.0.2.1 ~all");

        assertThat(drift.advice())
                .allSatisfy(advice ->
                        assertThat(
                                        advice.fix() instanceof Fix.Todo todo
                                                ? todo.records()
                                                : List.of())
                                .isEmpty());
    }
}
