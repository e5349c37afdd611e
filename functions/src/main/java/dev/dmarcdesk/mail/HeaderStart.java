package dev.dmarcdesk.mail;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where in pasted lines the header begins.
final class HeaderStart {
    /// The line that mailbox files have between messages (RFC 4155).
    private static final Pattern MBOX = Pattern.compile("From \\S{1,320} .{10,60}\\d{4}.{0,20}");

    /// What a line without a name looks like that continues a field which was cut off.
    private static final Pattern PIECE =
            Pattern.compile(
                    "(?:(?:by|with|for|id|via|designates) \\S.{0,2000}"
                            + "|\\(?[a-z][a-z0-9._]{0,30}=\\S.{0,4000}"
                            + "|[A-Za-z0-9+/=]{40,8000};?"
                            + "|\\d{1,2}:\\d\\d:\\d\\d [+-]\\d{4}.{0,20}"
                            + "|[^:]{0,500};)");

    private HeaderStart() {}

    /// The index of the first line of the header, or -1: the first field that mail has, if one
    /// after it shows that this is mail and no prose, or if another follows at once.
    static int in(List<String> lines) {
        int telling = -1;
        for (int i = 0; i < lines.size() && telling < 0; i++) {
            telling = FieldLine.of(lines.get(i)).isTelling() ? i : -1;
        }
        int first = firstText(lines);
        for (int i = 0; i < (telling < 0 ? lines.size() : telling); i++) {
            boolean known = FieldLine.of(lines.get(i)).isKnown();
            if (known && (telling >= 0 || isFollowed(lines, i) || isAlone(lines, i, first))) {
                return withUnknownNames(lines, i);
            }
        }
        return telling < 0 ? -1 : withUnknownNames(lines, telling);
    }

    private static boolean isFollowed(List<String> lines, int at) {
        return at + 1 < lines.size() && FieldLine.of(lines.get(at + 1)).isKnown();
    }

    /// Whether a paragraph of one line begins the text.
    private static boolean isAlone(List<String> lines, int at, int first) {
        return at == first && (at + 1 >= lines.size() || lines.get(at + 1).isBlank());
    }

    private static int firstText(List<String> lines) {
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        return first;
    }

    /// Fields with names of somebody's own may stand at the very top.
    private static int withUnknownNames(List<String> lines, int known) {
        int start = known;
        for (int i = known - 1; i >= 0 && !lines.get(i).isEmpty(); i--) {
            String line = lines.get(i);
            if (FieldLine.of(line).name().indexOf('-') > 0) {
                start = i;
            } else if (!FieldLine.isIndented(line)) {
                break;
            }
        }
        return start;
    }

    static boolean isMboxLine(String line) {
        return line.startsWith("From ") && MBOX.matcher(line).matches();
    }

    /// Whether the lines above the first field are the rest of a field whose beginning is missing.
    static boolean isCut(List<String> lines, int start) {
        int first = start;
        while (first > 0 && !lines.get(first - 1).isBlank()) {
            first--;
        }
        if (first == start) {
            return false;
        }
        String line = lines.get(first);
        return FieldLine.isIndented(line)
                || PIECE.matcher(line).matches()
                || PIECE.matcher(lines.get(start - 1)).matches();
    }

    /// The page that Gmail shows above the source of a message has rows that look like fields.
    static boolean isGmailRow(String line) {
        String row = line.strip().toLowerCase(Locale.ROOT);
        return row.startsWith("created at:")
                || row.startsWith("message id:")
                || row.startsWith("message id\t")
                || row.equals("message id")
                || row.equals("created at");
    }
}
