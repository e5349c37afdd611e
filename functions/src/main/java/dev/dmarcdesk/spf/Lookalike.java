package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.text.Range;

import java.util.Optional;
import java.util.regex.Pattern;

/// A TXT record that somebody meant as SPF and that no receiver takes for one.
///
/// @param text the record
/// @param flaw what keeps it from being one
/// @param at the offending characters
record Lookalike(Rdata.Text text, Flaw flaw, Range at) {
    /// What keeps a text from being an SPF record.
    public enum Flaw {
        /// Something stands before `v=spf1` that is not seen or not meant: blanks, quotes.
        LEADING_BLANK,
        LEADING_QUOTE,
        LEADING_INVISIBLE,
        LEADING_TEXT,
        /// `v=spf10`, `v=spf2`.
        OTHER_VERSION,
        /// `v=spf1;`, `v=spf1ip4:…`: no blank after the version.
        NO_BLANK,
        /// `v = spf1`, `spf1 …`: the version is spelt another way.
        MISSPELT
    }

    /// Blanks, quotes, backslashes; in UTF-8 also no-break and zero-width blanks, byte order marks,
    /// typographic quotes.
    private static final Pattern LEADING =
            Pattern.compile(
                    "[\\s\"'\\\\\u00a0]|\u00c2\u00a0|\u00ef\u00bb\u00bf|\u00e2\u0080[\u0080-\u008f\u0098-\u009f]");

    private static final Pattern VERSION = Pattern.compile("(?i)v=spf(\\d*)");
    private static final Pattern MISSPELT =
            Pattern.compile(
                    "(?i)v\\s*+(?:[=:]\\s*+)?spf\\s*+\\d?(?![a-z-])|spf1?[\\s:;=]+" + termStart());
    private static final Pattern INSIDE = Pattern.compile("(?i)v=spf1 +" + termStart());

    static Optional<Lookalike> of(Rdata.Text text) {
        String joined = text.joined();
        if (SpfParser.isRecord(joined)) {
            return Optional.empty();
        }
        int start = skipLeading(joined);
        var version = VERSION.matcher(joined).region(start, joined.length());
        if (version.lookingAt()) {
            boolean one = version.group(1).equals("1");
            int end = Math.min(joined.length(), version.end() + (one ? 1 : 0));
            return Optional.of(
                    start > 0
                            ? new Lookalike(text, leading(joined), new Range(0, start))
                            : new Lookalike(
                                    text,
                                    one ? Flaw.NO_BLANK : Flaw.OTHER_VERSION,
                                    new Range(one ? version.end() : 0, end)));
        }
        var misspelt = MISSPELT.matcher(joined).region(start, joined.length());
        if (misspelt.lookingAt()) {
            return Optional.of(new Lookalike(text, Flaw.MISSPELT, new Range(0, misspelt.end())));
        }
        var inside = INSIDE.matcher(joined);
        return inside.find()
                ? Optional.of(new Lookalike(text, Flaw.LEADING_TEXT, new Range(0, inside.start())))
                : Optional.empty();
    }

    private static int skipLeading(String text) {
        var leading = LEADING.matcher(text);
        int start = 0;
        while (leading.region(start, text.length()).lookingAt()) {
            start = leading.end();
        }
        return start;
    }

    private static Flaw leading(String text) {
        return switch (text.charAt(0)) {
            case ' ', '\t', '\r', '\n' -> Flaw.LEADING_BLANK;
            case '"', '\'', '\\' -> Flaw.LEADING_QUOTE;
            default -> Flaw.LEADING_INVISIBLE;
        };
    }

    private static String termStart() {
        return "[-+~?]?(?:all\\b|include:|ip4:|ip6:|a\\b|mx\\b|exists:|redirect=)";
    }
}
