package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.HostileZones;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.live.Inspector;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;

/// Zones made to do harm: a verdict and findings come of them, with a bounded number of questions
/// and outputs that somebody, or some program, can take.
@Timeout(120)
final class BadInputTest {
    private static final int MOST_FINDINGS = 200;
    private static final int LONGEST_PAGE = 20_000;
    private static final int LONGEST_JSON = 2_000_000;

    static Set<String> names() {
        return HostileZones.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void comes_to_a_verdict(String name) {
        for (var selectors : List.of(List.<String>of(), List.of("s1"))) {
            var audit =
                    Audit.of(
                            HostileZones.DOMAIN,
                            HostileZones.named(name),
                            selectors.toArray(String[]::new));
            Report report = audit.report();
            assertThat(report.findings())
                    .hasSizeBetween(1, MOST_FINDINGS)
                    .anyMatch(advice -> advice.severity() != Severity.GOOD);
            assertThat(report.transcript().asked()).isLessThanOrEqualTo(Inspector.BUDGET);
            assertThat(audit.page()).hasSizeBetween(1, LONGEST_PAGE);
            assertThat(audit.json()).hasSizeBetween(1, LONGEST_JSON);
        }
    }
}
