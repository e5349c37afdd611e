package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Sentence;

import java.util.List;
import java.util.TreeSet;

/// How a change is known, in words.
final class Witnesses {
    private Witnesses() {}

    static Sentence sentence(Tiding.Changed changed) {
        var sight = changed.sight();
        var seen =
                Sentence.of(
                        "Seen at %s by our resolver, and again at %s",
                        Moments.plain(sight.first()),
                        Moments.beside(sight.confirmed(), sight.first()));
        var servers = new TreeSet<String>();
        var silent = new TreeSet<String>();
        for (Testimony testimony : sight.testimonies()) {
            if (changed.aspects().contains(testimony.aspect())) {
                testimony
                        .words()
                        .forEach(word ->
                                (word.observed().isKnown() ? servers : silent)
                                        .add(word.server().toString()));
            }
        }
        silent.removeAll(servers);
        if (servers.isEmpty()) {
            return Sentence.of(
                    "%s. Only our resolver says so: the servers of the zone could not be asked.",
                    seen);
        }
        return silent.isEmpty()
                ? Sentence.of("%s and by %s.", seen, all(List.copyOf(servers)))
                : Sentence.of(
                        "%s and by %s; %s did not answer.",
                        seen, all(List.copyOf(servers)), Listed.codes(List.copyOf(silent)));
    }

    private static Sentence all(List<String> servers) {
        var names = Listed.codes(servers);
        return switch (servers.size()) {
            case 1 -> Sentence.of("a server of the zone itself (%s)", names);
            default -> Sentence.of("%d servers of the zone itself (%s)", servers.size(), names);
        };
    }
}
