package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.DmarcFinding.Backslash;
import dev.dmarcdesk.dmarc.DmarcFinding.ControlChars;
import dev.dmarcdesk.dmarc.DmarcFinding.LeadingSpace;
import dev.dmarcdesk.dmarc.DmarcFinding.LiteralQuotes;
import dev.dmarcdesk.dmarc.DmarcFinding.LooksLikeDmarc;
import dev.dmarcdesk.dmarc.DmarcFinding.MissingSemicolon;
import dev.dmarcdesk.dmarc.DmarcFinding.NonAscii;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.TagList;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/// What copying and panels do to a record, with the octets in question.
final class TextDamage {
    private static final char REPLACEMENT = '\ufffd';

    private final Published in;
    private final String text;
    private final List<DmarcFinding> findings = new ArrayList<>();

    private TextDamage(Published in) {
        this.in = in;
        this.text = in.text();
    }

    /// Whether a text at `_dmarc` that is no DMARC record was meant as one.
    static boolean looksLikeDmarc(String text) {
        if (PolicyRecordParser.isPolicyRecord(text)) {
            return false;
        }
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        boolean asksForPolicy =
                TagList.parse(text).tags().stream()
                        .filter(tag -> tag.name().equalsIgnoreCase("p"))
                        .anyMatch(tag -> RecordRepair.policy(tag.value()).isPresent());
        return !letters.startsWith("vspf1") && (letters.contains("dmarc1") || asksForPolicy);
    }

    /// The findings about a text that was meant as a record but is none.
    static List<DmarcFinding> inLookalike(Published in) {
        var damage = new TextDamage(in);
        int end = in.text().indexOf(';');
        damage.findings.add(
                new LooksLikeDmarc(in, new Range(0, end < 0 ? in.text().length() : end)));
        damage.leadingSpace();
        damage.anywhere();
        return damage.findings;
    }

    /// The findings about the text of a record.
    static List<DmarcFinding> inRecord(Published in) {
        var damage = new TextDamage(in);
        damage.anywhere();
        return damage.findings;
    }

    private void leadingSpace() {
        int end = runEnd(0, c -> c == ' ' || c == '\t');
        if (end > 0) {
            findings.add(new LeadingSpace(in, new Range(0, end)));
        }
    }

    private void anywhere() {
        int quote = first(c -> c == '"');
        if (quote >= 0 || text.startsWith("'")) {
            int at = Math.max(quote, 0);
            findings.add(new LiteralQuotes(in, new Range(at, at + 1)));
        }
        int backslash = first(c -> c == '\\');
        if (backslash >= 0) {
            findings.add(new Backslash(in, new Range(backslash, backslash + 1)));
        }
        int control = first(TextDamage::isControl);
        if (control >= 0) {
            findings.add(
                    new ControlChars(
                            in, new Range(control, runEnd(control, TextDamage::isControl))));
        }
        nonAscii();
        MissingSemicolons.in(text).stream()
                .limit(RecordReview.MOST_ALIKE)
                .forEach(gap -> findings.add(new MissingSemicolon(in, gap.at(), gap.tag())));
    }

    private void nonAscii() {
        int start = first(TextDamage::isForeign);
        if (start >= 0) {
            var at = new Range(start, runEnd(start, TextDamage::isForeign));
            findings.add(new NonAscii(in, at, character(at.of(text))));
        }
    }

    /// The first character that the octets stand for.
    private static String character(String octets) {
        String decoded =
                new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        int point =
                decoded.indexOf(REPLACEMENT) >= 0 ? octets.codePointAt(0) : decoded.codePointAt(0);
        return "U+%04X %s".formatted(point, Character.getName(point));
    }

    private int first(IntPredicate wanted) {
        int start = runEnd(0, wanted.negate());
        return start < text.length() ? start : -1;
    }

    private int runEnd(int start, IntPredicate wanted) {
        int end = start;
        while (end < text.length() && wanted.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isControl(int c) {
        return (c < ' ' && c != '\t') || c == 0x7f;
    }

    private static boolean isForeign(int c) {
        return c > 0x7f;
    }
}
