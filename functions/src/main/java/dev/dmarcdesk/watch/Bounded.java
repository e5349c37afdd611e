package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// Lists on a page, never longer than a page has room for.
final class Bounded {
    private Bounded() {}

    /// The first of them, and how many there are besides.
    static List<Sentence> sentences(List<Sentence> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        var some = new ArrayList<>(all.subList(0, most));
        some.add(Sentence.of("and %d more", all.size() - most));
        return some;
    }
}
