package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.spf.BudgetPlan.Outcome;
import dev.dmarcdesk.spf.Service.Need;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class BudgetPlanTest {
    /// `count` hosts of somebody else, an address each.
    private static String foreign(int count) {
        return IntStream.range(0, count)
                .mapToObj(host -> " a:h" + host + ".elsewhere.example")
                .collect(Collectors.joining());
    }

    private static final String[] ELSEWHERE =
            IntStream.range(0, 20)
                    .mapToObj(
                            host -> "h" + host + ".elsewhere.example. A 198.51.100." + (100 + host))
                    .toArray(String[]::new);

    private static Dns publishing(String record, String... more) {
        return Budgets.with(
                String.join("\n", ELSEWHERE),
                "$ORIGIN acme.example.\n@ TXT \"" + record + "\"\n@ MX 10 mx1\nmx1 A 192.0.2.100\n",
                String.join("\n", more));
    }

    private static List<String> ways(BudgetPlan plan) {
        return plan.savings().stream()
                .map(saving -> saving.way().word() + " " + saving.term())
                .toList();
    }

    @Test
    void says_what_every_term_costs_whose_it_is_and_whether_it_is_needed() {
        var plan = Budgets.plan(Budgets.with(Budgets.SEVERAL_SERVICES));

        assertThat(plan.now()).isEqualTo(new BudgetPlan.Spent(13, 0, true));
        assertThat(plan.costs())
                .extracting(
                        TermCost::term,
                        TermCost::lookups,
                        cost -> cost.service().name(),
                        cost -> cost.service().need())
                .containsExactly(
                        tuple("mx", 1, "", Need.YOURS),
                        tuple("a:shop.acme.example", 1, "", Need.YOURS),
                        tuple("include:_spf.google.com", 1, "Google Workspace", Need.NEEDED),
                        tuple(
                                "include:spf.protection.outlook.com",
                                1,
                                "Microsoft 365",
                                Need.NEEDED),
                        tuple("include:sendgrid.net", 2, "Twilio SendGrid", Need.PROBABLY_NOT),
                        tuple("include:servers.mcsv.net", 1, "Mailchimp", Need.PROBABLY_NOT),
                        tuple("include:mail.zendesk.com", 1, "Zendesk Support", Need.NEEDED),
                        tuple("include:_spf.salesforce.com", 2, "Salesforce", Need.DEPENDS),
                        tuple("include:_spf.crm.example", 3, "", Need.NOT_KNOWN));
    }

    @Test
    void drops_what_services_do_not_need_before_it_touches_what_they_do() {
        var dns = Budgets.with(Budgets.SEVERAL_SERVICES);
        var plan = Budgets.plan(dns);

        assertThat(plan.outcome()).isEqualTo(Outcome.MENDED);
        assertThat(plan.then().lookups()).isEqualTo(10);
        assertThat(ways(plan))
                .containsExactly("unused include:sendgrid.net", "unused include:servers.mcsv.net");
        assertThat(plan.edits())
                .containsExactly(
                        RecordEdit.replacing(
                                RrType.TXT,
                                DomainName.of("acme.example"),
                                Budgets.check(dns).facts().record().orElseThrow(),
                                "v=spf1 mx a:shop.acme.example include:_spf.google.com include:spf.protection.outlook.com include:mail.zendesk.com include:_spf.salesforce.com include:_spf.crm.example ~all"));
        assertThat(Budgets.fix(dns).records()).isEqualTo(plan.edits());
        assertThat(Budgets.fix(dns).summary().text())
                .contains("10 of 10 lookups instead of 13", "as a rule", "Return-Path");
    }

    @Test
    void changes_no_more_than_it_has_to() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:servers.mcsv.net include:sendgrid.net"
                                        + foreign(8)
                                        + " ~all"));

        assertThat(ways(plan)).containsExactly("unused include:sendgrid.net");
        assertThat(plan.then().lookups()).isEqualTo(9);
        assertThat(plan.more()).extracting(Saving::term).contains("include:servers.mcsv.net");
    }

    @Test
    void takes_a_sure_change_back_where_a_later_one_makes_it_superfluous() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 a:mx1.acme.example include:mailgun.org"
                                        + foreign(6)
                                        + " ~all"));

        assertThat(plan.now().lookups()).isEqualTo(12);
        assertThat(ways(plan)).containsExactly("bounce-below include:mailgun.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ptr                                              | ptr",
                "include:gone.example                             | include:gone.example",
                "a:gone.example                                   | a:gone.example",
                "exists:gone.example                              | exists:gone.example",
                "include:_spf.google.com include:_spf.google.com  | include:_spf.google.com",
                "include:_spf.google.com include:_SPF.google.com. | include:_SPF.google.com.",
                "a:h0.elsewhere.example a:H0.elsewhere.example    | a:H0.elsewhere.example",
            })
    void leaves_out_first_what_allows_nobody(String terms, String gone) {
        var record = "v=spf1 " + terms + foreign(11) + " -all";
        var before = Budgets.check(publishing(record)).facts().lookups().orElseThrow();
        var plan = Budgets.plan(publishing(record));

        assertThat(plan.savings().getFirst())
                .extracting(Saving::way, Saving::term, Saving::lookups)
                .containsExactly(Way.USELESS, gone, 1);
        assertThat(before).isGreaterThan(11);
    }

    @Test
    void counts_an_include_each_time_it_is_reached() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:mailgun.org include:mailgun.org include:_spf.google.com -all"));

        assertThat(plan.now().lookups()).isEqualTo(11);
        assertThat(plan.then().lookups()).isEqualTo(6);
        assertThat(plan.edits().getLast().value())
                .isEqualTo("v=spf1 include:mailgun.org include:_spf.google.com -all");
    }

    @Test
    void counts_an_mx_once_and_a_term_with_a_prefix_length_as_well() {
        var plan =
                Budgets.plan(
                        publishing("v=spf1 mx/28 a:mx1.acme.example/24" + foreign(9) + " ~all"));

        assertThat(plan.now().lookups()).isEqualTo(11);
        assertThat(plan.costs()).allMatch(cost -> cost.lookups() == 1);
    }

    @Test
    void counts_no_redirect_beside_an_all() {
        var plan =
                Budgets.plan(publishing("v=spf1" + foreign(11) + " ptr ~all redirect=mailgun.org"));

        assertThat(plan.now().lookups()).isEqualTo(12);
        assertThat(plan.costs()).noneMatch(cost -> cost.term().startsWith("redirect"));
    }

    @Test
    void leaves_out_what_another_term_covers_today() {
        var plan = Budgets.plan(publishing("v=spf1 mx ip4:192.0.2.96/28" + foreign(10) + " ~all"));

        assertThat(ways(plan)).containsExactly("covered mx");
        assertThat(plan.savings().getFirst().certainty()).isEqualTo(Way.Certainty.FOR_NOW);
        assertThat(plan.edits().getLast().value())
                .isEqualTo("v=spf1 ip4:192.0.2.96/28" + foreign(10) + " ~all");
    }

    @Test
    void leaves_out_an_include_that_another_one_includes() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:b.crm.example include:_spf.crm.example"
                                        + foreign(7)
                                        + " ~all"));

        assertThat(ways(plan)).containsExactly("covered include:b.crm.example");
    }

    @Test
    void never_calls_a_term_covered_where_something_may_refuse_its_clients() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 mx -ip4:192.0.2.100 ip4:192.0.2.96/28"
                                        + foreign(10)
                                        + " ~all"));

        assertThat(ways(plan)).containsExactly("addresses mx");
    }

    @Test
    void drops_an_include_whose_service_bounces_to_a_subdomain_already() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:spf.mtasv.net" + foreign(10) + " ~all",
                                "pm-bounces.acme.example. CNAME pm.mtasv.net.",
                                "pm.mtasv.net. TXT \"v=spf1 a mx include:spf.mtasv.net ~all\""));

        assertThat(ways(plan)).containsExactly("unused include:spf.mtasv.net");
        assertThat(plan.savings().getFirst().words().text())
                .contains("pm-bounces.acme.example already");
    }

    @Test
    void writes_own_records_out_keeping_order_and_what_they_mean() {
        var dns =
                publishing(
                        "v=spf1 include:_spf.acme.example include:spf.protection.outlook.com"
                                + foreign(7)
                                + " -all",
                        "_spf.acme.example. TXT \"v=spf1 mx ip4:198.51.100.7 a:h9.elsewhere.example ?all\"",
                        "_spf.acme.example. MX 10 mx2.acme.example.",
                        "mx2.acme.example. A 192.0.2.99");
        var plan = Budgets.plan(dns);

        assertThat(plan.now().lookups()).isEqualTo(11);
        assertThat(ways(plan)).containsExactly("inline include:_spf.acme.example");
        assertThat(plan.edits().getLast().value())
                .isEqualTo(
                        "v=spf1 mx:_spf.acme.example ip4:198.51.100.7 a:h9.elsewhere.example include:spf.protection.outlook.com"
                                + foreign(7)
                                + " -all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx                    | ip4:192.0.2.100",
                "mx/28                 | ip4:192.0.2.100/28",
                "a:two.acme.example    | ip4:192.0.2.101 ip6:2001:db8::1",
                "a:two.acme.example/24//64 | ip4:192.0.2.101/24 ip6:2001:db8::1/64",
                "~a:two.acme.example   | ~ip4:192.0.2.101 ~ip6:2001:db8::1",
            })
    void writes_own_hosts_by_their_addresses(String term, String addresses) {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:spf.protection.outlook.com "
                                        + term
                                        + foreign(9)
                                        + " ~all",
                                "two.acme.example. A 192.0.2.101",
                                "two.acme.example. AAAA 2001:db8::1"));

        assertThat(ways(plan)).containsExactly("addresses " + term);
        assertThat(plan.edits().getLast().value())
                .isEqualTo(
                        "v=spf1 include:spf.protection.outlook.com "
                                + addresses
                                + foreign(9)
                                + " ~all");
        assertThat(Budgets.fix(publishing("v=spf1 mx" + foreign(10) + " ~all")).summary().text())
                .contains("when a host moves, the record has to follow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:shop.acme.example",
                "a:farm.acme.example",
                "a:lost.acme.example",
                "exists:%{i}.acme.example"
            })
    void leaves_hosts_alone_that_are_not_few_and_one_s_own(String term) {
        Dns zone =
                publishing(
                        "v=spf1 " + term + foreign(10) + " ~all",
                        "shop.acme.example. CNAME shops.elsewhere.example.",
                        "shops.elsewhere.example. A 198.51.100.77",
                        IntStream.range(0, 5)
                                .mapToObj(host -> "farm.acme.example. A 192.0.2." + host)
                                .collect(Collectors.joining("\n")));
        Dns dns =
                question ->
                        question.name().toString().equals("lost.acme.example")
                                ? new Answer.Unavailable(Answer.Reason.TIMEOUT, "No answer.")
                                : zone.ask(question);

        assertThat(Budgets.plan(dns).savings()).isEmpty();
        assertThat(Budgets.plan(dns).edits()).isEmpty();
    }

    @Test
    void moves_an_include_to_the_subdomain_its_service_can_bounce_to() {
        var dns = publishing("v=spf1 include:mailgun.org" + foreign(6) + " ~all");
        var plan = Budgets.plan(dns);

        assertThat(ways(plan)).containsExactly("bounce-below include:mailgun.org");
        assertThat(plan.edits())
                .extracting(RecordEdit::action, edit -> edit.name().toString(), RecordEdit::value)
                .containsExactly(
                        tuple(Action.ADD, "bounce.acme.example", "v=spf1 include:mailgun.org ~all"),
                        tuple(Action.REPLACE, "acme.example", "v=spf1" + foreign(6) + " ~all"));
        assertThat(Budgets.fix(dns).summary().text()).contains("Before that", "relaxed", "aspf=s");
    }

    @Test
    void chooses_a_subdomain_that_is_free() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:mailgun.org" + foreign(6) + " ~all",
                                "bounce.acme.example. TXT \"v=spf1 include:other.example ~all\""));

        assertThat(plan.edits().getFirst().name()).hasToString("mailgun.acme.example");
    }

    @Test
    void lets_an_unknown_service_send_as_a_subdomain_and_says_what_it_does_not_know() {
        var plan =
                Budgets.plan(publishing("v=spf1 include:_spf.crm.example" + foreign(8) + " ~all"));

        assertThat(ways(plan)).containsExactly("subdomain include:_spf.crm.example");
        assertThat(plan.edits().getFirst().name()).hasToString("crm.acme.example");
        assertThat(plan.savings().getFirst().words().text()).contains("We do not know");
    }

    @Test
    void never_moves_mailboxes() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:_spf.google.com include:spf.protection.outlook.com"
                                        + foreign(9)
                                        + " ~all"));

        assertThat(plan.outcome()).isEqualTo(Outcome.NOT_ENOUGH);
        assertThat(plan.edits()).isEmpty();
        assertThat(
                        Budgets.fix(
                                        publishing(
                                                "v=spf1 include:_spf.google.com include:spf.protection.outlook.com"
                                                        + foreign(9)
                                                        + " ~all"))
                                .summary()
                                .text())
                .contains("every term may be needed");
    }

    @Test
    void flattens_only_as_the_last_resort_and_never_as_the_fix() {
        var dns =
                publishing(
                        "v=spf1 include:_spf.google.com include:spf.protection.outlook.com"
                                + foreign(9)
                                + " -all");
        var plan = Budgets.plan(dns);

        assertThat(plan.last()).singleElement().extracting(Saving::way).isEqualTo(Way.FLATTEN);
        assertThat(plan.last().getFirst().words().text()).contains("change without notice");
        assertThat(plan.lastEdits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.value()).endsWith(" -all").hasSizeLessThan(450));
        assertThat(Budgets.fix(dns).records()).isEmpty();
    }

    @Test
    void proposes_no_addresses_that_do_not_fit_into_one_answer() {
        String many =
                IntStream.range(0, 60)
                        .mapToObj(host -> " ip4:203.0.113." + host)
                        .collect(Collectors.joining());
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:big.example"
                                        + foreign(10).replace("a:", "exists:%{i}.")
                                        + " -all",
                                "big.example. TXT \"v=spf1" + many + " -all\""));

        assertThat(plan.last()).isEmpty();
        assertThat(plan.lastEdits()).isEmpty();
    }

    @Test
    void proposes_no_record_where_a_part_could_not_be_looked_up() {
        Dns zone =
                publishing(
                        "v=spf1 include:lost.example include:sendgrid.net" + foreign(9) + " ~all");
        Dns dns =
                question ->
                        question.name().toString().equals("lost.example")
                                ? new Answer.Unavailable(Answer.Reason.SERVFAIL, "It fails.")
                                : zone.ask(question);
        var plan = Budgets.plan(dns);

        assertThat(plan.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(plan.edits()).isEmpty();
        assertThat(plan.now().exact()).isFalse();
        assertThat(plan.costs().getFirst().exact()).isFalse();
        assertThat(Budgets.fix(dns).summary().text()).contains("could not be looked up");
    }

    @Test
    void says_at_least_where_a_macro_hides_a_record() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:%{d}.crm.example include:sendgrid.net"
                                        + foreign(9)
                                        + " ~all"));

        assertThat(plan.now()).isEqualTo(new BudgetPlan.Spent(12, 0, false));
        assertThat(plan.outcome()).isEqualTo(Outcome.MENDED);
        assertThat(plan.then().exact()).isFalse();
    }

    @Test
    void leaves_the_record_of_somebody_else_to_them() {
        String record = "\"v=spf1 include:sendgrid.net" + foreign(10) + " ~all\"";
        var elsewhere = String.join("\n", ELSEWHERE);
        var alias =
                Budgets.with(
                        elsewhere,
                        "acme.example. CNAME host.example.",
                        "host.example. TXT " + record);
        var redirect =
                Budgets.with(
                        elsewhere,
                        "acme.example. TXT \"v=spf1 redirect=_spf.host.example\"",
                        "_spf.host.example. TXT " + record);

        for (var dns : List.of(alias, redirect)) {
            assertThat(Budgets.plan(dns).outcome()).isEqualTo(Outcome.NOT_YOURS);
            assertThat(Budgets.plan(dns).edits()).isEmpty();
            assertThat(Budgets.fix(dns).summary().text()).contains("host.example");
        }
    }

    @Test
    void edits_the_own_record_that_a_redirect_leads_to() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 redirect=_spf.acme.example",
                                "_spf.acme.example. TXT \"v=spf1 include:sendgrid.net"
                                        + foreign(9)
                                        + " ~all\""));

        assertThat(plan.now().lookups()).isEqualTo(12);
        assertThat(plan.edits())
                .extracting(edit -> edit.name().toString(), RecordEdit::value)
                .containsExactly(tuple("_spf.acme.example", "v=spf1" + foreign(9) + " ~all"));
    }

    @Test
    void brings_the_lookups_that_find_nothing_down_to_two() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 mx a:g1.acme.example a:g2.acme.example exists:g3.acme.example ~all"));

        assertThat(plan.now().voids()).isEqualTo(3);
        assertThat(plan.then().voids()).isZero();
        assertThat(plan.edits().getLast().value()).isEqualTo("v=spf1 mx ~all");
    }

    @Test
    void plans_a_reserve_from_eight_lookups_on_and_changes_nothing_that_works() {
        var plan = Budgets.plan(publishing("v=spf1 include:sendgrid.net" + foreign(6) + " ~all"));

        assertThat(plan.outcome()).isEqualTo(Outcome.WITHIN);
        assertThat(plan.savings()).isEmpty();
        assertThat(plan.edits()).isEmpty();
        assertThat(plan.more()).extracting(Saving::term).contains("include:sendgrid.net");
        assertThat(
                        Budgets.check(
                                        publishing(
                                                "v=spf1 include:sendgrid.net"
                                                        + foreign(5)
                                                        + " ~all"))
                                .facts()
                                .budget())
                .isEmpty();
    }

    @Test
    void moves_an_include_whose_own_terms_find_nothing() {
        String gone =
                "_spf.v%d.example. TXT \"v=spf1 a:x.v%d.example a:y.v%d.example ip4:203.0.113.9 ~all\"";
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 mx include:_spf.v1.example include:_spf.v2.example ~all",
                                gone.replace("%d", "1"),
                                gone.replace("%d", "2")));

        assertThat(plan.now()).isEqualTo(new BudgetPlan.Spent(7, 4, true));
        assertThat(plan.outcome()).isEqualTo(Outcome.MENDED);
        assertThat(plan.then().voids()).isEqualTo(2);
        assertThat(plan.savings()).hasSize(1);
    }

    @Test
    void names_six_other_changes_at_most() {
        String includes =
                IntStream.range(0, 9)
                        .mapToObj(i -> " include:_spf.v" + i + ".example")
                        .collect(Collectors.joining());
        String[] vendors =
                IntStream.range(0, 9)
                        .mapToObj(
                                i -> "_spf.v" + i + ".example. TXT \"v=spf1 ip4:203.0.113.9 ~all\"")
                        .toArray(String[]::new);
        var plan = Budgets.plan(publishing("v=spf1 mx" + includes + " ~all", vendors));

        assertThat(plan.outcome()).isEqualTo(Outcome.WITHIN);
        assertThat(plan.more()).hasSize(6);
    }

    @Test
    void prefers_a_known_service_to_a_dearer_unknown_one() {
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 include:_spf.crm.example include:_spf.salesforce.com"
                                        + foreign(6)
                                        + " ~all"));

        assertThat(plan.now().lookups()).isEqualTo(11);
        assertThat(plan.savings())
                .extracting(Saving::term)
                .containsExactly("include:_spf.salesforce.com");
    }

    @Test
    void moves_no_include_to_a_subdomain_that_it_would_break() {
        String deep =
                IntStream.range(0, 11)
                        .mapToObj(i -> " a:h" + i + ".elsewhere.example")
                        .collect(Collectors.joining());
        var plan =
                Budgets.plan(
                        publishing(
                                "v=spf1 mx include:_spf.deep.example ~all",
                                "_spf.deep.example. TXT \"v=spf1" + deep + " ~all\""));

        assertThat(plan.edits()).noneMatch(edit -> edit.action() == Action.ADD);
    }

    @Test
    void keeps_a_plan_for_others_to_use() {
        var dns = publishing("v=spf1 include:sendgrid.net" + foreign(9) + " ~all");
        var facts = SpfFacts.of(DomainName.of("acme.example"), dns);

        assertThat(BudgetPlan.of(facts, dns, BundledData.senders()))
                .isEqualTo(Budgets.check(dns).facts().budget());
    }
}
