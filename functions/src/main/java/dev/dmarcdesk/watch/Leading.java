package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;

/// Makes the first sentence stand out.
final class Leading {
    private static final String STOP = ". ";

    private Leading() {}

    /// The words, the first sentence of them in bold.
    static Sentence strong(Sentence words) {
        var inlines = new ArrayList<Inline>();
        boolean first = true;
        for (Inline inline : words.inlines()) {
            if (!first || !(inline instanceof Inline.Plain(var text))) {
                inlines.add(inline);
                continue;
            }
            int stop = end(text);
            inlines.add(new Inline.Strong(text.substring(0, stop)));
            if (stop < text.length()) {
                inlines.add(new Inline.Plain(text.substring(stop)));
            }
            first = stop == text.length() && !text.endsWith(STOP.strip());
        }
        return new Sentence(inlines);
    }

    /// Where the first sentence ends, or the text.
    private static int end(String text) {
        int stop = text.indexOf(STOP);
        return stop < 0 ? text.length() : stop + 1;
    }
}
