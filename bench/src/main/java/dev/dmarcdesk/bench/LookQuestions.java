package dev.dmarcdesk.bench;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Snapshots;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/// Counts what a watch asks the DNS for a domain of a world: with the selectors it knows, and when
/// it looks for new keys too.
public final class LookQuestions {
    private LookQuestions() {}

    /// A domain as a watch knows it after its first look.
    static Subject watched(DomainName domain, Desk desk) {
        var first = desk.look(Subject.learnt(domain, List.of()));
        return Subject.known(domain, Snapshots.selectors(first));
    }

    /// `made-up`, or a set of the recorded world, such as `dev`.
    public static void main(String[] arguments) {
        World world = World.named(arguments.length > 0 ? arguments[0] : World.MADE_UP);
        Desk desk = new Desk(world.dns());
        List<Subject> watched =
                world.domains().stream().map(domain -> watched(domain, desk)).toList();
        print("known selectors", watched, desk::questions);
        print(
                "and new ones",
                watched,
                subject -> desk.questions(Subject.learnt(subject.domain(), subject.selectors())));
    }

    private static void print(String what, List<Subject> watched, ToIntFunction<Subject> count) {
        int[] counts = watched.stream().mapToInt(count).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: %d domains, mean %.1f, median %d, nine of ten below %d, most %d%n",
                what,
                counts.length,
                Arrays.stream(counts).average().orElse(0),
                counts[counts.length / 2],
                counts[counts.length * 9 / 10],
                counts[counts.length - 1]);
    }
}
