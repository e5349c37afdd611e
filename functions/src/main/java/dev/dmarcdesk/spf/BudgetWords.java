package dev.dmarcdesk.spf;

import static dev.dmarcdesk.spf.SpfAdvice.SPF;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.spf.SpfFinding.Cost;

import java.util.List;

/// Words about what a record costs.
final class BudgetWords {
    private BudgetWords() {}

    static Advice tooManyLookups(SpfFinding.TooManyLookups finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "The SPF record needs %s DNS lookups; receivers stop at %d",
                        new Inline.Plain(
                                (finding.bounded() ? "at least " : "") + finding.lookups()),
                        SpfLimits.LOOKUPS)
                .because("%s %s", breaking(finding), losers(finding))
                .todo("%s", cheaper(finding))
                .per(SPF, "4.6.4");
    }

    private static Sentence breaking(SpfFinding.TooManyLookups finding) {
        String term = finding.at().term();
        return term.equals(finding.within())
                ? Sentence.of("%s is lookup number 11.", term)
                : Sentence.of(
                        "Lookup number 11 is %s in the record of %s, reached through %s.",
                        term, finding.at().domain(), finding.within());
    }

    private static Sentence losers(SpfFinding.TooManyLookups finding) {
        int after = finding.after().size();
        var terms =
                after == 0
                        ? Sentence.of("%s", finding.within())
                        : Sentence.of(
                                "%s or the %s after it",
                                finding.within(),
                                new Inline.Plain(after == 1 ? "term" : after + " terms"));
        return finding.losers().isEmpty()
                ? Sentence.of(
                        "Mail that only %s would allow gets permerror, so SPF does not pass for it.",
                        terms)
                : Sentence.of(
                        "Mail of %s gets permerror, because only %s would allow it.",
                        new Inline.Plain(named(finding.losers())), terms);
    }

    /// Names as they stand in a sentence, the first few of them.
    static String named(List<String> names) {
        int most = 3;
        String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() > most ? first + " and others" : first;
    }

    private static Sentence cheaper(SpfFinding.TooManyLookups finding) {
        var unneeded =
                finding.unneeded().isEmpty()
                        ? Sentence.NONE
                        : Sentence.of(
                                "Begin with %s: as a rule these services bounce to a domain of their own and need no include.",
                                costs(finding.unneeded()));
        var dearest =
                finding.dearest().isEmpty()
                        ? Sentence.NONE
                        : Sentence.of("These cost most: %s.", costs(finding.dearest()));
        return unneeded.and(
                        Sentence.of(
                                "Remove senders you no longer use from the SPF record, or move one to a subdomain of its own with its own record."))
                .and(dearest);
    }

    static Sentence costs(List<Cost> costs) {
        return costs.stream()
                .map(BudgetWords::cost)
                .reduce((one, other) -> Sentence.of("%s, %s", one, other))
                .orElse(Sentence.NONE);
    }

    private static Sentence cost(Cost cost) {
        return Sentence.of("%s (%d)", cost.term(), cost.lookups());
    }

    static Advice nearLookupLimit(SpfFinding.NearLookupLimit finding) {
        boolean full = finding.lookups() == SpfLimits.LOOKUPS;
        return Advice.of(
                        finding,
                        Severity.NOTICE,
                        "SPF uses %d of %d DNS lookups",
                        finding.lookups(),
                        SpfLimits.LOOKUPS)
                .because(
                        "%s",
                        full
                                ? Sentence.of(
                                        "The record works. One more, here or in the record of a provider it includes, and mail gets permerror.")
                                : Sentence.of(
                                        "The record works, but another sender, or a provider whose record grows, may break it."))
                .todo(
                        "Before you add a sender, remove one you no longer use or give the new one a subdomain.")
                .per(SPF, "4.6.4");
    }

    static Advice tooManyVoids(SpfFinding.TooManyVoids finding) {
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "%d lookups of the SPF record find nothing; more than %d are a permerror",
                        finding.voids(),
                        SpfLimits.VOIDS)
                .because(
                        "It depends on the receiver: those that keep this limit answer permerror to mail that no earlier term allows. Nothing is behind %s.",
                        SyntaxWords.list(finding.terms()))
                .todo("Remove the terms that lead nowhere from the SPF record.")
                .per(SPF, "4.6.4");
    }

    static Advice duplicateInclude(SpfFinding.DuplicateInclude finding) {
        return Advice.of(
                        finding, Severity.NOTICE, "%s is included more than once", finding.target())
                .because(
                        "That is allowed and has no effect, but each time counts: the repetition costs %d of %d lookups.",
                        finding.lookups(), SpfLimits.LOOKUPS)
                .todo("Include %s only once in the SPF record.", finding.target())
                .per(SPF, "4.6.4");
    }

    static Advice unusedInclude(SpfFinding.UnusedInclude finding) {
        var service = new Inline.Plain(finding.service());
        return Advice.of(
                        finding,
                        Severity.NOTICE,
                        "%s (%s) is %s",
                        finding.at().term(),
                        service,
                        new Inline.Plain(
                                finding.depends() ? "not always needed" : "probably not needed"))
                .because(
                        "%s",
                        finding.depends()
                                ? Sentence.of(
                                        "Whether %s bounces to %s depends on how it was set up; where it does not, the include only costs %d of %d lookups.",
                                        service,
                                        finding.at().domain(),
                                        finding.lookups(),
                                        SpfLimits.LOOKUPS)
                                : Sentence.of(
                                        "%s sends with a bounce domain of its own, as a rule, so receivers do not look for it in this record: the include only costs %d of %d lookups.",
                                        service, finding.lookups(), SpfLimits.LOOKUPS))
                .todo(
                        "Look at the Return-Path of a message it sent for you: unless it is at %s itself, remove the include.",
                        finding.at().domain())
                .per(SPF, "2.4");
    }

    static Advice mxOverTen(SpfFinding.MxOverTen finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s covers %d mail hosts of %s; receivers look at no more than %d",
                        finding.at().term(),
                        finding.hosts(),
                        new Inline.Plain(finding.target()),
                        SpfLimits.MAIL_HOSTS)
                .because(
                        "Mail from the first %d of them may pass, though not everywhere; all other mail that no earlier term allows gets permerror.",
                        SpfLimits.MAIL_HOSTS)
                .todo(
                        "In the SPF record, replace %s by %s terms for the hosts that really send.",
                        finding.at().term(), "ip4:")
                .per(SPF, "4.6.4");
    }

    static Advice ptr(SpfFinding.Ptr finding) {
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "%s should not be used in an SPF record",
                        finding.at().term())
                .because(
                        "It is slow, some receivers skip it, and it costs one of the %d lookups, so whether mail passes depends on the receiver.",
                        SpfLimits.LOOKUPS)
                .todo(
                        "Remove ptr from the SPF record; name the senders it stood for by %s or %s.",
                        "ip4:", "a:")
                .per(SPF, "5.5");
    }
}
