package dev.dmarcdesk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A list of `tag=value` pairs separated by semicolons, as DKIM, DMARC, MTA-STS and TLS-RPT write
/// them.
///
/// Reading is total: a piece that is no pair becomes a defect, the others are kept, because most
/// standards ignore what they can not read (RFC 6376 §3.2). Whether a repeated name is fatal is for
/// the standard in question to say.
///
/// @param tags the pairs, in the order written
/// @param defects pieces without `=` or with a name that is none
public record TagList(List<Tag> tags, List<Defect> defects) {
    public TagList {
        tags = List.copyOf(tags);
        defects = List.copyOf(defects);
    }

    /// Splits `text` at its semicolons; one semicolon after the last pair is allowed (RFC 6376
    /// §3.2, RFC 9989 §4.8).
    public static TagList parse(String text) {
        return parse(text, TagList::isTagName);
    }

    /// The same for a standard with other names.
    ///
    /// @param isName whether a text may be the name of a tag
    public static TagList parse(String text, Predicate<String> isName) {
        var tags = new ArrayList<Tag>();
        var defects = new ArrayList<Defect>();
        int start = 0;
        while (start <= text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            boolean afterLast = semicolon < 0 && !tags.isEmpty();
            readPair(text, trim(text, start, end), afterLast, isName, tags, defects);
            start = end + 1;
        }
        return new TagList(tags, defects);
    }

    /// Every pair of that name, compared exactly as written: tag names are case-sensitive (RFC 6376
    /// §3.2).
    public List<Tag> named(String name) {
        var named = new ArrayList<Tag>();
        for (Tag tag : tags) {
            if (tag.name().equals(name)) {
                named.add(tag);
            }
        }
        return named;
    }

    private static void readPair(
            String text,
            Range piece,
            boolean mayBeEmpty,
            Predicate<String> isName,
            List<Tag> tags,
            List<Defect> defects) {
        if (piece.start() == piece.end()) {
            if (!mayBeEmpty) {
                defects.add(new Defect("tag=value", piece));
            }
            return;
        }
        int equals = text.indexOf('=', piece.start(), piece.end());
        Range name = trim(text, piece.start(), equals < 0 ? piece.end() : equals);
        if (equals < 0 || !isName.test(name.of(text))) {
            defects.add(new Defect("tag=value", piece));
            return;
        }
        Range value = trim(text, equals + 1, piece.end());
        tags.add(new Tag(name.of(text), value.of(text), name, value));
    }

    private static Range trim(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return new Range(from, to);
    }

    private static boolean isTagName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && (i == 0 || !((c >= '0' && c <= '9') || c == '_'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
