package dev.dmarcdesk.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Takes off what quoting, lists, line numbers and logs put before every line.
///
/// What stands before the first field says which mark it is; lines without it are left alone, since
/// they are rests of lines that some program wrapped.
final class LineMarks {
    /// How much of a line is looked at for marks.
    private static final int WINDOW = 300;

    private static final int MOST = 8;

    private static final String CLOCK =
            "\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?: ?[AaPp][Mm])?(?:Z| ?[+-]\\d\\d:?\\d\\d)?";

    private enum Kind {
        QUOTE("[ \\t]{0,8}[>|\u2502\u2503\u00bb]", "marks of quoting"),
        BULLET("[ \\t]{0,8}[-*\u2022](?= )", "marks of a list"),
        NUMBER("[ \\t]{0,8}\\d{1,6}[.:)|]?(?=[ \\t]|$)", "line numbers"),
        TIME(
                "\\[?(?:\\d{4}-\\d\\d-\\d\\d[T ]|[A-Z][a-z]{2} {1,2}\\d{1,2} )?"
                        + CLOCK
                        + "\\]?:?(?=[ \\t]|$)",
                "the times of a log");

        private final Pattern pattern;
        private final String words;

        Kind(String pattern, String words) {
            this.pattern = Pattern.compile(pattern);
            this.words = words;
        }

        /// Where the mark of this kind at the start of a line ends, or -1.
        int end(String line, int from) {
            var matcher = pattern.matcher(line);
            matcher.region(from, Math.min(line.length(), from + WINDOW));
            return matcher.lookingAt() ? matcher.end() : -1;
        }
    }

    /// A mark before a field.
    ///
    /// @param kind which
    /// @param line where the first field is
    /// @param gap what stands between it and the field; one blank at most behind a mark of quoting,
    ///   because more may be indentation
    private record Mark(Kind kind, int line, String gap) {}

    private LineMarks() {}

    /// The lines without their marks.
    static List<String> undo(List<String> lines, RepairLog log) {
        var bare = lines;
        for (int round = 0; round < MOST; round++) {
            var marks = first(bare);
            if (marks.isEmpty()) {
                break;
            }
            bare = without(bare, marks.getFirst(), log);
        }
        return bare;
    }

    /// The field on a line, whatever marks stand before it.
    static FieldLine behindMarks(String line) {
        var bare = FieldLine.of(line.stripLeading());
        if (bare.isField()) {
            return bare;
        }
        int at = 0;
        for (Mark mark : marks(line, 0)) {
            at = mark.kind().end(line, at) + mark.gap().length();
        }
        return FieldLine.of(line.substring(at).stripLeading());
    }

    /// The outermost mark before the first field that has one, if no field without stands before
    /// it.
    private static List<Mark> first(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (FieldLine.of(lines.get(i).stripLeading()).isTelling()) {
                return List.of();
            }
            var marks = marks(lines.get(i), i);
            if (!marks.isEmpty()
                    && (marks.getFirst().kind() != Kind.NUMBER || isCounted(lines, i))) {
                return marks;
            }
        }
        return List.of();
    }

    private static List<Mark> marks(String line, int index) {
        String head = line.substring(0, Math.min(line.length(), WINDOW));
        var marks = new ArrayList<Mark>();
        int at = 0;
        while (marks.size() < MOST) {
            String rest = head.substring(at).stripLeading();
            if (FieldLine.of(rest).isKnown()) {
                return marks;
            }
            var mark = mark(head, at, index);
            if (mark.isEmpty()) {
                break;
            }
            marks.add(mark.getFirst());
            at = mark.getFirst().kind().end(head, at) + mark.getFirst().gap().length();
        }
        return List.of();
    }

    private static List<Mark> mark(String head, int at, int index) {
        for (Kind kind : Kind.values()) {
            int end = kind.end(head, at);
            if (end > at) {
                return List.of(new Mark(kind, index, gap(kind, head, end)));
            }
        }
        return List.of();
    }

    /// Behind a number or a time: blanks, and in a log perhaps a host, a level or a program.
    private static String gap(Kind kind, String head, int end) {
        int field = end;
        while (field < head.length() && FieldLine.isBlank(head.charAt(field))) {
            field++;
        }
        for (int words = 0; kind == Kind.TIME && words < 4; words++) {
            if (FieldLine.of(head.substring(field)).isKnown()) {
                break;
            }
            int blank = head.indexOf(' ', field);
            if (blank < 0) {
                break;
            }
            field = blank + 1;
        }
        int longest = kind == Kind.QUOTE ? Math.min(field, end + 1) : field;
        return head.substring(end, longest);
    }

    /// Whether the lines from here on are numbered one by one.
    private static boolean isCounted(List<String> lines, int from) {
        int last = number(lines.get(from));
        return from + 1 >= lines.size()
                || lines.get(from + 1).isBlank()
                || number(lines.get(from + 1)) == last + 1;
    }

    private static int number(String line) {
        int end = Kind.NUMBER.end(line, 0);
        if (end < 0) {
            return -2;
        }
        String digits = line.substring(0, end).replaceAll("[^0-9]", "");
        return Integer.parseInt(digits);
    }

    private static List<String> without(List<String> lines, Mark mark, RepairLog log) {
        var bare = new ArrayList<String>(lines.subList(0, mark.line()));
        int count = 0;
        int expected = mark.kind() == Kind.NUMBER ? number(lines.get(mark.line())) : 0;
        for (String line : lines.subList(mark.line(), lines.size())) {
            boolean numbered = mark.kind() != Kind.NUMBER || number(line) == expected;
            int end = numbered ? mark.kind().end(line, 0) : -1;
            if (end < 0) {
                bare.add(line);
            } else {
                bare.add(line.substring(behind(line, end, mark)));
                expected++;
                count++;
            }
        }
        log.note(Repair.Kind.QUOTING, count, mark.kind().words + " before its lines");
        return bare;
    }

    /// Behind the gap that the first field has; white space beyond it is folding.
    private static int behind(String line, int end, Mark mark) {
        if (line.startsWith(mark.gap(), end)) {
            return end + mark.gap().length();
        }
        boolean blank =
                !mark.gap().isEmpty() && end < line.length() && FieldLine.isBlank(line.charAt(end));
        return blank ? end + 1 : end;
    }
}
