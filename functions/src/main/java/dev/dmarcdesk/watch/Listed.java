package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// Lists in a sentence, never longer than people read.
final class Listed {
    private static final int MOST = 4;

    /// Longer names lose their end: they are shown whole elsewhere.
    private static final int LONGEST = 100;

    private Listed() {}

    /// Names to be read letter by letter: `a, b and 9 more`.
    static Sentence codes(List<String> names) {
        return joined(names.stream().<Inline>map(Inline.Code::new).toList());
    }

    /// Words of our own, or of the catalogue.
    static String words(List<String> words) {
        return joined(words.stream().<Inline>map(Inline.Plain::new).toList()).text();
    }

    /// Somebody of the chat, each by id.
    static Sentence people(List<String> ids) {
        return joined(ids.stream().map(Aftermath::person).toList());
    }

    private static Sentence joined(List<Inline> all) {
        var shown = all.size() > MOST + 1 ? all.subList(0, MOST) : all;
        int more = all.size() - shown.size();
        var sentence = Sentence.NONE;
        for (int i = 0; i < shown.size(); i++) {
            boolean last = i == shown.size() - 1 && more == 0;
            sentence =
                    Sentence.of(
                            "%s%s%s",
                            sentence,
                            i == 0
                                    ? Sentence.NONE
                                    : last ? Sentence.of(" and ") : Sentence.of(", "),
                            shortened(shown.get(i)));
        }
        return more > 0 ? Sentence.of("%s and %d more", sentence, more) : sentence;
    }

    private static Sentence shortened(Inline inline) {
        return inline instanceof Inline.Code(var text)
                ? Sentence.of(
                        "%s", text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…")
                : Sentence.of("%s", inline);
    }

    /// What is new and what is gone, as sentences that follow others; no words for nothing.
    static Sentence changes(List<String> added, List<String> dropped) {
        var news = added.isEmpty() ? Sentence.NONE : Sentence.of(" New: %s.", codes(added));
        return dropped.isEmpty() ? news : Sentence.of("%s Gone: %s.", news, codes(dropped));
    }
}
