package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.List;

/// Tells a header that ends too early.
final class CutEnd {
    private CutEnd() {}

    /// How complete a header is after which nothing comes, so far as its fields tell: every message
    /// has an author (RFC 5322 §3.6); only results of authentication are pasted on their own.
    ///
    /// @param text the header
    static Completeness of(HeaderBlock header, String text) {
        boolean author = !header.named(FromField.NAME).isEmpty();
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
        return field.isUnfinished();
    }
}
