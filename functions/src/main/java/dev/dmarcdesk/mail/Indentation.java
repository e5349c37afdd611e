package dev.dmarcdesk.mail;

import java.util.ArrayList;
import java.util.List;

/// Takes off blanks that stand before all lines, fields and their continuations alike.
final class Indentation {
    /// So many fields at the same depth are no accident of folding.
    private static final int ENOUGH = 2;

    private Indentation() {}

    /// The lines without what all of the header have in common; lines above the header stay.
    static List<String> undo(List<String> lines, RepairLog log) {
        int start = start(lines);
        if (start < 0) {
            return lines;
        }
        int depth = depth(lines, start);
        if (depth == 0) {
            return lines;
        }
        var bare = new ArrayList<String>(lines.subList(0, start));
        int count = 0;
        for (String line : lines.subList(start, lines.size())) {
            int taken = Math.min(depth, blanks(line));
            count += taken > 0 ? 1 : 0;
            bare.add(line.substring(taken));
        }
        log.note(Repair.Kind.QUOTING, count, "blanks before its lines");
        return bare;
    }

    private static int start(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (FieldLine.of(lines.get(i).stripLeading()).isTelling()) {
                return first(lines, i);
            }
        }
        return -1;
    }

    /// The first known field above it with no more than one empty line between.
    private static int first(List<String> lines, int telling) {
        int first = telling;
        for (int i = telling - 1; i >= 0; i--) {
            if (lines.get(i).isBlank() && lines.get(i + 1).isBlank()) {
                break;
            }
            first = FieldLine.of(lines.get(i).stripLeading()).isKnown() ? i : first;
        }
        return first;
    }

    /// How deep the least indented line is. The first one may have lost its blanks alone, when the
    /// whole text was trimmed: then several fields have to stand at the depth of the others.
    private static int depth(List<String> lines, int start) {
        int depth = Integer.MAX_VALUE;
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).isBlank()) {
            depth = Math.min(depth, blanks(lines.get(end)));
            end++;
        }
        int first = blanks(lines.get(start));
        if (depth == Integer.MAX_VALUE || first > 0) {
            return Math.min(first, depth);
        }
        int fields = 0;
        for (String line : lines.subList(start + 1, end)) {
            boolean here = blanks(line) == depth;
            var field = here ? FieldLine.of(line.substring(depth)) : FieldLine.of("");
            fields += field.isKnown() && field.rest().startsWith(" ") ? 1 : 0;
        }
        return fields >= ENOUGH ? depth : 0;
    }

    private static int blanks(String line) {
        int blanks = 0;
        while (blanks < line.length() && FieldLine.isBlank(line.charAt(blanks))) {
            blanks++;
        }
        return blanks;
    }
}
