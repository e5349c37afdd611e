package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Answer;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several domains, each read on its own, so that one that is misspelt does not stand in the way of
/// the others.
///
/// @param understood each once, at least one
/// @param misread what was no domain
record Domains(List<DomainInput> understood, List<Misread> misread) {
    /// The most that one line may name.
    static final int MOST = 50;

    private static final int SHOWN = 100;

    /// Something that is no domain.
    ///
    /// @param typed as it came
    /// @param defect what was expected in its place
    record Misread(String typed, Defect defect) {}

    Domains {
        understood = List.copyOf(understood);
        misread = List.copyOf(misread);
    }

    /// Reads the words of a line; commas between them do not matter.
    ///
    /// @return the domains, or what is wrong when not one of them is a domain
    static Parsed<Domains> parse(Arguments arguments) {
        List<Word> words =
                arguments.words().stream().flatMap(word -> pieces(word).stream()).toList();
        if (words.isEmpty()) {
            int end = arguments.line().text().length();
            return Parsed.invalid("a domain such as example.com after it", end, end);
        }
        if (words.size() > MOST) {
            return Arguments.wrong(words.get(MOST), "at most " + MOST + " domains at once");
        }
        Map<DomainName, DomainInput> understood = new LinkedHashMap<>();
        var misread = new ArrayList<Misread>();
        for (Word word : words) {
            switch (Arguments.domain(word)) {
                case Valid<DomainInput>(var domain, _) ->
                        understood.putIfAbsent(domain.domain(), domain);
                case Invalid<DomainInput>(var defects) ->
                        misread.add(new Misread(word.text(), defects.getFirst()));
            }
        }
        return understood.isEmpty()
                ? new Invalid<>(misread.stream().map(Misread::defect).toList())
                : Parsed.valid(new Domains(List.copyOf(understood.values()), misread));
    }

    /// The names for the DNS.
    List<DomainName> names() {
        return understood.stream().map(DomainInput::domain).toList();
    }

    /// What was understood.
    Sentence subject() {
        return understood.size() == 1
                ? Echo.subject(understood.getFirst())
                : Sentence.of("%d domains", understood.size());
    }

    /// The answer, with what was understood where that is not plainly what was typed, and with what
    /// was not understood.
    Answer echo(Answer answer) {
        return switch (answer) {
            case Answer.Refused(var page) -> new Answer.Refused(echo(page));
            case Answer.Done(var page, var level, var watches) ->
                    new Answer.Done(
                            echo(page),
                            misread.isEmpty() || level != Level.GOOD ? level : Level.ATTENTION,
                            watches);
        };
    }

    private Document echo(Document page) {
        Document read = understood.size() == 1 ? Echo.on(understood.getFirst(), page) : page;
        if (misread.isEmpty()) {
            return read;
        }
        var blocks = new ArrayList<>(read.blocks());
        int end = blocks.size();
        while (end > 0 && isLast(blocks.get(end - 1))) {
            end--;
        }
        blocks.add(end, new Block.Paragraph(Sentence.of("Not understood, and left out:")));
        blocks.add(end + 1, new Block.Bullets(misread.stream().map(Domains::why).toList(), false));
        return new Document(read.tone(), read.title(), read.summary(), blocks);
    }

    private static boolean isLast(Block block) {
        return block instanceof Block.Choices || block instanceof Block.SmallPrint;
    }

    private static Sentence why(Misread misread) {
        String typed = misread.typed();
        String shown = typed.length() > SHOWN ? typed.substring(0, SHOWN) + "…" : typed;
        return Sentence.of(
                "%s: expected %s",
                new Inline.Strong(shown), new Inline.Plain(misread.defect().expected()));
    }

    /// A word cut at its commas.
    private static List<Word> pieces(Word word) {
        var pieces = new ArrayList<Word>();
        int start = 0;
        for (String piece : word.text().split("[,;]", -1)) {
            if (!piece.isEmpty()) {
                var at = new Range(start, start + piece.length()).shift(word.at().start());
                pieces.add(new Word(piece, at));
            }
            start += piece.length() + 1;
        }
        return pieces;
    }
}
