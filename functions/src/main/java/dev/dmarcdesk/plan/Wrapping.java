package dev.dmarcdesk.plan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands before a record in a zone file, in a DNS panel's table or in the output of a lookup:
/// its name, its time to live, its type.
///
/// @param owner the name; empty when there is none
/// @param body what is left: the record, perhaps in quotes
record Wrapping(String owner, String body) {
    private static final Set<String> WORDS =
            Set.of(
                    "name",
                    "host",
                    "hostname",
                    "record",
                    "type",
                    "ttl",
                    "class",
                    "in",
                    "is",
                    "an",
                    "descriptive");
    private static final Set<String> BEFORE_DATA =
            Set.of("txt", "value", "content", "data", "text", "points", "answer");
    private static final Pattern TTL = Pattern.compile("\\d{1,10}[smhdwSMHDW]?");
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_*-]+(?:\\.[A-Za-z0-9_-]+)*\\.?|@");
    private static final int LONGEST_NAME = 256;

    /// Takes off what is not the record. A text that does not announce a record is left alone: what
    /// stands there may be part of it.
    static Wrapping of(String text) {
        var reader = new Reader(text);
        reader.read();
        String body = text.substring(reader.at);
        boolean announced =
                reader.at > 0
                        && !body.isBlank()
                        && (reader.data || body.startsWith("\"") || Recognition.startsRecord(body));
        return announced
                ? new Wrapping(reader.owner, body.strip())
                : new Wrapping("", text.strip());
    }

    private static final class Reader {
        private final String text;
        private String owner = "";
        private boolean data;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        void read() {
            int next = skip(0);
            while (next < text.length() && text.charAt(next) != '"') {
                int end = next;
                while (end < text.length() && !isBetween(text.charAt(end))) {
                    end++;
                }
                if (end - next > LONGEST_NAME || !isAround(text.substring(next, end))) {
                    return;
                }
                next = skip(end);
                at = next;
            }
        }

        private boolean isAround(String token) {
            String word = token.replaceAll("[:=]$", "").toLowerCase(Locale.ROOT);
            if (BEFORE_DATA.contains(word)) {
                data = true;
                return true;
            }
            if (word.isEmpty() || WORDS.contains(word) || TTL.matcher(word).matches()) {
                return true;
            }
            boolean name =
                    owner.isEmpty()
                            && (word.equals("@") || word.contains("_") || word.contains("."))
                            && NAME.matcher(word).matches();
            owner = name ? word : owner;
            return name;
        }

        private int skip(int from) {
            int next = from;
            while (next < text.length() && isBetween(text.charAt(next))) {
                next++;
            }
            return next;
        }

        private static boolean isBetween(char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '|' || c == '(';
        }
    }
}
