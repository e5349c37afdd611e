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
            int stop = text.indexOf(STOP);
            if (stop < 0) {
                inlines.add(new Inline.Strong(text));
            } else {
                inlines.add(new Inline.Strong(text.substring(0, stop + 1)));
                inlines.add(new Inline.Plain(text.substring(stop + 1)));
                first = false;
            }
        }
        return new Sentence(inlines);
    }
}
