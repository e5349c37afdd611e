package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.Mended;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Every fix does what it promises: published as it is written, it ends its finding and breaks
/// nothing.
final class FixesTest {
    /// What shows only once something else is mended: a first record stops nothing yet, a policy
    /// that was not found before is fetched, a report address that nobody could read is somewhere
    /// else.
    private static final Set<String> NEXT =
            Set.of(
                    "dmarc.monitoring",
                    "dmarc.test-mode",
                    "dmarc.rua-unauthorized",
                    "mta-sts.policy-unavailable",
                    "dkim.proven-none");

    private final World world = World.read("dev");

    @Test
    void a_fix_that_is_followed_to_the_letter_ends_its_finding_and_breaks_nothing() {
        var played = new HashSet<String>();
        for (World.Trap trap : world.traps().values()) {
            var before = Audit.of(trap.domain(), world.dns(), selectors(trap));
            for (Advice advice : before.report().findings()) {
                String code = advice.finding().code();
                if (advice.fix() instanceof Fix.Todo(_, var records, _)
                        && Mended.canPlay(records)
                        && played.add(code)) {
                    var after =
                            Audit.of(
                                    trap.domain(),
                                    new Mended(world.dns(), records),
                                    selectors(trap));
                    assertThat(after.codes()).as(trap.id()).doesNotContain(code);
                    assertThat(NEXT)
                            .as(trap.id() + " after " + code)
                            .containsAll(fresh(before, after));
                }
            }
        }
        assertThat(played).hasSizeGreaterThan(40);
    }

    private static Set<String> fresh(Audit before, Audit after) {
        var fresh = faults(after);
        fresh.removeAll(faults(before));
        return fresh;
    }

    private static Set<String> faults(Audit audit) {
        return audit.report().findings().stream()
                .filter(advice -> advice.severity().compareTo(Severity.NOTICE) < 0)
                .map(advice -> advice.finding().code())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String[] selectors(World.Trap trap) {
        return trap.facts().get("dkim_selectors") instanceof List<?> selectors
                ? selectors.stream().map(Object::toString).toArray(String[]::new)
                : new String[0];
    }
}
