package dev.dmarcdesk.mail;

import java.util.ArrayList;
import java.util.List;

/// Takes out of a text what stands in code fences, or in single backticks, and leaves what people
/// wrote around them.
final class CodeFence {
    private static final List<String> FENCES = List.of("```", "~~~");

    private final String text;
    private final String fence;
    private final RepairLog log;

    private CodeFence(String text, String fence, RepairLog log) {
        this.text = text;
        this.fence = fence;
        this.log = log;
    }

    /// The text inside, or the same text when there is no fence around a header.
    static String undo(String text, RepairLog log) {
        for (String fence : FENCES) {
            if (text.contains(fence)) {
                return new CodeFence(text, fence, log).undo();
            }
        }
        return backticks(text, log);
    }

    private String undo() {
        int open = open(0);
        int header = header();
        if (open < 0 || (header >= 0 && header < open)) {
            return closed(Math.max(header, 0));
        }
        var blocks = new ArrayList<String>();
        int outside = 0;
        boolean surrounded = false;
        while (open >= 0) {
            surrounded |= !text.substring(outside, open).isBlank();
            int start = content(open + fence.length());
            int close = text.indexOf(fence, start);
            int end = close < 0 ? text.length() : close;
            String block = text.substring(start, end);
            if (hasField(block)) {
                blocks.add(block);
            }
            outside = Math.min(end + fence.length(), text.length());
            open = open(outside);
        }
        if (blocks.isEmpty()) {
            return text;
        }
        log.note(Repair.Kind.FENCE, blocks.size(), "a code fence around it");
        boolean more = surrounded || !text.substring(outside).isBlank();
        log.note(Repair.Kind.SURROUNDINGS, more ? 1 : 0, "text around the code fence");
        return String.join("\n", blocks);
    }

    /// The next fence that opens: backticks stand anywhere, tildes only where a line begins.
    private int open(int from) {
        int at = text.indexOf(fence, from);
        while (at > 0 && fence.equals("~~~") && text.charAt(at - 1) != '\n') {
            at = text.indexOf(fence, at + 1);
        }
        return at;
    }

    /// Behind the opening fence and a word for the language.
    private int content(int from) {
        int end = from;
        while (end < text.length() && end < from + 40 && isWordCharacter(text.charAt(end))) {
            end++;
        }
        while (end < text.length() && FieldLine.isBlank(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '\n' ? end + 1 : from;
    }

    private static boolean isWordCharacter(char c) {
        return c == '`' || c == '~' || c == '-' || c == '+' || Character.isLetterOrDigit(c);
    }

    /// A header whose fence was opened before the piece that was pasted.
    private String closed(int header) {
        int blank = text.indexOf("\n\n", header);
        int close = text.indexOf(fence, header);
        boolean inHeader = close >= 0 && (blank < 0 || close < blank);
        boolean ends = inHeader && isLineEnd(close + fence.length());
        if (!ends) {
            return text;
        }
        log.note(Repair.Kind.FENCE, 1, "the end of a code fence");
        boolean more = !text.substring(close + fence.length()).isBlank();
        log.note(Repair.Kind.SURROUNDINGS, more ? 1 : 0, "text around the code fence");
        return text.substring(0, close);
    }

    private boolean isLineEnd(int at) {
        return at >= text.length() || text.charAt(at) == '\n';
    }

    /// Where the first field stands, whatever marks are before it, or -1.
    private int header() {
        int at = 0;
        for (String line : text.split("\n", -1)) {
            if (LineMarks.behindMarks(line).isTelling()) {
                return at;
            }
            at += line.length() + 1;
        }
        return -1;
    }

    private static boolean hasField(String block) {
        return block.lines().anyMatch(line -> LineMarks.behindMarks(line).isKnown());
    }

    /// Single backticks around the whole, or around each line.
    private static String backticks(String text, RepairLog log) {
        if (!text.stripLeading().startsWith("`")) {
            return text;
        }
        var lines = new ArrayList<String>();
        int count = 0;
        for (String line : text.split("\n", -1)) {
            String bare = line.strip();
            boolean starts = bare.startsWith("`");
            boolean ends = bare.endsWith("`");
            count += starts || ends ? 1 : 0;
            bare = starts ? bare.substring(1) : line;
            lines.add(ends && bare.endsWith("`") ? bare.substring(0, bare.length() - 1) : bare);
        }
        log.note(Repair.Kind.FENCE, count, "backticks around it");
        return String.join("\n", lines);
    }
}
