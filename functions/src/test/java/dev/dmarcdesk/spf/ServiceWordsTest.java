package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.live.BundledData;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ServiceWordsTest {
    private static List<Advice> advice(String record, String... zone) {
        return new SpfCheck(BundledData.senders())
                .examine(
                        new Subject(Spf.DOMAIN, List.of()),
                        Sources.of(Spf.publishing(record, zone)))
                .advice();
    }

    private static Advice only(String code, List<Advice> all) {
        return all.stream()
                .filter(one -> one.finding().code().equals(code))
                .reduce((_, _) -> {
                    throw new AssertionError("more than one " + code);
                })
                .orElseThrow();
    }

    private static Fix.Todo fix(Advice advice) {
        return (Fix.Todo) advice.fix();
    }

    @Test
    void a_name_that_never_had_a_record_is_told_with_the_right_one() {
        var none =
                only(
                        "spf.include-none",
                        advice("v=spf1 include:_spf.mimecast.com ip4:192.0.2.1 ~all"));
        assertThat(none.because().text())
                .startsWith(
                        "_spf.mimecast.com is often written for Mimecast, but publishes no SPF record.");
        assertThat(fix(none).summary().text())
                .endsWith(
                        "If Mimecast sends for you, the term is"
                                + " include:<region>._netblocks.mimecast.com; its panel shows what"
                                + " stands in <…>.");
        assertThat(fix(none).records())
                .extracting(RecordEdit::value)
                .containsExactly("v=spf1 ip4:192.0.2.1 ~all");
    }

    @Test
    void a_service_that_needs_no_term_is_said_to_need_none() {
        var none =
                only(
                        "spf.include-none",
                        advice("v=spf1 include:_spf.intuit.com ip4:192.0.2.1 ~all"));
        assertThat(fix(none).summary().text()).endsWith("needs no term in this record.");
    }

    @Test
    void a_term_is_said_to_belong_to_its_service() {
        var none =
                only("spf.include-none", advice("v=spf1 include:sendgrid.net ip4:192.0.2.1 ~all"));
        assertThat(none.because().text()).endsWith("sendgrid.net belongs to Twilio SendGrid.");
        var strange = only("spf.include-none", advice("v=spf1 include:nobody.example mx ~all"));
        assertThat(strange.because().text()).doesNotContain("belongs to");
    }

    @Test
    void the_record_without_what_is_not_needed_is_given_with_its_condition() {
        var unused =
                only(
                        "spf.unused-include",
                        advice(
                                "v=spf1 include:sendgrid.net ip4:192.0.2.1 ~all",
                                "sendgrid.net TXT v=spf1 ip4:192.0.2.2 ~all"));
        assertThat(unused.title().text())
                .isEqualTo("include:sendgrid.net (Twilio SendGrid) is probably not needed");
        assertThat(fix(unused).summary().text())
                .isEqualTo(
                        "Look at the Return-Path of a message it sent for you: unless it is at"
                                + " a.example itself, remove the include. The record without it:");
        assertThat(fix(unused).records())
                .extracting(RecordEdit::value)
                .containsExactly("v=spf1 ip4:192.0.2.1 ~all");
    }

    @Test
    void two_of_them_have_one_record_so_that_neither_undoes_the_other() {
        var all =
                advice(
                        "v=spf1 include:sendgrid.net include:servers.mcsv.net ip4:192.0.2.1 ~all",
                        "sendgrid.net TXT v=spf1 ip4:192.0.2.2 ~all",
                        "servers.mcsv.net TXT v=spf1 ip4:192.0.2.3 ~all");
        assertThat(all)
                .filteredOn(one -> one.finding() instanceof SpfFinding.UnusedInclude)
                .hasSize(2)
                .allSatisfy(one ->
                        assertThat(fix(one).records())
                                .extracting(RecordEdit::value)
                                .containsExactly("v=spf1 ip4:192.0.2.1 ~all"))
                .anySatisfy(one ->
                        assertThat(fix(one).summary().text())
                                .endsWith(
                                        "and without include:sendgrid.net, if the same is true of that:"));
    }

    @Test
    void nobody_is_left_without_a_sender() {
        var unused =
                only(
                        "spf.unused-include",
                        advice(
                                "v=spf1 include:sendgrid.net ~all",
                                "sendgrid.net TXT v=spf1 ip4:192.0.2.2 ~all"));
        assertThat(fix(unused).records()).isEmpty();
    }

    @Test
    void what_depends_on_the_set_up_is_said_as_a_guess_and_without_a_record() {
        var unused =
                only(
                        "spf.unused-include",
                        advice(
                                "v=spf1 include:_spf.salesforce.com ip4:192.0.2.1 ~all",
                                "_spf.salesforce.com TXT v=spf1 exists:%{i}._spf.mta.salesforce.com ~all"));
        assertThat(unused.title().text())
                .isEqualTo("include:_spf.salesforce.com (Salesforce) is not always needed");
        assertThat(unused.because().text()).contains("depends on how it was set up");
        assertThat(fix(unused).records()).isEmpty();
    }

    @Test
    void the_tree_names_services_where_their_part_begins() {
        var tree =
                Spf.tree(
                        "v=spf1 include:sendgrid.net exists:%{i}.spf.hc1.iphmx.com include:x.example ~all",
                        "sendgrid.net TXT v=spf1 include:ab.sendgrid.net ~all",
                        "ab.sendgrid.net TXT v=spf1 ip4:192.0.2.2 ~all");
        assertThat(SpfTreeText.of(tree, BundledData.senders(), 90))
                .isEqualTo(
                        """
                        a.example                         4 of 10 lookups
                        ├─ include:sendgrid.net           2  Twilio SendGrid
                        │  ├─ include:ab.sendgrid.net     1
                        │  │  └─ 1 network, ~all
                        │  └─ ~all
                        ├─ exists:%{i}.spf.hc1.iphmx.com  1  Cisco Secure Email Cloud Gateway
                        ├─ include:x.example              1  does not exist: permerror
                        └─ ~all\
                        """);
    }
}
