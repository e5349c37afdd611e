package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Valid;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// DKIM selectors as people name them: several in one word with commas, or several words.
final class Selectors {
    static final String OPTION = "selector";

    private static final int MOST = 20;
    private static final String EXPECTED =
            "a DKIM selector, the s= of a signature: letters, digits, hyphens and dots";

    private Selectors() {}

    /// Reads selectors.
    ///
    /// @param words those of them that stand as words
    /// @param options all options, of which those of this name count
    /// @return each once, in lower case, or the first that is none (RFC 6376 §3.1)
    static Parsed<List<String>> parse(List<Word> words, List<Arguments.Option> options) {
        var all = new ArrayList<>(words);
        options.stream()
                .filter(option -> option.name().equals(OPTION))
                .map(Arguments.Option::value)
                .forEach(all::add);
        Set<String> selectors = new LinkedHashSet<>();
        for (Word word : all) {
            int start = 0;
            for (String piece : word.text().split(",", -1)) {
                Range at = new Range(start, start + piece.length()).shift(word.at().start());
                String selector = piece.toLowerCase(Locale.ROOT);
                if (!isSelector(selector)) {
                    return Arguments.wrong(new Word(piece, at), EXPECTED);
                }
                selectors.add(selector);
                if (selectors.size() > MOST) {
                    return Arguments.wrong(new Word(piece, at), "at most " + MOST + " selectors");
                }
                start += piece.length() + 1;
            }
        }
        return Parsed.valid(List.copyOf(selectors));
    }

    /// Selectors are labels joined by dots; underscores are no letters of host names but in use.
    private static boolean isSelector(String text) {
        return !text.startsWith(".")
                && !text.endsWith(".")
                && text.chars().allMatch(Selectors::isLetter)
                && DomainName.parse(text + "._domainkey") instanceof Valid<DomainName>;
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
    }
}
