package dev.dmarcdesk.spf;

import static dev.dmarcdesk.spf.SpfAdvice.SPF;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

/// Words about what terms lead to.
final class TargetWords {
    private TargetWords() {}

    static Advice includeNone(SpfFinding.IncludeNone finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s leads nowhere: %s",
                        finding.at().term(),
                        absence(finding.target(), finding.why()))
                .because("%s %s", consequence(), takeover(finding.why()))
                .todo("%s", remove(finding.at()))
                .per(SPF, "5.2");
    }

    static Advice redirectNone(SpfFinding.RedirectNone finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s leads nowhere: %s",
                        finding.at().term(),
                        absence(finding.target(), finding.why()))
                .because("%s %s", consequence(), takeover(finding.why()))
                .todo(
                        "Correct the name after redirect= in the SPF record, or replace the redirect by your senders and %s.",
                        "~all")
                .per(SPF, "6.1");
    }

    private static Sentence absence(String target, SpfTarget.Absence why) {
        var name = new Inline.Code(target);
        return switch (why) {
            case NO_SUCH_NAME -> Sentence.of("%s does not exist", name);
            case NO_DATA, NO_SPF -> Sentence.of("%s has no SPF record", name);
            case NOT_A_NAME -> Sentence.of("%s is no domain name", name);
        };
    }

    private static Sentence consequence() {
        return Sentence.of(
                "Mail that no earlier term allows gets permerror, so SPF does not pass for it.");
    }

    private static Sentence takeover(SpfTarget.Absence why) {
        return why == SpfTarget.Absence.NO_SUCH_NAME
                ? Sentence.of(
                        "If somebody can register that name, they decide who may send as you.")
                : Sentence.NONE;
    }

    private static Sentence remove(SpfPlace at) {
        return Sentence.of(
                "Correct %s in the SPF record of %s, or remove it: it authorizes nobody.",
                at.term(), at.domain());
    }

    static Advice includeMultiple(SpfFinding.IncludeMultiple finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s leads to %d SPF records; there must be one",
                        finding.at().term(),
                        finding.count())
                .because("%s", consequence())
                .todo(
                        "Have the owner of %s merge its SPF records; until then remove %s from yours.",
                        finding.target(), finding.at().term())
                .per(SPF, "4.5")
                .per(SPF, "5.2");
    }

    static Advice includeTemperror(SpfFinding.IncludeTemperror finding) {
        return Advice.of(
                        finding,
                        Severity.UNKNOWN,
                        "The SPF record of %s could not be looked up",
                        finding.target())
                .because(
                        "%s What %s costs and allows is not known; receivers that see the same answer temperror, and mail may wait.",
                        new Inline.Plain(finding.answer().detail()), finding.at().term())
                .todo(
                        "Try again; if the SPF record of %s still can not be looked up, tell its owner.",
                        finding.target())
                .per(SPF, "5.2");
    }

    static Advice hostTemperror(SpfFinding.HostTemperror finding) {
        return Advice.of(
                        finding,
                        Severity.UNKNOWN,
                        "%s could not be looked up for %s",
                        finding.target(),
                        finding.at().term())
                .because(
                        "%s Receivers that see the same answer temperror to mail that no earlier term allows.",
                        new Inline.Plain(finding.answer().detail()))
                .todo(
                        "Try again; if it stays so, have the name servers of %s mended or remove the term.",
                        finding.target())
                .per(SPF, "5");
    }

    static Advice loop(SpfFinding.Loop finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s in the SPF record of %s leads back to where it came from",
                        finding.at().term(),
                        finding.at().domain())
                .because(
                        "Receivers go round until their limit is reached and answer permerror to mail that no earlier term allows.")
                .todo(
                        "Remove %s from the SPF record of %s.",
                        finding.at().term(), finding.at().domain())
                .per(SPF, "4.6.4");
    }

    static Advice privateAddresses(SpfFinding.PrivateAddresses finding) {
        return Advice.of(
                        finding,
                        Severity.NOTICE,
                        "Private addresses are allowed to send: %s",
                        SyntaxWords.list(finding.terms()))
                .because(
                        "No receiver on the Internet ever sees mail come from them, so they allow nobody.")
                .todo(
                        "Remove private addresses from the SPF record, and name the public addresses your mail leaves from.")
                .per(SPF, "5.6");
    }

    static Advice ipv6Only(SpfFinding.Ipv6Only finding) {
        return Advice.of(finding, Severity.NOTICE, "%s has only IPv6 addresses", finding.target())
                .because(
                        "%s allows that host over IPv6 only; mail it sends over IPv4 is not covered.",
                        finding.at().term())
                .todo("Publish an A record for %s if it sends over IPv4 too.", finding.target())
                .per(SPF, "5.3");
    }
}
