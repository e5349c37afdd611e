package dev.dmarcdesk.spf;

import static dev.dmarcdesk.spf.SpfAdvice.DMARC;
import static dev.dmarcdesk.spf.SpfAdvice.SPF;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Sentence;

/// Words about what happens to everybody else.
final class AllWords {
    private static final String ANYONE =
            "Every forged message passes SPF, and with it DMARC: whatever policy is published, nothing is stopped.";

    private static final String MANY =
            "Forged mail from any of those addresses passes SPF, and with it DMARC, whatever policy is published.";

    private AllWords() {}

    static Advice plusAll(SpfFinding.PlusAll finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s in the SPF record of %s lets anyone send",
                        finding.at().term(),
                        finding.at().domain())
                .because(ANYONE)
                .todo("Name your senders in the SPF record and end it in %s.", "~all")
                .per(SPF, "5.1");
    }

    static Advice plusAllEquivalent(SpfFinding.PlusAllEquivalent finding) {
        var title =
                finding.everybody()
                        ? Sentence.of("%s lets anyone send", SyntaxWords.list(finding.terms()))
                        : Sentence.of(
                                "%s lets half of the Internet send",
                                SyntaxWords.list(finding.terms()));
        return Advice.of(finding, Severity.ERROR, "%s", title)
                .because("%s", finding.everybody() ? ANYONE : MANY)
                .todo(
                        "Name the networks that really send in the SPF record, and end it in %s.",
                        "~all")
                .per(SPF, "5.1")
                .per(SPF, "5.6");
    }

    static Advice plusAllInInclude(SpfFinding.PlusAllInInclude finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s lets anyone send, because the record of %s does",
                        finding.at().term(),
                        finding.target())
                .because(ANYONE)
                .todo(
                        "Remove %s from the SPF record until that of %s is mended.",
                        finding.at().term(), finding.target())
                .per(SPF, "5.2");
    }

    static Advice neutralAll(SpfFinding.NeutralAll finding) {
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "%s says nothing about senders that are not named",
                        finding.at().term())
                .because("A forged message gets neutral, as if there were no SPF record.")
                .todo("End the SPF record in %s once all your senders are named.", "~all")
                .per(SPF, "5.1");
    }

    static Advice noAll(SpfFinding.NoAll finding) {
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "The SPF record of %s has no end: neither %s nor a redirect",
                        finding.at().domain(),
                        "all")
                .because("A forged message gets neutral, as if there were no SPF record.")
                .todo("End the SPF record in %s once all your senders are named.", "~all")
                .per(SPF, "4.7");
    }

    static Advice softfailAll(SpfFinding.SoftfailAll finding) {
        return Advice.of(
                        finding,
                        Severity.GOOD,
                        "%s marks senders that are not named, without having them refused early",
                        finding.at().term())
                .because(
                        "That is right for a domain that sends mail: what DKIM can still prove is judged by DMARC.")
                .per(DMARC, "7.1");
    }

    static Advice failAll(SpfFinding.FailAll finding) {
        var advice =
                Advice.of(
                                finding,
                                Severity.GOOD,
                                "%s refuses senders that are not named",
                                finding.at().term())
                        .per(DMARC, "7.1");
        return finding.nobody()
                ? advice.because("Nobody is named: that is right for a domain that sends no mail.")
                : advice.because(
                        "Some receivers refuse such mail before they look at DKIM, forwarded mail too; %s leaves that to DMARC.",
                        "~all");
    }
}
