package dev.dmarcdesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.World;
import dev.dmarcdesk.check.EditedDns;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.NextRecord;
import dev.dmarcdesk.dmarc.ReportUri;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.plan.RolloutStep.Goal;
import dev.dmarcdesk.plan.RolloutStep.State;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.MailProfile;
import dev.dmarcdesk.spf.Qualifier;
import dev.dmarcdesk.spf.SpfFacts;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What no plan may ever advise, over the whole offline world, followed to the end of each road.
final class RolloutWorldTest {
    /// More than the longest road, with something to mend before every step.
    private static final int MOST_STEPS = 14;

    /// What a step brings with it, or what shows only once receivers can read the record.
    private static final Set<String> ON_THE_WAY =
            Set.of(
                    "dmarc.monitoring",
                    "dmarc.test-mode",
                    "dmarc.sp-weaker",
                    "dmarc.np-weaker",
                    "dmarc.rua-unauthorized",
                    "dkim.proven-none",
                    "bimi.dmarc-not-enforced");

    private final World world = World.read("dev");

    private Set<String> domains() {
        var all = new TreeSet<>(world.domains());
        world.traps().values().forEach(trap -> all.add(trap.domain()));
        return all;
    }

    /// Every plan on every road, each with the one before it, if any.
    private List<List<Rollout>> roads() {
        var roads = new ArrayList<List<Rollout>>();
        for (String domain : domains()) {
            var road = new ArrayList<Rollout>();
            Dns dns = world.dns();
            var plan = Planning.of(domain, dns);
            road.add(plan);
            while (plan.next().filter(step -> !step.publish().isEmpty()).isPresent()
                    && road.size() <= MOST_STEPS) {
                dns = new EditedDns(plan.next().orElseThrow().publish(), dns);
                plan = Planning.of(domain, dns);
                road.add(plan);
            }
            roads.add(road);
        }
        return roads;
    }

    @Test
    void every_road_ends_and_nothing_on_it_is_advised_that_must_not_be() {
        int arrived = 0;
        int followed = 0;
        for (List<Rollout> road : roads()) {
            String domain = road.getFirst().asked().toString();
            var last = road.getLast();
            assertThat(last.next().filter(step -> !step.publish().isEmpty()))
                    .as("the road of %s ends: %s", domain, stations(road))
                    .isEmpty();
            for (Rollout plan : road) {
                advisesNothingHarmful(plan);
            }
            for (int i = 1; i < road.size(); i++) {
                isNoWorse(road.get(i - 1), road.get(i));
                followed++;
            }
            if (last.level() == Level.GOOD) {
                arrived++;
                assertThat(last.next()).as(domain).isEmpty();
            }
        }
        assertThat(arrived).isGreaterThan(60);
        assertThat(followed).isGreaterThan(150);
    }

    private static String stations(List<Rollout> road) {
        return road.stream()
                .map(plan -> plan.station() + " " + plan.proposed())
                .collect(Collectors.joining(" > "));
    }

    private static void advisesNothingHarmful(Rollout plan) {
        var proposed =
                Stream.concat(
                                plan.steps().stream().flatMap(step -> step.publish().stream()),
                                plan.shield().stream())
                        .filter(edit -> edit.action() != RecordEdit.Action.REMOVE)
                        .filter(edit -> edit.type() == RrType.TXT)
                        .toList();
        var addresses = addresses(plan);
        for (RecordEdit edit : proposed) {
            assertThat(edit.value()).as(name(plan)).doesNotContain("psd=y");
            if (NextRecord.isPublishedBy(edit)) {
                assertThat(uris(edit.value())).as(name(plan)).containsAll(addresses);
                assertThat(isWeaker(edit.value(), plan)).as(name(plan) + edit.value()).isFalse();
            } else {
                boolean sends = plan.report().profile() == MailProfile.SENDS;
                boolean soft =
                        plan.report()
                                .facts(SpfFacts.class)
                                .all()
                                .filter(all -> all == Qualifier.SOFTFAIL)
                                .isPresent();
                assertThat(sends && soft && edit.value().endsWith("-all"))
                        .as(name(plan) + edit.value())
                        .isFalse();
            }
        }
        for (RolloutStep step : plan.steps()) {
            boolean stricter =
                    Set.of(Goal.TRY_QUARANTINE, Goal.QUARANTINE, Goal.TRY_REJECT, Goal.REJECT)
                            .contains(step.goal());
            boolean isNext = step.state() == State.NEXT;
            assertThat(stricter && isNext && !step.isOpen())
                    .as("%s: %s", name(plan), step)
                    .isFalse();
        }
        assertThat(plan.steps().stream().filter(step -> step.state() == State.NEXT))
                .as(name(plan))
                .hasSizeLessThan(2);
        boolean silent = plan.station() == Station.NO_MAIL;
        assertThat(silent && plan.next().filter(step -> !step.publish().isEmpty()).isEmpty())
                .as(name(plan))
                .isFalse();
        boolean undetermined = plan.station() == Station.UNDETERMINED;
        assertThat(undetermined && !plan.steps().isEmpty()).as(name(plan)).isFalse();
    }

    private static String name(Rollout plan) {
        return plan.asked() + " ";
    }

    private static List<String> addresses(Rollout plan) {
        return plan.report().facts(DmarcFacts.class).found().stream()
                .filter(found -> found.domain().equals(plan.domain()))
                .flatMap(found -> found.record().reportUris().stream())
                .filter(ReportUri.Mailto.class::isInstance)
                .map(RolloutWorldTest::bare)
                .toList();
    }

    private static List<String> uris(String record) {
        return new NextRecord(record)
                .record().reportUris().stream().map(RolloutWorldTest::bare).toList();
    }

    private static String bare(ReportUri uri) {
        return uri.uri().toLowerCase(Locale.ROOT);
    }

    private static boolean isWeaker(String record, Rollout plan) {
        var found =
                plan.report().facts(DmarcFacts.class).found().stream()
                        .filter(one -> one.domain().equals(plan.domain()))
                        .toList();
        var next = new NextRecord(record).record().policies();
        return !found.isEmpty() && Ladder.isWeaker(next, found.getFirst().record().policies());
    }

    private static void isNoWorse(Rollout before, Rollout after) {
        var now = after.report().facts(DmarcFacts.class);
        var then = before.report().facts(DmarcFacts.class);
        assertThat(now.effectivePolicy().orElse(AssessmentPolicy.NONE))
                .as(name(before))
                .isGreaterThanOrEqualTo(then.effectivePolicy().orElse(AssessmentPolicy.NONE));
        var fresh = faults(after);
        fresh.removeAll(faults(before));
        if (before.next().filter(step -> step.goal() == Goal.MEND).isPresent()) {
            fresh.removeIf(code -> !code.startsWith("dmarc."));
        }
        assertThat(ON_THE_WAY).as(name(before) + before.proposed()).containsAll(fresh);
    }

    private static Set<String> faults(Rollout plan) {
        return plan.report().findings().stream()
                .filter(advice -> advice.severity().compareTo(Severity.WARNING) <= 0)
                .map(advice -> advice.finding().code())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
