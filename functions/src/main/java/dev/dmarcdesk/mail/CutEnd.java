package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.List;
import java.util.regex.Pattern;

/// Tells a header that ends too early.
final class CutEnd {
    private static final Pattern PROPERTY =
            Pattern.compile("(?:smtp|header|policy|body)(?:\\.[A-Za-z0-9._-]*)?");

    private CutEnd() {}

    /// How complete a header is after which nothing comes, so far as its fields tell: every message
    /// has an author (RFC 5322 §3.6); only results of authentication are pasted on their own.
    ///
    /// @param text the header
    static Completeness of(HeaderBlock header, String text) {
        boolean author = header.has(FromField.NAME);
        boolean results =
                header.fields().stream()
                        .allMatch(field -> FieldNames.isAuthentication(field.name()));
        boolean cut =
                (!results && !author) || endsOpen(header) || text.stripTrailing().endsWith("…");
        return cut ? Completeness.END_CUT : Completeness.WHOLE;
    }

    /// Whether the last line is the beginning of a field's name and nothing else.
    ///
    /// @param lines those of a header
    static boolean isStub(List<String> lines) {
        String last = lines.getLast();
        boolean base64 = lines.size() > 1 && lines.get(lines.size() - 2).indexOf(' ') < 0;
        return lines.size() > 1
                && !base64
                && FieldNames.isBeginning(last.strip())
                && !FieldLine.isIndented(last);
    }

    private static boolean endsOpen(HeaderBlock header) {
        if (header.fields().isEmpty()) {
            return false;
        }
        var last = header.fields().getLast();
        var field = new OpenField(new FieldLine(last.name(), last.value()));
        return field.isUnfinished()
                || (OpenField.isResults(last.name()) && stopsInName(last.value()));
    }

    /// Whether results (RFC 8601 §2.2) end in the name of a method or of a property: neither stands
    /// without its value.
    private static boolean stopsInName(String results) {
        int start = results.length();
        while (start > 0 && results.charAt(start - 1) != ';' && results.charAt(start - 1) != ' ') {
            start--;
        }
        String word = results.substring(start);
        boolean first = results.substring(0, start).stripTrailing().endsWith(";");
        return word.indexOf('=') < 0
                && (first ? !word.equals("none") : PROPERTY.matcher(word).matches());
    }
}
