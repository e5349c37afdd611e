package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Senders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// The pages that tell people of watched domains unasked, and what becomes of them.
public final class AlertPage {
    private AlertPage() {}

    /// Records of one domain changed.
    ///
    /// @param domain the watched domain
    /// @param changed what changed, and how that is known
    /// @param senders the services to know by name
    public static Document changed(DomainName domain, Tiding.Changed changed, Senders senders) {
        return new ChangePage(
                        domain,
                        changed,
                        ChangePage.advice(domain, changed, senders),
                        wantsTwo(changed))
                .write();
    }

    /// The same for who is alone and can accept any change.
    public static Document changedForOne(
            DomainName domain, Tiding.Changed changed, Senders senders) {
        return new ChangePage(domain, changed, ChangePage.advice(domain, changed, senders), false)
                .write();
    }

    /// A record changed that several watched domains lead to.
    ///
    /// @param include whose record
    /// @param hits the domains and their changes, at least one
    /// @param senders the services to know by name
    public static Document shared(DomainName include, List<Hit> hits, Senders senders) {
        return new SharedPage(include, hits, senders).write();
    }

    /// A watched domain that a change at another name meets.
    ///
    /// @param domain the watched domain
    /// @param changed what changed for it
    public record Hit(DomainName domain, Tiding.Changed changed) {}

    /// Nobody answers.
    public static Document unanswered(DomainName domain, Tiding.Unanswered unanswered) {
        return TroublePage.unanswered(domain, unanswered);
    }

    /// The records of a domain change to and fro.
    public static Document restless(DomainName domain, Tiding.Restless restless) {
        return TroublePage.restless(domain, restless);
    }

    /// A page on records that keep changing, with what some of them came to rest at.
    ///
    /// @param told as it was told
    /// @param aspects which of them the page is about, at least one
    public static Document resting(Document told, Tiding.Rested rested, SortedSet<Aspect> aspects) {
        return TroublePage.resting(told, rested, aspects);
    }

    /// A page on records that kept changing, now that all of them rest.
    ///
    /// @param told as it was told
    /// @param since when the last of them last moved
    public static Document rested(Document told, Instant since) {
        return Aftermath.rested(told, since);
    }

    /// A page that was told, now that its records are as they were.
    ///
    /// @param told as it was told
    /// @param at since when
    public static Document over(Document told, Instant at) {
        return Aftermath.over(told, at);
    }

    /// A page on an outage that was told, now that there are answers again.
    ///
    /// @param told as it was told
    /// @param at since when
    public static Document answered(Document told, Instant at) {
        return Aftermath.answered(told, at);
    }

    /// A page that was told, now that people say that it was meant so.
    ///
    /// @param told as it was told
    /// @param assents who says so, in order; at least one
    /// @param wantsSecond whether somebody else has still to agree
    public static Document expected(Document told, List<Assent> assents, boolean wantsSecond) {
        return Aftermath.expected(told, assents, wantsSecond);
    }

    /// What somebody said about a page.
    ///
    /// @param person the chat's id of who it was; empty in a terminal
    /// @param at when
    /// @param reason in the person's own words; may be empty
    public record Assent(String person, Instant at, String reason) {}

    /// A page that was told, now that somebody says that it was none of theirs.
    ///
    /// @param told as it was told
    /// @param person the chat's id of who says so; empty in a terminal
    /// @param at when
    public static Document notOurs(Document told, String person, Instant at) {
        return Aftermath.notOurs(told, person, at);
    }

    /// A page that was told, now that a part of its records is as it was.
    ///
    /// @param told as it was told
    /// @param names whose records, at least one
    /// @param at since when
    public static Document partlyOver(Document told, List<DomainName> names, Instant at) {
        return noted(
                told,
                Sentence.of(
                        "As before again since %s: %s. The rest stands.",
                        Moments.plain(at),
                        Listed.codes(names.stream().map(DomainName::toString).toList())));
    }

    /// A page that was told, with words more below what it says, above what is to be done.
    public static Document noted(Document told, Sentence words) {
        return new Document(
                told.tone(), told.title(), told.summary(), ToDo.below(told.blocks(), words));
    }

    /// A page with buttons, before its small print.
    ///
    /// @param page without buttons
    /// @param choices the commands behind them
    public static Document withChoices(Document page, List<Choice> choices) {
        var blocks = new ArrayList<>(page.blocks());
        boolean hasPrint = !blocks.isEmpty() && blocks.getLast() instanceof Block.SmallPrint;
        blocks.add(blocks.size() - (hasPrint ? 1 : 0), new Block.Choices(choices));
        return new Document(page.tone(), page.title(), page.summary(), blocks);
    }

    /// Whether it takes two people to accept a change: of a policy, a report address, the mail
    /// hosts, the name servers or the mode of MTA-STS.
    public static boolean wantsTwo(Tiding.Changed changed) {
        return changed.aspects().stream()
                .anyMatch(aspect ->
                        wantsTwo(
                                aspect,
                                seen(changed.before(), aspect),
                                seen(changed.after(), aspect)));
    }

    /// Whether it takes two people to accept the change of one aspect.
    public static boolean wantsTwo(Aspect aspect, Observed before, Observed after) {
        return Weighty.is(aspect, before, after);
    }

    private static Observed seen(Snapshot snapshot, Aspect aspect) {
        return snapshot.aspects().getOrDefault(aspect, new Observed.Nothing());
    }

    /// How much a change matters, worst of all that it means: so that a caller can tell a warning
    /// from good news.
    public static Severity severity(DomainName domain, Tiding.Changed changed, Senders senders) {
        return ChangePage.severity(ChangePage.advice(domain, changed, senders));
    }
}
