package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What drifted in a week, for one channel. What nobody has answered for comes first.
public final class DigestPage {
    private static final int MOST_LINES = 20;

    /// More have no room in a notification.
    private static final int MOST_SAID = 5;

    private DigestPage() {}

    /// A change that was told.
    ///
    /// @param domain whose
    /// @param what changed, in a sentence without its full stop: the title of its page
    /// @param at when it was told
    /// @param state what became of it
    /// @param people who said so, by id; empty where nobody did
    public record Line(
            DomainName domain, Sentence what, Instant at, State state, List<String> people) {
        public Line {
            people = List.copyOf(people);
        }
    }

    /// What became of a change.
    public enum State {
        /// Nobody said anything about it.
        OPEN,
        /// It was meant so.
        EXPECTED,
        /// It was not ours.
        NOT_OURS,
        /// It was taken back.
        OVER
    }

    /// The page of a week.
    ///
    /// @param lines what was told since, and what is still open from before
    /// @param unanswered domains that nobody answers for
    /// @param quiet domains that are silent because somebody wanted it
    /// @param watched how many domains the channel watches
    /// @param since when the week began
    /// @return a page; without lines and names there is nothing to post
    public static Document of(
            List<Line> lines,
            List<DomainName> unanswered,
            List<DomainName> quiet,
            int watched,
            Instant since) {
        var sorted =
                lines.stream()
                        .sorted(Comparator.comparingInt(DigestPage::rank).thenComparing(Line::at))
                        .toList();
        long open = lines.stream().filter(line -> rank(line) == 0).count();
        var title = title(lines.size(), open, unanswered.size());
        var blocks = new ArrayList<Block>();
        if (!sorted.isEmpty()) {
            blocks.add(
                    new Block.Bullets(
                            Bounded.sentences(
                                    sorted.stream().map(DigestPage::words).toList(), MOST_LINES),
                            false));
        }
        paragraph(Sentence.of("Nobody answers for"), unanswered, blocks);
        paragraph(Sentence.of("Quiet, because somebody wanted it:"), quiet, blocks);
        blocks.add(
                new Block.SmallPrint(
                        Sentence.of(
                                "Since %s · %s watched in this channel",
                                Moments.plain(since), WatchWords.domains(watched))));
        return new Document(
                open > 0 ? Tone.WARNING : unanswered.isEmpty() ? Tone.GOOD : Tone.UNKNOWN,
                title,
                summary(title, sorted, unanswered),
                blocks);
    }

    /// The title, with what is open, for those who get nothing but words.
    private static Sentence summary(
            Sentence title, List<Line> sorted, List<DomainName> unanswered) {
        var words = Sentence.of("%s.", title);
        for (Line line :
                sorted.stream().filter(line -> rank(line) == 0).limit(MOST_SAID).toList()) {
            words = words.and(Sentence.of("%s.", line.what()));
        }
        return unanswered.isEmpty()
                ? words
                : words.and(Sentence.of("Nobody answers for %s.", codes(unanswered)));
    }

    private static Sentence title(int all, long open, int unanswered) {
        if (all == 0) {
            return unanswered == 0
                    ? Sentence.of("No change this week")
                    : Sentence.of("No change this week, but some answers are missing");
        }
        var changes = new Inline.Plain(all == 1 ? "1 change" : all + " changes");
        return open == 0
                ? Sentence.of("%s this week, none open", changes)
                : Sentence.of("%s this week, %d open", changes, open);
    }

    private static int rank(Line line) {
        return switch (line.state()) {
            case OPEN, NOT_OURS -> 0;
            case EXPECTED -> 1;
            case OVER -> 2;
        };
    }

    private static Sentence words(Line line) {
        return Sentence.of(
                "%s %s · %s · %s",
                new Inline.Mark(tone(line.state())),
                line.what(),
                Moments.plain(line.at()),
                became(line));
    }

    private static Tone tone(State state) {
        return switch (state) {
            case OPEN -> Tone.WARNING;
            case NOT_OURS -> Tone.BAD;
            case EXPECTED, OVER -> Tone.GOOD;
        };
    }

    private static Sentence became(Line line) {
        var people = Listed.people(line.people());
        var say = new Inline.Plain(line.people().size() == 1 ? "says" : "say");
        return switch (line.state()) {
            case OPEN ->
                    people.isEmpty()
                            ? Sentence.of("nobody has said whether it was meant")
                            : Sentence.of("%s expected it; a second person has to agree", people);
            case EXPECTED -> Sentence.of("expected, %s %s", say, people);
            case NOT_OURS -> Sentence.of("not ours, %s %s", say, people);
            case OVER -> Sentence.of("back as it was");
        };
    }

    private static void paragraph(Sentence words, List<DomainName> names, List<Block> blocks) {
        if (!names.isEmpty()) {
            blocks.add(new Block.Paragraph(Sentence.of("%s %s.", words, codes(names))));
        }
    }

    private static Sentence codes(List<DomainName> names) {
        return Listed.codes(names.stream().map(DomainName::toString).toList());
    }
}
