package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Shift;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.watch.AlertPage;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Tiding;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What is said around alerts: the short messages beside them, and what is added to them.
final class AlertNotes {
    /// RFC 7208 §4.6.4.
    private static final int LOOKUPS = 10;

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
        var words =
                Sentence.of(
                        "%s says that the change of %s was none of ours. Please look.",
                        who, names(alert.domains()));
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
                        names(alert.domains()), new Inline.Person(channel));
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
                ? AlertPage.noted(told, also)
                : AlertPage.noted(
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
        return AlertPage.partlyOver(
                told, back.stream().map(AlertNotes::whose).distinct().sorted().toList(), at);
    }

    /// Under an include that changed there are many domains; else the record's name says more.
    private static DomainName whose(Shift shift) {
        return shift.aspect().kind() == Aspect.Kind.INCLUDED_SPF
                ? shift.domain()
                : shift.aspect().name();
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
            case SHARED_CHANGE -> Sentence.of("a change that meets %s", names);
            case OUTAGE -> Sentence.of("an outage of %s", names);
            case RESTLESS -> Sentence.of("the changing records of %s", names);
            case DIGEST -> Sentence.of("this week's watches");
        };
    }
}
