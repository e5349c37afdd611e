package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.EditedDns;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.spf.BudgetPlan.Outcome;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

/// Every domain of the offline DNS world that is over its budget gets a record that is not, or is
/// told plainly why there is none.
final class BudgetWorldTest {
    private final World world = World.read("dev");
    private final Dns dns = world.dns();

    @Test
    void every_domain_over_its_budget_gets_a_record_or_a_reason() {
        var over =
                Stream.concat(
                                world.traps().values().stream().map(World.Trap::domain),
                                world.domains().stream())
                        .distinct()
                        .filter(domain -> DomainName.parse(domain) instanceof Parsed.Valid)
                        .filter(this::isAnswered)
                        .toList();

        assertThat(over).isNotEmpty();
    }

    private boolean isAnswered(String domain) {
        var examination = Budgets.check(domain, dns);
        var many =
                examination.advice().stream()
                        .filter(advice -> advice.finding() instanceof SpfFinding.TooManyLookups)
                        .toList();
        for (Advice advice : many) {
            var plan = examination.facts().budget().getFirst();
            var fix = (Fix.Todo) advice.fix();
            if (plan.outcome() == Outcome.MENDED) {
                assertThat(fix.records()).as(domain).isNotEmpty();
                var after = Budgets.check(domain, new EditedDns(fix.records(), dns)).facts();
                assertThat(after.lookups().orElseThrow())
                        .as(domain)
                        .isLessThanOrEqualTo(SpfLimits.LOOKUPS);
            } else {
                assertThat(fix.records()).as(domain).isEmpty();
                assertThat(fix.summary().text())
                        .as(domain)
                        .containsAnyOf(
                                "not enough",
                                "every term may be needed",
                                "could not be looked up",
                                "only they can change it");
            }
        }
        return !many.isEmpty();
    }
}
