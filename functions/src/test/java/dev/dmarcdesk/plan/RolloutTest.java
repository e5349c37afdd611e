package dev.dmarcdesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dkim.Keys;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.plan.RolloutStep.Goal;
import dev.dmarcdesk.plan.RolloutStep.State;
import dev.dmarcdesk.report.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class RolloutTest {
    /// A domain that sends and signs, without a DMARC record.
    private static final String SENDS =
            """
            @              MX   10 mail
            mail           A    192.0.2.1
            @              TXT  "v=spf1 mx ~all"
            s1._domainkey  TXT  "v=DKIM1; p=%s"
            """
                    .formatted(Keys.rsa(2048));

    private static final String UNSIGNED =
            """
            @     MX   10 mail
            mail  A    192.0.2.1
            @     TXT  "v=spf1 mx ~all"
            """;

    private static Rollout with(String record) {
        return Planning.of("a.example", SENDS + "_dmarc TXT \"" + record + "\"\n");
    }

    private static List<String> goals(Rollout rollout) {
        return rollout.steps().stream()
                .map(step -> step.goal().word() + " " + step.state().word())
                .toList();
    }

    private static Condition.ListsConsidered lists(Rollout rollout) {
        return rollout.next().stream()
                .flatMap(step -> step.conditions().stream())
                .filter(Condition.ListsConsidered.class::isInstance)
                .map(Condition.ListsConsidered.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "v=DMARC1; p=none|UNREPORTED|v=DMARC1; p=none; rua=mailto:dmarc-reports@a.example",
                "v=DMARC1; p=none; rua=mailto:d@a.example|MONITORING|v=DMARC1; p=quarantine; t=y; rua=mailto:d@a.example",
                "v=DMARC1; p=none; t=y; rua=mailto:d@a.example|MONITORING|v=DMARC1; p=quarantine; t=y; rua=mailto:d@a.example",
                "v=DMARC1; p=none; pct=10; rua=mailto:d@a.example|MONITORING|v=DMARC1; p=quarantine; t=y; rua=mailto:d@a.example",
                "v=DMARC1; p=quarantine; t=y; rua=mailto:d@a.example|TRYING_QUARANTINE|v=DMARC1; p=quarantine; rua=mailto:d@a.example",
                "v=DMARC1; p=quarantine; pct=1; rua=mailto:d@a.example|TRYING_QUARANTINE|v=DMARC1; p=quarantine; rua=mailto:d@a.example",
                "v=DMARC1; p=quarantine; pct=0; rua=mailto:d@a.example|TRYING_QUARANTINE|v=DMARC1; p=quarantine; rua=mailto:d@a.example",
                "v=DMARC1; p=quarantine; pct=0; t=y; rua=mailto:d@a.example|TRYING_QUARANTINE|v=DMARC1; p=quarantine; rua=mailto:d@a.example",
                "v=DMARC1; p=quarantine; pct=100; rua=mailto:d@a.example|QUARANTINE|v=DMARC1; p=reject; t=y; rua=mailto:d@a.example",
                "v=DMARC1; p=reject; t=y; rua=mailto:d@a.example|TRYING_REJECT|v=DMARC1; p=reject; rua=mailto:d@a.example",
                "v=DMARC1; p=reject; rua=mailto:d@a.example|REJECT|-",
            })
    void each_record_has_its_place_and_the_next_is_one_level_on(
            String record, Station station, String next) {
        Rollout rollout = with(record);

        assertThat(rollout.station()).isEqualTo(station);
        assertThat(rollout.proposed().orElse(null)).isEqualTo(next);
        assertThat(rollout.level() == Level.GOOD).isEqualTo(next == null);
    }

    @Test
    void a_domain_without_a_record_begins_by_watching() {
        Rollout rollout = Planning.of("a.example", SENDS);

        assertThat(goals(rollout))
                .containsExactly(
                        "monitor next",
                        "try-quarantine later",
                        "quarantine later",
                        "try-reject later",
                        "reject later");
        assertThat(rollout.proposed())
                .contains("v=DMARC1; p=none; rua=mailto:dmarc-reports@a.example");
        assertThat(rollout.level()).isEqualTo(Level.BAD);
        assertThat(Planning.page(rollout)).contains("is a stand-in: put an address that somebody");
    }

    @Test
    void the_next_record_keeps_what_the_owner_wrote_and_mends_what_is_wrong() {
        Rollout rollout =
                with(
                        "v=DMARC1;p=none;adkim=s;aspf=x;pct=100;ri=3600;rua=mailto:d@a.example!10m,mailto:e@a.example;ruf=mailto:f@a.example;fo=1:d");

        assertThat(rollout.proposed())
                .contains(
                        "v=DMARC1; p=quarantine; adkim=s; t=y; rua=mailto:d@a.example,mailto:e@a.example; ruf=mailto:f@a.example; fo=1:d");
        assertThat(rollout.next().orElseThrow().back())
                .singleElement()
                .satisfies(back ->
                        assertThat(back.value()).startsWith("v=DMARC1;p=none;adkim=s;aspf=x"));
    }

    @Test
    void names_below_that_were_as_strict_as_the_domain_stay_so() {
        assertThat(with("v=DMARC1; p=none; sp=none; rua=mailto:d@a.example").proposed())
                .contains("v=DMARC1; p=quarantine; sp=quarantine; t=y; rua=mailto:d@a.example");
        assertThat(with("v=DMARC1; p=none; sp=reject; rua=mailto:d@a.example").proposed())
                .as("t=y would lower sp=reject, which acts already")
                .contains("v=DMARC1; p=quarantine; sp=reject; rua=mailto:d@a.example");
    }

    @Test
    void names_below_that_lag_behind_catch_up_before_the_domain_goes_on() {
        Rollout rollout = with("v=DMARC1; p=quarantine; sp=none; rua=mailto:d@a.example");

        assertThat(rollout.next().orElseThrow().goal()).isEqualTo(Goal.SUBDOMAINS);
        assertThat(rollout.proposed())
                .contains("v=DMARC1; p=quarantine; sp=quarantine; rua=mailto:d@a.example");
        assertThat(goals(with("v=DMARC1; p=reject; sp=none; rua=mailto:d@a.example")))
                .endsWith("reject here", "subdomains next", "subdomains later");
    }

    @Test
    void a_rehearsal_says_what_each_kind_of_receiver_makes_of_it() {
        String page = flat(with("v=DMARC1; p=none; rua=mailto:d@a.example"));

        assertThat(page)
                .contains("Receivers of RFC 9989 act on t=y as on p=none")
                .contains("Older ones (RFC 7489) do not know t and act on p=quarantine in full")
                .contains("To hold the older ones back too, add pct=0")
                .contains("A share such as pct=25 is no slow start")
                .contains("Leave SPF at ~all")
                .contains("at least a month at p=none");
    }

    private static String flat(Rollout rollout) {
        return Planning.page(rollout).replaceAll("\\s+", " ");
    }

    @Test
    void to_stay_at_quarantine_is_a_plan_where_people_have_mailboxes() {
        Rollout rollout = with("v=DMARC1; p=quarantine; rua=mailto:d@a.example");

        assertThat(RolloutPage.nextStep(rollout).text()).startsWith("You may stay here.");
        assertThat(lists(rollout).mailboxes()).isTrue();
        assertThat(lists(rollout).truth()).isEqualTo(Truth.OWNER_KNOWS);
        assertThat(flat(rollout)).contains("Where people have mailboxes they may");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "quarantine"})
    void mail_that_is_proven_not_to_be_signed_keeps_a_domain_where_it_is(String policy) {
        Rollout rollout =
                Planning.of(
                        "a.example",
                        UNSIGNED
                                + "_dmarc TXT \"v=DMARC1; p=%s; rua=mailto:d@a.example\"\n"
                                        .formatted(policy));

        assertThat(rollout.next().orElseThrow().goal()).isEqualTo(Goal.MEND);
        assertThat(rollout.proposed()).isEmpty();
        assertThat(RolloutPage.nextStep(rollout).text()).startsWith("Stay at this level");
        assertThat(rollout.faults())
                .extracting(advice -> advice.finding().code())
                .contains("dkim.proven-none");
    }

    @Test
    void a_key_that_was_not_found_is_not_missing() {
        Rollout rollout =
                Planning.of(
                        "a.example",
                        UNSIGNED
                                + "other._domainkey TXT \"v=DKIM1; p=%s\"\n"
                                        .formatted(Keys.rsa(2048))
                                + "_dmarc TXT \"v=DMARC1; p=none; rua=mailto:d@a.example\"\n");

        assertThat(rollout.next().orElseThrow().goal()).isEqualTo(Goal.TRY_QUARANTINE);
        assertThat(flat(rollout)).contains("which proves nothing");
    }

    @Test
    void spf_over_its_budget_is_mended_before_anything_stricter() {
        var includes = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            includes.append("i%d TXT \"v=spf1 ip4:192.0.2.%d ~all\"\n".formatted(i, i));
        }
        String terms =
                "include:i0.a.example include:i1.a.example include:i2.a.example include:i3.a.example"
                        + " include:i4.a.example include:i5.a.example include:i6.a.example"
                        + " include:i7.a.example include:i8.a.example include:i9.a.example"
                        + " include:i10.a.example";
        Rollout rollout =
                Planning.of(
                        "a.example",
                        SENDS.replace("v=spf1 mx", "v=spf1 " + terms)
                                + includes
                                + "_dmarc TXT \"v=DMARC1; p=none; rua=mailto:d@a.example\"\n");

        assertThat(rollout.next().orElseThrow().goal()).isEqualTo(Goal.MEND);
        assertThat(rollout.faults())
                .extracting(advice -> advice.finding().code())
                .contains("spf.too-many-lookups");
    }

    @Test
    void reports_that_nobody_takes_are_seen_to_first() {
        Rollout rollout = with("v=DMARC1; p=none; rua=mailto:d@elsewhere.example");

        assertThat(rollout.next().orElseThrow().goal()).isEqualTo(Goal.MEND);
        assertThat(rollout.faults())
                .extracting(advice -> advice.finding().code())
                .contains("dmarc.rua-unauthorized");
    }

    @Test
    void a_record_that_never_acted_begins_at_none_whatever_it_asked_for() {
        Rollout rollout = with("v=DMARC1; p=rejected; sp=reject; rua=mailto:d@a.example");

        assertThat(rollout.station()).isEqualTo(Station.BROKEN);
        assertThat(rollout.proposed()).contains("v=DMARC1; p=none; rua=mailto:d@a.example");
    }

    @Test
    void a_record_that_older_receivers_enforce_is_mended_as_it_was_meant() {
        Rollout rollout = with("v=DMARC1; p=reject; np=rejct; rua=mailto:d@a.example");

        assertThat(rollout.proposed())
                .contains("v=DMARC1; p=reject; np=reject; rua=mailto:d@a.example");
    }

    @Test
    void several_records_are_made_one_that_reports_to_everybody() {
        Rollout rollout =
                Planning.of(
                        "a.example",
                        SENDS
                                + "_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:d@a.example\"\n"
                                + "_dmarc TXT \"v=DMARC1; p=none; rua=mailto:e@a.example\"\n");

        assertThat(rollout.station()).isEqualTo(Station.BROKEN);
        assertThat(rollout.proposed())
                .contains("v=DMARC1; p=none; rua=mailto:d@a.example,mailto:e@a.example");
        assertThat(rollout.next().orElseThrow().publish())
                .extracting(RecordEdit::action)
                .containsExactly(RecordEdit.Action.REMOVE, RecordEdit.Action.REPLACE);
    }

    @Test
    void a_domain_that_says_it_sends_nothing_goes_to_reject_at_once() {
        Rollout rollout =
                Planning.of(
                        "a.example",
                        """
                        @      TXT  "v=spf1 -all"
                        @      A    192.0.2.1
                        _dmarc TXT  "v=DMARC1; p=none; rua=mailto:d@a.example; ruf=mailto:f@a.example"
                        """);

        assertThat(rollout.station()).isEqualTo(Station.NO_MAIL);
        assertThat(rollout.next().orElseThrow().publish())
                .extracting(edit -> edit.type() + " " + edit.value())
                .containsExactly(
                        "TXT v=DMARC1; p=reject; rua=mailto:d@a.example; ruf=mailto:f@a.example",
                        "MX 0 .");
        assertThat(rollout.steps()).hasSize(1);
    }

    @Test
    void that_a_domain_sends_nothing_is_called_a_guess_where_it_is_one() {
        Rollout rollout = Planning.of("a.example", "@ TXT \"something\"\n");

        assertThat(rollout.station()).isEqualTo(Station.NO_MAIL);
        assertThat(flat(rollout))
                .contains("a.example sends no mail, it seems")
                .contains("If a.example really sends no mail")
                .contains("that is our guess")
                .contains("no name below a.example sends mail");
    }

    @Test
    void a_domain_without_mail_that_says_so_everywhere_is_done() {
        Rollout rollout =
                Planning.of(
                        "a.example",
                        "@ TXT \"v=spf1 -all\"\n@ MX 0 .\n_dmarc TXT \"v=DMARC1; p=reject\"\n");

        assertThat(rollout.station()).isEqualTo(Station.COMPLETE);
        assertThat(rollout.level()).isEqualTo(Level.GOOD);
        assertThat(rollout.next()).isEmpty();
    }

    @Test
    void the_plan_of_a_name_without_a_record_is_that_of_the_domain_above() {
        Rollout rollout =
                Planning.of(
                        "shop.a.example",
                        ZoneDns.of(
                                "$ORIGIN a.example.\n"
                                        + SENDS
                                        + "shop MX 10 mail\n_dmarc TXT \"v=DMARC1; p=none; rua=mailto:d@a.example\"\n"));

        assertThat(rollout.isElsewhere()).isTrue();
        assertThat(rollout.domain()).hasToString("a.example");
        assertThat(flat(rollout)).contains("shop.a.example has no record of its own");
    }

    @Test
    void a_name_that_sends_below_a_domain_that_does_not_gets_a_record_of_its_own() {
        Rollout rollout =
                Planning.of(
                        "shop.a.example",
                        ZoneDns.of(
                                """
                                $ORIGIN a.example.
                                @       TXT  "v=spf1 -all"
                                @       A    192.0.2.1
                                _dmarc  TXT  "v=DMARC1; p=none; rua=mailto:d@a.example"
                                shop    MX   10 mail
                                shop    TXT  "v=spf1 mx ~all"
                                mail    A    192.0.2.1
                                """));

        assertThat(rollout.isElsewhere()).isFalse();
        assertThat(rollout.next().orElseThrow().publish())
                .singleElement()
                .satisfies(edit -> {
                    assertThat(edit.name()).hasToString("_dmarc.shop.a.example");
                    assertThat(edit.value())
                            .isEqualTo("v=DMARC1; p=none; rua=mailto:dmarc-reports@shop.a.example");
                });
    }

    @Test
    void nothing_is_planned_where_the_dns_did_not_answer() {
        Rollout rollout = Planning.of("a.example", SENDS + "_dmarc !SERVFAIL\n");

        assertThat(rollout.station()).isEqualTo(Station.UNDETERMINED);
        assertThat(rollout.level()).isEqualTo(Level.UNKNOWN);
        assertThat(rollout.steps()).isEmpty();
        assertThat(rollout.proposed()).isEmpty();
    }

    @Test
    void nothing_stricter_is_offered_while_spf_could_not_be_looked_up() {
        Rollout rollout =
                Planning.of(
                        "a.example",
                        SENDS.replace("v=spf1 mx", "v=spf1 include:down.a.example")
                                + "down !SERVFAIL\n_dmarc TXT \"v=DMARC1; p=none; rua=mailto:d@a.example\"\n");

        assertThat(rollout.level()).isEqualTo(Level.UNKNOWN);
        assertThat(rollout.proposed()).isEmpty();
    }

    @Test
    void names_that_do_not_exist_can_be_shielded_early_and_the_rehearsal_then_falls_away() {
        Rollout rollout = with("v=DMARC1; p=none; rua=mailto:d@a.example");

        assertThat(rollout.shield())
                .extracting(RecordEdit::value)
                .containsExactly("v=DMARC1; p=none; np=reject; rua=mailto:d@a.example");
        Rollout shielded = with("v=DMARC1; p=none; np=reject; rua=mailto:d@a.example");
        assertThat(shielded.shield()).isEmpty();
        assertThat(shielded.proposed())
                .contains("v=DMARC1; p=quarantine; np=reject; rua=mailto:d@a.example");
        assertThat(flat(shielded)).contains("There is no test with t=y before this step");
    }

    @Test
    void a_suffix_that_says_psd_is_left_to_its_owners() {
        Rollout rollout =
                Planning.of(
                        "co.uk",
                        "@ TXT \"v=spf1 mx ~all\"\n_dmarc TXT \"v=DMARC1; p=none; psd=y; rua=mailto:d@co.uk\"\n");

        assertThat(rollout.station()).isEqualTo(Station.PUBLIC_SUFFIX);
        assertThat(rollout.steps()).isEmpty();
    }

    @Test
    void psd_is_taken_out_of_an_ordinary_domains_record() {
        assertThat(with("v=DMARC1; p=none; psd=y; rua=mailto:d@a.example").proposed())
                .contains("v=DMARC1; p=quarantine; t=y; rua=mailto:d@a.example");
    }

    @Test
    void a_service_without_a_key_is_told_with_what_it_can_do() {
        Rollout rollout =
                Planning.of(
                        "a.example",
                        ZoneDns.of(
                                "$ORIGIN a.example.\n"
                                        + SENDS.replace(
                                                "v=spf1 mx", "v=spf1 mx include:sendgrid.net")
                                        + "_dmarc TXT \"v=DMARC1; p=none; rua=mailto:d@a.example\"\n"
                                        + "sendgrid.net. TXT \"v=spf1 ip4:192.0.2.9 ~all\"\n"));

        assertThat(rollout.next().orElseThrow().state()).isEqualTo(State.NEXT);
        assertThat(flat(rollout))
                .contains("Your reports tell: the mail of Twilio SendGrid passes.")
                .contains("no key of it was found here");
    }
}
