package dev.dmarcdesk.document;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One or more sentences: templates are ours, arguments are theirs.
///
/// @param inlines the pieces, in order; empty for no words at all
public record Sentence(List<Inline> inlines) {
    /// No words.
    public static final Sentence NONE = new Sentence(List.of());

    /// More than the longest name, so that no name is cut.
    private static final int LONGEST_QUOTE = 300;

    public Sentence {
        inlines = List.copyOf(inlines);
    }

    /// Fills the slots (`%s`, `%d`) of a template. A [String] becomes code, because it may come
    /// from anywhere, and is cut where it is longer than any name; numbers and other values become
    /// plain text; an [Inline] or [Sentence] is taken as it is.
    ///
    /// @param template our words; `%%` is a per cent sign
    /// @param arguments one for each slot
    @FormatMethod
    public static Sentence of(@FormatString String template, Object... arguments) {
        var inlines = new ArrayList<Inline>();
        var plain = new StringBuilder();
        int from = 0;
        int next = 0;
        for (int at = slot(template, 0); at >= 0; at = slot(template, from)) {
            plain.append(template, from, at);
            from = at + 2;
            if (template.charAt(at + 1) == '%') {
                plain.append('%');
                continue;
            }
            flush(plain, inlines);
            inlines.addAll(argument(arguments[next++]));
        }
        plain.append(template, from, template.length());
        flush(plain, inlines);
        return new Sentence(inlines);
    }

    /// Both, with a blank between them when both have words.
    public Sentence and(Sentence more) {
        if (inlines.isEmpty() || more.inlines.isEmpty()) {
            return inlines.isEmpty() ? more : this;
        }
        var all = new ArrayList<>(inlines);
        all.add(new Inline.Plain(" "));
        all.addAll(more.inlines);
        return new Sentence(all);
    }

    /// Whether there are no words.
    public boolean isEmpty() {
        return inlines.isEmpty();
    }

    /// The bare characters, for JSON and for notifications.
    public String text() {
        return inlines.stream().map(Inline::text).collect(Collectors.joining()).strip();
    }

    /// Where the next `%s`, `%d` or `%%` begins; -1 when there is none.
    private static int slot(String template, int from) {
        int at = template.indexOf('%', from);
        while (at >= 0 && !isSlot(template, at + 1)) {
            at = template.indexOf('%', at + 1);
        }
        return at;
    }

    private static boolean isSlot(String template, int letter) {
        return letter < template.length() && "sd%".indexOf(template.charAt(letter)) >= 0;
    }

    private static List<Inline> argument(Object argument) {
        return switch (argument) {
            case Sentence sentence -> sentence.inlines();
            case Inline inline -> List.of(inline);
            case String text -> List.of(new Inline.Code(quotable(text)));
            case Object value -> List.of(new Inline.Plain(value.toString()));
        };
    }

    /// A sentence quotes; what is longer is no word any more.
    private static String quotable(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    private static void flush(StringBuilder plain, List<Inline> inlines) {
        if (!plain.isEmpty()) {
            inlines.add(new Inline.Plain(plain.toString()));
            plain.setLength(0);
        }
    }
}
