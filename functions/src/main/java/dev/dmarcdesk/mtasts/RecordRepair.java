package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.text.Parsed;

import java.util.regex.Pattern;

/// Writes down the record that was meant.
final class RecordRepair {
    private static final Pattern ID = Pattern.compile("(?i)(?<![a-z0-9_.-])id[ \\t]*=([^;]*)");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9]");
    private static final int LONGEST = 32;
    private static final String FIRST = "1";

    private RecordRepair() {}

    /// The record as it should read: with what is left of its id, and the fields that can be read.
    static String mend(String text) {
        var found = ID.matcher(text);
        String id = found.find() ? NOT_ALLOWED.matcher(found.group(1)).replaceAll("") : "";
        return new StsRecord(
                        id.isEmpty() ? FIRST : cut(id),
                        StsRecordParser.extensions(text).stream()
                                .filter(field -> !field.name().equalsIgnoreCase("id"))
                                .filter(field -> !field.name().equalsIgnoreCase("v"))
                                .toList())
                .toString();
    }

    /// The record for a policy that has changed: senders fetch it again only when the id is another
    /// one (RFC 8461 §3.1).
    static String renewed(String text) {
        return StsRecordParser.parse(text) instanceof Parsed.Valid<StsRecord>(var record, _)
                ? record.withId(next(record.id())).toString()
                : mend(text);
    }

    /// Another id: the number at its end counted up, or a first one put there.
    static String next(String id) {
        int end = id.length();
        int start = end;
        while (start > 0 && Character.isDigit(id.charAt(start - 1))) {
            start--;
        }
        var digits = new StringBuilder(id.substring(start));
        for (int i = digits.length() - 1; i >= 0; i--) {
            if (digits.charAt(i) != '9') {
                digits.setCharAt(i, (char) (digits.charAt(i) + 1));
                return id.substring(0, start) + digits;
            }
            digits.setCharAt(i, '0');
        }
        String longer = id.substring(0, start) + FIRST + digits;
        return longer.length() <= LONGEST ? longer : other(id.substring(0, start), digits.length());
    }

    /// There is no room to count on: one that differs is enough.
    private static String other(String before, int digits) {
        return digits > 0 ? before + "0".repeat(digits) : before.substring(0, LONGEST - 1) + FIRST;
    }

    private static String cut(String id) {
        return id.substring(0, Math.min(LONGEST, id.length()));
    }
}
