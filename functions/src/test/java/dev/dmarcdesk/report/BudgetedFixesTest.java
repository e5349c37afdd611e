package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Fixes are tried out within what is left of the audit's questions: what can not be asked any more
/// makes no fix look harmful.
final class BudgetedFixesTest {
    private final World world = World.read("dev");
    private static final String WITHHELD = "We propose no record";

    @ParameterizedTest
    @ValueSource(ints = {8, 20, 40, 70, 100, 130})
    void a_fix_that_holds_is_not_withheld_for_want_of_answers(int budget) {
        int compared = 0;
        for (String domain : world.domains()) {
            Map<Finding, Advice> whole = byFinding(domain, world.dns(), 10_000);
            for (Advice advice : byFinding(domain, world.dns(), budget).values()) {
                Advice other = whole.get(advice.finding());
                if (other != null && hasRecords(other)) {
                    compared++;
                    assertThat(summary(advice))
                            .as("%s %s", domain, advice.finding().code())
                            .doesNotContain(WITHHELD);
                }
            }
        }
        assertThat(compared).isPositive();
    }

    private static Map<Finding, Advice> byFinding(String domain, Dns dns, int budget) {
        var subject = new Subject(DomainName.of(domain), List.of());
        var all = new HashMap<Finding, Advice>();
        Audit.of(subject, new RecordingDns(dns, budget), Web.OFFLINE, ChainOfTrust.OFFLINE)
                .report()
                .findings()
                .forEach(advice -> all.put(advice.finding(), advice));
        return all;
    }

    private static boolean hasRecords(Advice advice) {
        return advice.fix() instanceof Fix.Todo todo && !todo.records().isEmpty();
    }

    private static String summary(Advice advice) {
        return advice.fix() instanceof Fix.Todo todo ? todo.summary().text() : "";
    }
}
