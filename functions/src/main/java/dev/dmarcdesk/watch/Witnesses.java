package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Sentence;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How a change is known, in words.
final class Witnesses {
    private Witnesses() {}

    static Sentence sentence(Tiding.Changed changed) {
        var sight = changed.sight();
        var seen =
                Sentence.of(
                        "Seen at %s by our resolver, at %s again",
                        Moments.plain(sight.first()),
                        Moments.beside(sight.confirmed(), sight.first()));
        var agree = new TreeSet<String>();
        var silent = new TreeSet<String>();
        sight.testimonies().stream()
                .filter(testimony -> changed.aspects().contains(testimony.aspect()))
                .flatMap(testimony -> testimony.words().stream())
                .forEach(word ->
                        (word.observed().isKnown() ? agree : silent).add(word.server().toString()));
        silent.removeAll(agree);
        return agree.isEmpty()
                ? Sentence.of("%s. %s", seen, alone(changed))
                : Sentence.of("%s, and by %s.", seen, servers(agree, silent));
    }

    /// Why nobody else says so.
    private static Sentence alone(Tiding.Changed changed) {
        boolean files =
                changed.aspects().stream()
                        .allMatch(aspect -> aspect.kind() == Aspect.Kind.MTA_STS_POLICY);
        return files
                ? Sentence.of("The policy is a file on a web server: only our own fetches say so.")
                : Sentence.of(
                        "Only our resolver says so: the servers of the zone could not be asked.");
    }

    private static Sentence servers(Set<String> agree, Set<String> silent) {
        var names = Listed.codes(List.copyOf(agree));
        if (!silent.isEmpty()) {
            return Sentence.of(
                    "%d of the %d servers of the zone (%s); %s did not answer",
                    agree.size(),
                    agree.size() + silent.size(),
                    names,
                    Listed.codes(List.copyOf(silent)));
        }
        return switch (agree.size()) {
            case 1 -> Sentence.of("the server of the zone (%s)", names);
            case 2 -> Sentence.of("both servers of the zone (%s)", names);
            default -> Sentence.of("all %d servers of the zone (%s)", agree.size(), names);
        };
    }
}
