package dev.dmarcdesk.spf;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;

/// Reads a record: `version terms *SP` (RFC 7208 §4.6, §12).
public final class SpfParser {
    private SpfParser() {}

    /// Whether `text` is selected as an SPF record: it begins with `v=spf1`, in any case, and a
    /// blank or the end follows (§4.5).
    public static boolean isRecord(String text) {
        int end = SpfRecord.VERSION.length();
        return text.regionMatches(true, 0, SpfRecord.VERSION, 0, end)
                && (text.length() == end || text.charAt(end) == ' ');
    }

    /// Reads a record.
    ///
    /// @param text one TXT record's strings joined with nothing between them
    /// @return the record, with a defect for each word that makes it a permerror; the other words
    ///   are read all the same. Not readable at all when it is no SPF record.
    public static Parsed<SpfRecord> parse(String text) {
        if (!isRecord(text)) {
            return Parsed.invalid(
                    "v=spf1 and a blank", 0, Math.min(text.length(), SpfRecord.VERSION.length()));
        }
        var record = read(text);
        var defects = new ArrayList<Defect>();
        record.all(Unreadable.class).forEach(term -> defects.add(term.defect()));
        record.repeated()
                .forEach(term -> defects.add(new Defect("this modifier once only", term.at())));
        return new Parsed.Valid<>(record, defects);
    }

    /// The record in a text that is known to be selected as one.
    static SpfRecord read(String text) {
        var terms = new ArrayList<Term>();
        int start = SpfRecord.VERSION.length();
        while (start < text.length()) {
            int blank = text.indexOf(' ', start);
            int end = blank < 0 ? text.length() : blank;
            if (end > start) {
                terms.add(TermParser.parse(text.substring(start, end), start));
            }
            start = end + 1;
        }
        return new SpfRecord(text, terms);
    }
}
