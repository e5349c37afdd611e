package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.check.EditedDns;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whatever the record: what is proposed keeps the limits, and whoever was named and is not named
/// any more is told.
final class BudgetPlanPropertiesTest {
    private static final List<String> TERMS =
            List.of(
                    "mx",
                    "a",
                    "ptr",
                    "mx/28",
                    "ip4:192.0.2.96/28",
                    "ip4:198.51.100.7",
                    "a:one.acme.example",
                    "~a:two.acme.example",
                    "a:gone.acme.example",
                    "exists:gone.example",
                    "exists:%{i}.list.example",
                    "include:_spf.acme.example",
                    "include:_spf.google.com",
                    "include:google4.example",
                    "include:spf.protection.outlook.com",
                    "include:sendgrid.net",
                    "include:servers.mcsv.net",
                    "include:mail.zendesk.com",
                    "include:_spf.salesforce.com",
                    "include:mailgun.org",
                    "include:email.freshdesk.com",
                    "include:_spf.crm.example",
                    "include:b.crm.example",
                    "include:gone.example",
                    "?include:_nb1.google4.example");

    private static final List<String> ENDS =
            List.of("~all", "-all", "?all", "", "redirect=a.crm.example");

    private static final String MORE =
            """
            $ORIGIN acme.example.
            one   A    192.0.2.101
            two   A    192.0.2.102
            _spf  TXT  "v=spf1 mx:acme.example include:sendgrid.net ip4:198.51.100.9 ?all"
            """;

    private static List<String> record(Random random) {
        var terms = new ArrayList<>(List.of("ip4:198.51.100.8"));
        IntStream.range(0, 3 + random.nextInt(9))
                .forEach(_ -> terms.add(ForAll.oneOf(random, TERMS)));
        terms.add(ForAll.oneOf(random, ENDS));
        terms.removeIf(String::isEmpty);
        return terms;
    }

    private static Dns dns(List<String> terms) {
        return Budgets.publishing("v=spf1 " + String.join(" ", terms), MORE);
    }

    @Test
    void what_is_proposed_keeps_both_limits_and_loses_nobody_silently() {
        ForAll.costlyValues(
                BudgetPlanPropertiesTest::record,
                terms -> {
                    var dns = dns(terms);
                    for (var plan : Budgets.check(dns).facts().budget()) {
                        addsUp(plan);
                        if (!plan.edits().isEmpty()) {
                            keepsTheLimits(plan, dns);
                            movedRecordsWork(plan.edits(), dns);
                        }
                        plan.edits().stream()
                                .filter(edit -> edit.name().equals(DomainName.of("acme.example")))
                                .map(RecordEdit::value)
                                .forEach(proposed -> keepsTerms(terms, proposed, plan));
                    }
                });
    }

    private static void addsUp(BudgetPlan plan) {
        int saved = plan.savings().stream().mapToInt(Saving::lookups).sum();
        assertThat(plan.now().lookups() - saved).isEqualTo(plan.then().lookups());
        assertThat(plan.savings()).allMatch(saving -> saving.way() != Way.FLATTEN);
    }

    private static void keepsTheLimits(BudgetPlan plan, Dns dns) {
        var after = Budgets.check(new EditedDns(plan.edits(), dns)).facts();
        assertThat(after.lookups().orElseThrow())
                .isEqualTo(plan.then().lookups())
                .isLessThanOrEqualTo(SpfLimits.LOOKUPS);
        assertThat(after.voidLookups().orElseThrow()).isLessThanOrEqualTo(SpfLimits.VOIDS);
        assertThat(after.status()).isEqualTo(SpfFacts.Status.FOUND);
    }

    private static void movedRecordsWork(List<RecordEdit> edits, Dns dns) {
        edits.stream()
                .filter(edit -> edit.action() == Action.ADD)
                .forEach(edit ->
                        assertThat(
                                        Budgets.check(
                                                        edit.name().toString(),
                                                        new EditedDns(edits, dns))
                                                .facts()
                                                .status())
                                .isEqualTo(SpfFacts.Status.FOUND));
    }

    /// A term stays, with its sign and in its order, unless a saving says otherwise; the end is
    /// never made stricter.
    private static void keepsTerms(List<String> terms, String proposed, BudgetPlan plan) {
        var told = plan.savings().stream().map(Saving::term).collect(Collectors.toSet());
        var words = List.of(proposed.split(" "));
        var seen = new HashSet<String>();
        int from = 0;
        for (var term : terms) {
            int at = words.subList(from, words.size()).indexOf(term);
            boolean repeated = !seen.add(term);
            assertThat(at >= 0 || told.contains(term) || repeated || term.equals("?all"))
                    .as("%s is in neither %s nor %s", term, proposed, told)
                    .isTrue();
            from = at < 0 ? from : from + at;
        }
        assertThat(!proposed.endsWith("-all") || terms.getLast().equals("-all")).isTrue();
    }
}
