package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Shift;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Tiding;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What is said around alerts: the short messages beside them, and what is added to them.
final class AlertNotes {
    /// RFC 7208 §4.6.4.
    private static final int LOOKUPS = 10;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private AlertNotes() {}

    /// Stands in for an alert that nobody knows arrived.
    static Document interrupted(Alert alert) {
        var words =
                Sentence.of(
                        "I was interrupted while telling of %s here. If there is no message about"
                                + " it above, have it shown.",
                        matter(alert));
        return new Document(
                Tone.UNKNOWN,
                Sentence.of("Interrupted"),
                words,
                List.of(
                        new Block.Paragraph(words),
                        new Block.Choices(List.of(new Choice("Show it", "alert " + alert.id())))));
    }

    /// Calls the owner.
    static Document call(Alert alert) {
        Sentence who =
                alert.words().stream()
                        .filter(word -> word.saying() == Alert.Saying.NOT_OURS)
                        .map(word -> person(word.user()))
                        .reduce((_, last) -> last)
                        .orElse(Sentence.of("Somebody"));
        var words = Sentence.of("%s says that this change was none of ours. Please look.", who);
        return new Document(
                Tone.BAD, Sentence.of("Not us"), words, List.of(new Block.Paragraph(words)));
    }

    /// Stands in for a call that nobody knows arrived; calls nobody.
    static Document uncalled(Alert alert) {
        var words =
                Sentence.of(
                        "I was interrupted while calling the owner because of %s. If there is no"
                                + " call below the alert, please call them yourselves.",
                        matter(alert));
        return new Document(
                Tone.UNKNOWN,
                Sentence.of("Interrupted"),
                words,
                List.of(new Block.Paragraph(words)));
    }

    /// Tells the one who asked for a watch that nothing of it arrives.
    static Document unreachable(Alert alert, String channel) {
        var words =
                Sentence.of(
                        "You asked me to watch %s for %s, but I can not post there any more: it is"
                                + " archived or gone, or I am not in it. What I find is still kept,"
                                + " and posted there again once I can. Invite me, or watch from"
                                + " another channel.",
                        names(alert.domains()), new Inline.Plain("the channel " + channel));
        return new Document(
                Tone.WARNING,
                Sentence.of("I can not reach a channel"),
                words,
                List.of(new Block.Paragraph(words)));
    }

    /// Adds to a page that one more domain shares the change.
    static Document joined(Document told, DomainName domain, Tiding.Changed changed) {
        int before = changed.before().standing().spfLookups();
        int after = changed.after().standing().spfLookups();
        Sentence also = Sentence.of("%s shares it.", domain.toString());
        return before < 0 || after < 0 || before == after
                ? with(told, also)
                : with(
                        told,
                        also.and(
                                after > LOOKUPS
                                        ? Sentence.of(
                                                "Its SPF record needs %d lookups now, more than"
                                                        + " %d: its mail gets permerror.",
                                                after, LOOKUPS)
                                        : Sentence.of(
                                                "Its SPF record needs %d lookups now, after %d.",
                                                after, before)));
    }

    /// Adds to a page what of it is as before again.
    static Document partlyBack(Document told, Set<Shift> back, Instant at) {
        var words = new TreeSet<String>();
        back.forEach(shift ->
                words.add(
                        shift.aspect().kind() == Aspect.Kind.INCLUDED_SPF
                                ? shift.domain().toString()
                                : shift.aspect().name().toString()));
        List<Sentence> names = words.stream().map(name -> Sentence.of("%s", name)).toList();
        Sentence first = names.getFirst();
        Sentence all =
                names.size() == 1 ? first : Sentence.of("%s and %d more", first, names.size() - 1);
        return with(
                told,
                Sentence.of("As before again since %s: %s. The rest stands.", minute(at), all));
    }

    /// The words stand before the small print, so that they are read.
    private static Document with(Document told, Sentence words) {
        var blocks = new ArrayList<>(told.blocks());
        blocks.add(beforeSmallPrint(blocks), new Block.Paragraph(words));
        return new Document(told.tone(), told.title(), told.summary(), blocks);
    }

    private static Inline minute(Instant at) {
        return new Inline.Plain(MINUTE.format(at));
    }

    static Sentence person(String user) {
        return user.isEmpty()
                ? Sentence.of("Somebody")
                : Sentence.of("%s", new Inline.Person(user));
    }

    /// A few names, and how many more there are.
    static Sentence names(List<DomainName> domains) {
        Sentence first = Sentence.of("%s", domains.getFirst().toString());
        int more = domains.size() - 1;
        return more == 0 ? first : Sentence.of("%s and %d more", first, more);
    }

    private static Sentence matter(Alert alert) {
        Sentence names = names(alert.domains());
        return switch (alert.kind()) {
            case CHANGE -> Sentence.of("a change of %s", names);
            case SHARED_CHANGE -> Sentence.of("a change under %s", names);
            case OUTAGE -> Sentence.of("an outage of %s", names);
            case RESTLESS -> Sentence.of("the changing records of %s", names);
            case DIGEST -> Sentence.of("this week's watches");
        };
    }

    private static int beforeSmallPrint(List<Block> blocks) {
        int at = blocks.size();
        while (at > 0 && blocks.get(at - 1) instanceof Block.SmallPrint) {
            at--;
        }
        return at;
    }
}
