package dev.dmarcdesk.publication;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordText;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.FindingBlocks;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Remedies;
import dev.dmarcdesk.report.ReportPage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The page about a change that somebody says they published: how far it has come, which servers
/// have it, until when caches keep the old answer, and how the domain stands now.
public final class PublicationPage {
    private static final DateTimeFormatter MINUTE = form("uuuu-MM-dd HH:mm 'UTC'");
    private static final DateTimeFormatter CLOCK = form("HH:mm 'UTC'");
    private static final String BUTTON = "I published it";

    private final Publication publication;
    private final Following following;
    private final List<Block> blocks = new ArrayList<>();

    private PublicationPage(Publication publication, Following following) {
        this.publication = publication;
        this.following = following;
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /// Who waits for it.
    ///
    /// @param people who say that it is published, in the order they said so; none in a terminal
    /// @param next when it is looked for again by itself; none when nobody does
    /// @param isGivenUp whether it was waited for long enough
    public record Following(List<Inline> people, List<Instant> next, boolean isGivenUp) {
        public Following {
            people = List.copyOf(people);
            next = List.copyOf(next);
        }

        /// Somebody asked once.
        public static final Following NOBODY = new Following(List.of(), List.of(), false);
    }

    /// Writes the page.
    public static Document of(Publication publication, Following following) {
        return new PublicationPage(publication, following).write();
    }

    /// The command line that asks again.
    public static String line(RecordEdit edit) {
        return RecordText.published(edit);
    }

    private Document write() {
        people();
        var findings = new FindingBlocks(new Remedies(publication.inspection().report().zones()));
        publication.findings().forEach(advice -> blocks.addAll(findings.withClauses(advice)));
        servers();
        caches();
        next();
        var domain =
                ReportPage.of(publication.inspection().report(), publication.inspection().run());
        if (isTold()) {
            blocks.add(new Block.Heading(domain.title()));
            domain.blocks().stream()
                    .filter(block -> !(block instanceof Block.Choices))
                    .forEach(blocks::add);
        }
        blocks.add(new Block.Choices(choices()));
        return new Document(tone(), title(), Sentence.of("%s. %s", title(), first()), blocks);
    }

    /// How the domain stands is told when there is something new about it: while everybody waits,
    /// it would be what was told before.
    private boolean isTold() {
        return publication.isDone();
    }

    private Tone tone() {
        return switch (publication.sighting().stage()) {
            case LIVE, ANOTHER, UNASKED -> publication.level().tone();
            case CACHED -> Tone.NOTICE;
            case SPREADING, NOT_YET -> following.isGivenUp() ? Tone.WARNING : Tone.NOTICE;
            case WRONG -> Tone.BAD;
        };
    }

    private Sentence title() {
        var edit = publication.sighting().edit();
        String name = edit.name().toString();
        boolean isGone = edit.action() == RecordEdit.Action.REMOVE;
        return switch (publication.sighting().stage()) {
            case LIVE ->
                    publication.level() == Level.BAD
                            ? Sentence.of("%s is published as asked, and is wrong", name)
                            : isGone
                                    ? Sentence.of("The old record is gone from %s", name)
                                    : Sentence.of("%s is published", name);
            case CACHED ->
                    isGone
                            ? Sentence.of(
                                    "The old record is gone from %s, but not from caches", name)
                            : Sentence.of(
                                    "%s is published, and caches still keep the old answer", name);
            case SPREADING ->
                    Sentence.of(
                            "%s is on its way: %d of %d servers have it",
                            name,
                            publication.sighting().answering()
                                    - publication.sighting().behind().size(),
                            publication.sighting().answering());
            case NOT_YET ->
                    following.isGivenUp()
                            ? Sentence.of("%s was not published within a week", name)
                            : isGone
                                    ? Sentence.of("The old record is still at %s", name)
                                    : Sentence.of("%s is not published yet", name);
            case ANOTHER ->
                    publication.isDone()
                            ? Sentence.of("%s is published otherwise, and right", name)
                            : Sentence.of("%s still has another record", name);
            case WRONG -> Sentence.of("%s came out wrong", name);
            case UNASKED -> Sentence.of("Nobody could be asked about %s", name);
        };
    }

    private Sentence first() {
        Advice advice = publication.findings().getFirst();
        return advice.title().text().endsWith(".")
                ? advice.title()
                : Sentence.of("%s.", advice.title());
    }

    private void people() {
        if (following.people().isEmpty()) {
            return;
        }
        var names = new ArrayList<Inline>();
        for (Inline person : following.people()) {
            names.add(new Inline.Plain(names.isEmpty() ? "" : " and "));
            names.add(person);
        }
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                "Published, says %s (%s).",
                                new Sentence(names),
                                new Inline.Plain(MINUTE.format(publication.course().asked())))));
    }

    /// Where all show the same, the sentence has said it.
    private void servers() {
        var seen = publication.sighting().servers();
        boolean differ = seen.stream().map(one -> one.sight().getClass()).distinct().count() > 1;
        if (differ) {
            blocks.add(
                    new Block.Table(
                            List.of("Server", "Gives"),
                            seen.stream().map(PublicationPage::row).toList()));
        }
    }

    private static List<Sentence> row(Sighting.Seen seen) {
        return List.of(Sentence.of("%s", seen.server().toString()), state(seen.sight()));
    }

    private static Sentence state(Sight sight) {
        return switch (sight) {
            case Sight.New() -> marked(Tone.GOOD, "the change");
            case Sight.Old _ -> marked(Tone.WARNING, "the old record");
            case Sight.Nothing() -> marked(Tone.WARNING, "nothing");
            case Sight.Wrong _ -> marked(Tone.BAD, "what came out wrong");
            case Sight.Silent _ -> marked(Tone.UNKNOWN, "no answer");
        };
    }

    private static Sentence marked(Tone tone, String words) {
        return Sentence.of("%s %s", new Inline.Mark(tone), new Inline.Plain(words));
    }

    private void caches() {
        Instant now = publication.at();
        var words =
                switch (publication.sighting().stage()) {
                    case LIVE, CACHED, SPREADING -> caches(now);
                    case NOT_YET, ANOTHER, WRONG, UNASKED -> Sentence.NONE;
                };
        if (!words.isEmpty()) {
            blocks.add(new Block.Paragraph(words));
        }
    }

    private Sentence caches(Instant now) {
        return switch (publication.course().caches()) {
            case Course.Caches.By(var end) ->
                    end.isAfter(now)
                            ? Sentence.of(
                                    "Caches let go of the old answer by %s at the latest.",
                                    moment(end, now))
                            : Sentence.of("Caches have let go of the old answer.");
            case Course.Caches.OursAt(var end) ->
                    Sentence.of(
                            "Our resolver keeps the old answer until %s; others may keep it longer.",
                            moment(end, now));
            case Course.Caches.Lasting(var kept) ->
                    Sentence.of(
                            "Caches keep the old answer for up to %s after the last server has changed.",
                            new Inline.Plain(words(kept)));
            case Course.Caches.Unknown() ->
                    publication.sighting().isHeard()
                            ? Sentence.of(
                                    "How long other caches keep the old answer is not known: no server"
                                            + " gave it any more.")
                            : Sentence.NONE;
        };
    }

    private static String words(Duration time) {
        if (time.toHours() >= 2) {
            return time.toHours() + " hours";
        }
        return time.toMinutes() >= 2
                ? time.toMinutes() + " minutes"
                : time.toSeconds() + " seconds";
    }

    private static Inline moment(Instant at, Instant now) {
        boolean isSoon =
                at.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .equals(now.atZone(ZoneOffset.UTC).toLocalDate());
        return new Inline.Plain((isSoon ? CLOCK : MINUTE).format(at));
    }

    private void next() {
        Instant now = publication.at();
        if (following.isGivenUp()) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "I looked for a week and do not look any more by myself.")));
        } else if (!following.next().isEmpty() && !publication.isDone()) {
            blocks.add(
                    new Block.SmallPrint(
                            Sentence.of(
                                    "Looked at %s · I look again by myself at %s and change this message",
                                    moment(now, now), moment(following.next().getFirst(), now))));
        }
    }

    private List<Choice> choices() {
        var edit = publication.sighting().edit();
        var choices = new ArrayList<Choice>();
        if (!publication.isDone()) {
            choices.add(new Choice(BUTTON, line(edit), Choice.Weight.FIRST));
        }
        choices.add(new Choice("Re-check", "check " + Kinds.domain(edit.name())));
        return choices;
    }
}
