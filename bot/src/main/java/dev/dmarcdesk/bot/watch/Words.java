package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// Turns of phrase that several pages share.
final class Words {
    private Words() {}

    /// Such as “a, b and c”.
    static String and(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    /// A number of things.
    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /// Who did something, at the end of a sentence; nothing in a terminal, where there is but one.
    static Sentence by(Place place) {
        return place.user().isEmpty()
                ? Sentence.NONE
                : Sentence.of(" by %s", new Inline.Person(place.user()));
    }

    /// Where something is told.
    static String here(Place place) {
        return place.isTerminal() ? "here" : "in this channel";
    }
}
