package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.watch.ChangeFinding.KeyLoss;
import dev.dmarcdesk.watch.ReportAddress.Purpose;

import java.util.List;
import java.util.Locale;

/// Changes in words. The severity is that of the difference: of what is worse now than it was.
public final class ChangeAdvice {
    private static final int DMARC = 9989;
    private static final int DKIM = 6376;
    private static final int STS = 8461;

    private ChangeAdvice() {}

    /// A change in words.
    public static Advice on(ChangeFinding finding) {
        return switch (finding) {
            case ChangeFinding.DelegationChanged changed -> delegation(changed);
            case ChangeFinding.PolicyWeakened weakened -> PolicyChangeWords.on(weakened);
            case ChangeFinding.PolicyStrengthened strengthened ->
                    PolicyChangeWords.on(strengthened);
            case ChangeFinding.ReportAddressAdded added -> added(added);
            case ChangeFinding.ReportAddressRemoved removed -> removed(removed);
            case ChangeFinding.SpfAllChanged changed -> SpfChangeWords.on(changed);
            case ChangeFinding.SendersChanged changed -> SpfChangeWords.on(changed);
            case ChangeFinding.IncludeChanged changed -> SpfChangeWords.on(changed);
            case ChangeFinding.BudgetExceeded exceeded -> SpfChangeWords.on(exceeded);
            case ChangeFinding.KeyAdded added -> key(added);
            case ChangeFinding.KeyRemoved removed -> key(removed);
            case ChangeFinding.KeyReplaced replaced -> key(replaced);
            case ChangeFinding.MxChanged changed -> mx(changed);
            case ChangeFinding.StsModeChanged changed -> sts(changed);
            case ChangeFinding.StsUncovered uncovered -> sts(uncovered);
            case ChangeFinding.RecordAdded(_, var shift) -> RecordChangeWords.added(finding, shift);
            case ChangeFinding.RecordRemoved(var domain, var shift) ->
                    RecordChangeWords.removed(finding, domain, shift);
            case ChangeFinding.RecordChanged(var domain, var shift) ->
                    RecordChangeWords.changed(finding, domain, shift);
            case ChangeFinding.FindingAppeared(var domain, var wrong, var weight) ->
                    Advice.of(finding, weight, "Wrong since then: %s", Faults.words(wrong))
                            .because("%s tells what mends it.", "check " + domain)
                            .per(DMARC, "5.3");
            case ChangeFinding.FindingResolved(_, var wrong, _) ->
                    Advice.of(finding, Severity.GOOD, "No longer wrong: %s", Faults.words(wrong))
                            .because("The change mended it.");
            case ChangeFinding.AlignmentChanged changed -> PolicyChangeWords.on(changed);
            case ChangeFinding.Unavailable unavailable -> OutageWords.on(unavailable);
            case ChangeFinding.Recovered(var domain, var since, var at) ->
                    Advice.of(finding, Severity.GOOD, "%s is answered for again", domain.toString())
                            .because(
                                    "It could not be looked up from %s to %s; nothing is lost.",
                                    Moments.plain(since), Moments.plain(at));
            case ChangeFinding.Restless restless -> OutageWords.on(restless);
        };
    }

    private static Advice delegation(ChangeFinding.DelegationChanged changed) {
        boolean moved = isMoved(changed);
        return Advice.of(
                        changed,
                        moved ? Severity.ERROR : Severity.WARNING,
                        "%s",
                        moved
                                ? Sentence.of("The zone is run by other name servers")
                                : Sentence.of("The name servers changed"))
                .because(
                        "Whoever runs them decides about everything else: policy, keys, and where mail is delivered.%s",
                        Listed.changes(changed.added(), changed.dropped()))
                .fix(Undoing.of(changed.shift()))
                .per(1034, "4.2.1");
    }

    private static boolean isMoved(ChangeFinding.DelegationChanged changed) {
        return changed.shift().after().size() == changed.added().size();
    }

    private static Advice added(ChangeFinding.ReportAddressAdded added) {
        var noun = new Inline.Plain(added.address().purpose().noun());
        String host =
                added.address().host().isEmpty() ? added.address().uri() : added.address().host();
        var whose =
                added.service().isEmpty()
                        ? Sentence.of("%s", host)
                        : Sentence.of("%s (%s)", host, new Inline.Plain(added.service()));
        var advice =
                Advice.of(added, Severity.WARNING, "New address for %s: %s", noun, whose)
                        .fix(Undoing.of(added.shift()));
        advice =
                added.external()
                        ? advice.because(
                                "Another organization now learns %s.",
                                learns(added.address().purpose()))
                        : advice.because("%s stay within your own organization.", capital(noun));
        return switch (added.address().purpose()) {
            case AGGREGATE -> advice.per(DMARC, "4.7").per(9990, "4");
            case FAILURE -> failureCopies(advice);
            case TLS -> advice.per(8460, "3");
        };
    }

    /// What reports tell those who get them.
    private static Inline.Plain learns(Purpose purpose) {
        return new Inline.Plain(
                switch (purpose) {
                    case AGGREGATE -> "which servers send in the name of the domain, and how much";
                    case FAILURE -> "of single messages in the name of the domain";
                    case TLS -> "which mail to the domain could not be delivered encrypted";
                });
    }

    private static Advice failureCopies(Advice advice) {
        return advice.because(
                        "%s Failure reports can hold whole messages, with who wrote to whom.",
                        advice.because())
                .per(DMARC, "4.7")
                .per(9991, "");
    }

    private static Inline.Plain capital(Inline.Plain noun) {
        return new Inline.Plain(
                noun.text().substring(0, 1).toUpperCase(Locale.ROOT) + noun.text().substring(1));
    }

    private static Advice removed(ChangeFinding.ReportAddressRemoved removed) {
        var noun = new Inline.Plain(removed.address().purpose().noun());
        boolean last = removed.left() == 0;
        boolean matters = last && removed.address().purpose() != Purpose.FAILURE;
        var advice =
                Advice.of(
                                removed,
                                matters ? Severity.WARNING : Severity.NOTICE,
                                "%s no longer go to %s",
                                capital(noun),
                                removed.address().host().isEmpty()
                                        ? removed.address().uri()
                                        : removed.address().host())
                        .fix(matters ? Undoing.of(removed.shift()) : Fix.NONE)
                        .because(
                                "%s",
                                last
                                        ? Sentence.of(
                                                "Nobody gets such reports any more, so forgeries and failing mail of your own go unseen.")
                                        : Sentence.of("Only others get them now."));
        return removed.address().purpose() == Purpose.TLS
                ? advice.per(8460, "3")
                : advice.per(DMARC, "4.7");
    }

    private static Sentence signer(String service, DomainName domain) {
        return service.isEmpty()
                ? Sentence.of("%s", domain.toString())
                : Sentence.of("%s (as %s)", new Inline.Strong(service), domain.toString());
    }

    private static Advice key(ChangeFinding.KeyAdded added) {
        return Advice.of(
                        added,
                        Severity.NOTICE,
                        "A new DKIM key at selector %s (%s)",
                        added.selector(),
                        new Inline.Plain(added.label()))
                .because(
                        "Whoever has its private key can sign mail as %s.",
                        added.domain().toString())
                .fix(Fix.NONE)
                .per(DKIM, "3.6.1");
    }

    private static Advice key(ChangeFinding.KeyRemoved removed) {
        var advice =
                removed.how() == KeyLoss.REVOKED
                        ? Advice.of(
                                removed,
                                Severity.WARNING,
                                "The DKIM key at selector %s was revoked",
                                removed.selector())
                        : Advice.of(
                                removed,
                                Severity.ERROR,
                                "The DKIM key at selector %s %s",
                                removed.selector(),
                                removed.how() == KeyLoss.GONE
                                        ? Sentence.of("is gone")
                                        : Sentence.of("can not be used any more"));
        return advice.because(
                        "Mail that %s signs with it fails DKIM from now on, also mail that is still on its way.",
                        signer(removed.service(), removed.domain()))
                .fix(Undoing.of(removed.shift()))
                .per(DKIM, "6.1.2");
    }

    private static Advice key(ChangeFinding.KeyReplaced replaced) {
        return Advice.of(
                        replaced,
                        Severity.WARNING,
                        "The DKIM key at selector %s was replaced",
                        replaced.selector())
                .because(
                        "Whoever has the new private key signs as %s, and mail signed with the old one fails from now on. A rotation usually takes a new selector. The key was %s and is %s.",
                        signer(replaced.service(), replaced.domain()),
                        new Inline.Plain(replaced.before()),
                        new Inline.Plain(replaced.after()))
                .fix(Undoing.of(replaced.shift()))
                .per(DKIM, "3.6.1");
    }

    private static Advice mx(ChangeFinding.MxChanged changed) {
        var hosts = Listed.changes(changed.added(), changed.dropped());
        String domain = changed.domain().toString();
        boolean moved = !changed.to().isEmpty() && !changed.to().equals(changed.from());
        Advice advice;
        if (!changed.takesMail()) {
            advice =
                    Advice.of(changed, Severity.ERROR, "No host takes mail any more")
                            .because(
                                    "Mail to %s bounces, and so do replies to mail it sends.%s",
                                    domain, hosts);
        } else if (moved) {
            advice =
                    Advice.of(
                                    changed,
                                    Severity.WARNING,
                                    "Mail moved from %s to %s",
                                    new Inline.Plain(
                                            changed.from().isEmpty()
                                                    ? "its old hosts"
                                                    : Listed.words(changed.from())),
                                    new Inline.Plain(Listed.words(changed.to())))
                            .because("Mail to %s is delivered there from now on.%s", domain, hosts);
        } else if (changed.added().isEmpty() && changed.dropped().isEmpty()) {
            advice =
                    Advice.of(changed, Severity.NOTICE, "The mail hosts are tried in another order")
                            .because("The same hosts take the mail of %s.", domain);
        } else {
            advice =
                    Advice.of(changed, Severity.WARNING, "The mail hosts changed")
                            .because(
                                    "Mail to %s is delivered to other machines, whose owner can read it.%s",
                                    domain, hosts);
        }
        return advice.fix(Undoing.of(changed.shift())).per(5321, "5.1");
    }

    private static Advice sts(ChangeFinding.StsModeChanged changed) {
        boolean weaker = rank(changed.after()) < rank(changed.before());
        var advice =
                Advice.of(
                        changed,
                        weaker ? Severity.WARNING : Severity.NOTICE,
                        "MTA-STS %s, %s → %s",
                        weaker ? Sentence.of("weakened") : Sentence.of("strengthened"),
                        new Inline.Plain(StsWords.word(changed.before())),
                        new Inline.Plain(StsWords.word(changed.after())));
        return advice.because("%s", StsWords.meaning(changed.after()))
                .fix(weaker ? Undoing.of(changed.shift()) : Fix.NONE)
                .per(STS, "5");
    }

    private static int rank(String mode) {
        return List.of("", "none", "testing", "enforce").indexOf(mode);
    }

    private static Advice sts(ChangeFinding.StsUncovered uncovered) {
        boolean enforced = uncovered.mode().equals("enforce");
        return Advice.of(
                        uncovered,
                        enforced ? Severity.ERROR : Severity.WARNING,
                        "The MTA-STS policy does not allow %s",
                        Listed.codes(uncovered.hosts()))
                .because(
                        "%s",
                        enforced
                                ? Sentence.of(
                                        "Senders that honour MTA-STS do not deliver mail to these hosts: it waits, and then bounces.")
                                : Sentence.of(
                                        "Senders still deliver, because the policy is only tried out; once it is enforced such mail bounces."))
                .todo(
                        "Add the hosts to the policy file and give the record a new id, or put the old mail hosts back.")
                .per(STS, "4.1");
    }
}
