package dev.dmarcdesk.mail;

import java.util.ArrayList;
import java.util.List;

/// Puts the lines of a header together into fields again, where lines lost the white space that
/// makes them part of the field above (RFC 5322 §2.2.3).
///
/// A line that cannot begin a field continues one. Of those that could, the words of a list of
/// signed fields, times, addresses and reports continue one too; where neither is certain, the line
/// is told as a doubt, and can be read the other way.
final class Refolding {
    private static final int MOST_DOUBTS = 4;

    private enum Reading {
        FIELD,
        CONTINUATION,
        RATHER_FIELD,
        RATHER_CONTINUATION
    }

    private final List<String> lines;
    private final int flipped;
    private final boolean damaged;
    private final List<Integer> doubts = new ArrayList<>();
    private final List<String> out = new ArrayList<>();
    private List<OpenField> open = List.of();
    private int refolded;

    private Refolding(List<String> lines, int flipped) {
        this.lines = lines;
        this.flipped = flipped;
        this.damaged = lines.stream().anyMatch(Refolding::isBare);
    }

    /// The lines of a header, every one that continues a field indented.
    ///
    /// @param lines as far as they were indented, they are as they came
    /// @param refolded how many got their white space back
    /// @param doubts the indices of lines with two readings, at most four
    /// @param isUnfinished whether the last field is not complete
    record Folded(List<String> lines, int refolded, List<Integer> doubts, boolean isUnfinished) {}

    /// Folds the lines of a header.
    ///
    /// @param lines the first begins a field; none is empty
    /// @param flipped the index of a doubtful line that is to be read the other way, or -1
    static Folded fold(List<String> lines, int flipped) {
        var refolding = new Refolding(lines, flipped);
        for (int i = 0; i < lines.size(); i++) {
            refolding.take(i);
        }
        if (refolding.refolded > 0) {
            refolding.doubtSeveralAuthors();
        }
        boolean unfinished = refolding.open.stream().anyMatch(OpenField::isUnfinished);
        return new Folded(
                refolding.out,
                refolding.refolded,
                refolding.doubts.stream().limit(MOST_DOUBTS).toList(),
                unfinished);
    }

    private void take(int at) {
        String line = lines.get(at);
        if (open.isEmpty()) {
            begin(line);
        } else if (FieldLine.isIndented(line)) {
            open.getFirst().add(line);
            out.add(line);
        } else if (begins(at, line)) {
            begin(line);
        } else {
            open.getFirst().add(line);
            out.add(" " + line);
            refolded++;
        }
    }

    private void begin(String line) {
        open = List.of(new OpenField(FieldLine.of(line)));
        out.add(line);
    }

    private boolean begins(int at, String line) {
        boolean other = at == flipped;
        return switch (reading(line, open.getFirst())) {
            case FIELD -> !other;
            case CONTINUATION -> false;
            case RATHER_FIELD -> {
                doubts.add(at);
                yield !other;
            }
            case RATHER_CONTINUATION -> {
                doubts.add(at);
                yield other;
            }
        };
    }

    private Reading reading(String line, OpenField above) {
        var field = FieldLine.of(line);
        if (!field.isField()) {
            return isBare(line) ? Reading.CONTINUATION : Reading.FIELD;
        }
        if (above.listsNames()) {
            return inList(field);
        }
        return field.isKnown() ? known(above) : unknown(field, above);
    }

    /// Within `h=` and behind a colon: names go on. One name and one word behind it may be a field
    /// whose list above was cut.
    private static Reading inList(FieldLine field) {
        String rest = field.rest();
        int end = rest.indexOf(';');
        String list = end < 0 ? rest : rest.substring(0, end);
        if (!list.chars().allMatch(Refolding::isListCharacter)) {
            return Reading.FIELD;
        }
        boolean goesOn = end >= 0 || list.indexOf(':') >= 0 || !list.startsWith(" ");
        return goesOn || FieldNames.isKnown(list.strip())
                ? Reading.CONTINUATION
                : Reading.RATHER_CONTINUATION;
    }

    private static boolean isListCharacter(int c) {
        return c == ':'
                || c == '-'
                || c == '_'
                || c == ' '
                || c == '\t'
                || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private Reading known(OpenField above) {
        boolean subject = above.isEmpty() && above.name().equalsIgnoreCase("subject");
        boolean doubtful = above.isOpen() || above.lacksSignature() || subject;
        return damaged && doubtful ? Reading.RATHER_FIELD : Reading.FIELD;
    }

    private Reading unknown(FieldLine field, OpenField above) {
        boolean glued = !field.rest().isEmpty() && !FieldLine.isBlank(field.rest().charAt(0));
        boolean custom = field.name().indexOf('-') > 0 && !glued;
        if (above.isOpen() || (above.isEmpty() && !isOftenEmpty(above.name()))) {
            return Reading.CONTINUATION;
        }
        if (custom) {
            return Reading.FIELD;
        }
        return glued && (damaged || above.expectsMore()) ? Reading.CONTINUATION : Reading.FIELD;
    }

    private static boolean isOftenEmpty(String name) {
        return name.equalsIgnoreCase("cc")
                || name.equalsIgnoreCase("bcc")
                || name.equalsIgnoreCase("to");
    }

    /// Whether a line that is not indented cannot begin a field: no colon follows its first word,
    /// or that word is a time, an address or a tag. RFC 5322 §2.2 allows such names; nobody uses
    /// them.
    private static boolean isBare(String line) {
        if (FieldLine.isIndented(line) || FieldLine.of(line).isField()) {
            return false;
        }
        int end = 0;
        while (end < line.length() && isNameCharacter(line.charAt(end))) {
            end++;
        }
        boolean odd = end < line.length() && line.charAt(end) == ':' && end > 0;
        return !odd || !Character.isLetter(line.charAt(0)) || isScheme(line.substring(0, end));
    }

    private static boolean isNameCharacter(char c) {
        return c > ' ' && c < 0x7f && "=(/@.\\[<:".indexOf(c) < 0;
    }

    private static boolean isScheme(String word) {
        return word.startsWith("http") || word.equals("mailto") || word.equals("tel");
    }

    /// With lines put together by guess, a second author may have been a line of another field.
    private void doubtSeveralAuthors() {
        var authors = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            boolean isField = !FieldLine.isIndented(out.get(i));
            if (i > 0 && isField && FieldLine.of(lines.get(i)).isNamed("from")) {
                authors.add(i);
            }
        }
        boolean first = FieldLine.of(lines.getFirst()).isNamed("from");
        if (authors.size() + (first ? 1 : 0) > 1) {
            authors.stream().filter(at -> !doubts.contains(at)).forEach(doubts::add);
        }
    }
}
