package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.Repaired.Completeness;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The lines of a paste from its header on, with nothing before or around them.
///
/// @param lines from the first field to the end; none when there is no header
/// @param isCut whether the beginning of a field stood above
/// @param length how many characters were handed over
/// @param wrong what the paste is when it has no header; empty when it has one
record PastedHeader(List<String> lines, boolean isCut, int length, String wrong) {
    /// At these lengths chats cut texts.
    private static final Set<Integer> LIMITS = Set.of(3000, 12_000, 40_000);

    /// Which of the possible readings is wanted.
    ///
    /// @param line the index of a line that is to be read other than it looks, or -1
    /// @param strict whether the first empty line ends the header, come what may
    /// @param dashes whether dashes within words are to be read other than they look
    record Choice(int line, boolean strict, boolean dashes) {
        /// The likeliest.
        static final Choice FIRST = new Choice(-1, false, false);
    }

    /// What came of it.
    ///
    /// @param otherChoices those that would have been possible
    record Reading(Message message, Completeness completeness, List<Choice> otherChoices) {}

    /// Finds the header in a text without markup.
    ///
    /// @param length how many characters were handed over
    static PastedHeader find(String text, int length, RepairLog log) {
        if (WrongInput.isMarkup(text)) {
            return none(text);
        }
        var inside = CodeFence.undo(text, log).lines().toList();
        var lines = Indentation.undo(LineMarks.undo(inside, log), log);
        lines = QuotedPrintable.undo(String.join("\n", lines), log).lines().toList();
        int start = HeaderStart.in(lines);
        if (start < 0) {
            return none(text);
        }
        int summary = summaryEnd(lines, start);
        if (summary > 0) {
            int source = HeaderStart.in(lines.subList(summary, lines.size()));
            if (source < 0) {
                return new PastedHeader(List.of(), false, length, WrongInput.gmail());
            }
            start = summary + source;
        }
        boolean cut = summary == 0 && HeaderStart.isCut(lines, start);
        boolean before = lines.subList(0, start).stream().anyMatch(line -> !line.isBlank());
        log.note(Repair.Kind.SURROUNDINGS, before && !cut ? 1 : 0, "text above the header");
        return new PastedHeader(lines.subList(start, lines.size()), cut, length, "");
    }

    private static PastedHeader none(String text) {
        return new PastedHeader(List.of(), false, 0, WrongInput.noHeader(text));
    }

    /// Behind the rows of Gmail's summary, or 0 when there is none above or at the first field.
    private static int summaryEnd(List<String> lines, int start) {
        int end = 0;
        int limit = Math.min(lines.size(), start + 12);
        for (int i = 0; i < limit; i++) {
            end = HeaderStart.isGmailRow(lines.get(i)) ? i + 1 : end;
        }
        while (end > 0 && end < lines.size() && !isSource(lines.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSource(String line) {
        var field = FieldLine.of(line);
        return field.isTelling() && !field.isNamed("from") && !HeaderStart.isGmailRow(line);
    }

    /// Reads the header.
    Reading read(Choice choice, RepairLog log) {
        if (lines.isEmpty()) {
            return nothing();
        }
        var span = choice.strict() ? HeaderSpan.strict(lines) : HeaderSpan.of(lines);
        log.note(Repair.Kind.DOUBLE_SPACING, span.joined(), "empty lines within the header");
        boolean more = !span.rest().isEmpty();
        boolean stub = !more && CutEnd.isStub(span.lines());
        var fields = stub ? span.lines().subList(0, span.lines().size() - 1) : span.lines();
        var folded = Refolding.fold(fields, choice.line());
        log.note(Repair.Kind.FOLDING, folded.refolded(), "lines that had lost their indentation");
        var plain = Typography.straighten(folded.lines(), choice.dashes(), log);
        boolean another = more && HeaderStart.in(span.rest().subList(0, 1)) == 0;
        log.note(
                Repair.Kind.SURROUNDINGS,
                another ? 1 : 0,
                "another message below: only the first is read");
        var message = message(plain.lines(), more);
        var choices = new ArrayList<Choice>();
        folded.doubts().forEach(line -> choices.add(new Choice(line, false, false)));
        if (span.doubt()) {
            choices.add(new Choice(-1, true, false));
        }
        if (plain.hasDoubts()) {
            choices.add(new Choice(-1, false, true));
        }
        boolean unfinished = stub || (!more && folded.isUnfinished());
        return new Reading(message, completeness(message, more, unfinished), choices);
    }

    private static Message message(List<String> lines, boolean hasBody) {
        String text = Octets.of(String.join("\r\n", lines) + "\r\n" + (hasBody ? "\r\n" : ""));
        return switch (HeaderParser.parse(text)) {
            case Parsed.Valid<HeaderBlock>(var header, _) ->
                    new Message(
                            header,
                            hasBody ? new Message.Body.Touched() : new Message.Body.Absent(),
                            false);
            case Parsed.Invalid<HeaderBlock> _ -> nothing().message();
        };
    }

    private static Reading nothing() {
        var header = new HeaderBlock(List.of(), 0);
        var message = new Message(header, new Message.Body.Absent(), false);
        return new Reading(message, Completeness.END_CUT, List.of());
    }

    private Completeness completeness(Message message, boolean more, boolean unfinished) {
        if (isCut) {
            return Completeness.BEGINNING_CUT;
        }
        boolean limit = !more && LIMITS.contains(length);
        if (unfinished || limit) {
            return Completeness.END_CUT;
        }
        return more ? Completeness.WHOLE : CutEnd.of(message.header(), "");
    }
}
