package dev.dmarcdesk.diagnosis;

import static dev.dmarcdesk.diagnosis.MessageAdvice.DMARC;
import static dev.dmarcdesk.diagnosis.MessageAdvice.RESULTS;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.diagnosis.MessageFinding.DmarcNone.Today;
import dev.dmarcdesk.diagnosis.MessageFinding.Known;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// Words about the verdict; its titles are the headlines of the page.
final class VerdictWords {
    private VerdictWords() {}

    static Advice pass(MessageFinding.DmarcPass pass) {
        var advice =
                Advice.of(pass, Severity.GOOD, "%s", passed(pass))
                        .seenIn(pass.evidence())
                        .per(DMARC, "5.3.5")
                        .per(DMARC, "5.4");
        return pass.known() == Known.THEN_ONLY
                ? advice.because("That is the receiver's word; the records of today do not tell.")
                : advice.because(
                        "%s vouches for this mail. Whether it is wanted, DMARC does not say.",
                        pass.author().toString());
    }

    private static Sentence passed(MessageFinding.DmarcPass pass) {
        var passes =
                new Inline.Plain(
                        pass.known() == Known.NOW_ONLY
                                ? "By today's policy DMARC passes"
                                : "DMARC passed");
        if (!pass.signedBy().isEmpty()) {
            return Sentence.of("%s: signed as %s", passes, signer(pass));
        }
        return pass.bouncesTo().isEmpty()
                ? Sentence.of("%s for %s", passes, pass.author().toString())
                : Sentence.of(
                        "%s by SPF alone, for %s: forwarding would break that",
                        passes, pass.bouncesTo().getFirst().toString());
    }

    private static String signer(MessageFinding.DmarcPass pass) {
        return pass.signedBy().contains(pass.author())
                ? pass.author().toString()
                : pass.signedBy().getFirst().toString();
    }

    static Advice fail(MessageFinding.DmarcFail fail) {
        return Advice.of(fail, Severity.ERROR, "%s", Headlines.failed(fail))
                .because("%s", consequence(fail))
                .seenIn(fail.evidence())
                .per(DMARC, "5.3.5")
                .per(DMARC, "5.3.6");
    }

    /// The policy is today's: the receiver may have seen another one.
    private static Sentence consequence(MessageFinding.DmarcFail fail) {
        String author = fail.author().toString();
        if (fail.known() == Known.THEN_ONLY) {
            return Sentence.of("That is the receiver's word; the records of today do not tell.")
                    .and(then(fail.then()));
        }
        if (fail.policy().isEmpty()) {
            return Sentence.of("Receivers may refuse such mail or put it into spam.")
                    .and(then(fail.then()));
        }
        AssessmentPolicy policy = fail.policy().getFirst();
        return today(author, policy)
                .and(fail.then().equals(policy.word()) ? Sentence.NONE : then(fail.then()));
    }

    private static Sentence today(String author, AssessmentPolicy policy) {
        return switch (policy) {
            case REJECT ->
                    Sentence.of(
                            "%s asks receivers to refuse such mail (%s today).",
                            author, "p=reject");
            case QUARANTINE ->
                    Sentence.of(
                            "%s asks receivers to treat such mail as suspicious (%s today): most of it"
                                    + " ends in spam.",
                            author, "p=quarantine");
            case NONE ->
                    Sentence.of(
                            "%s asks for nothing to be done about it (%s today), so this alone stops no"
                                    + " mail.",
                            author, "p=none");
        };
    }

    private static Sentence then(String policy) {
        return policy.isEmpty()
                ? Sentence.NONE
                : Sentence.of("The policy it applied was %s.", "p=" + policy);
    }

    static Advice none(MessageFinding.DmarcNone none) {
        return switch (none.today()) {
            case NONE, BROKEN -> unpublished(none);
            case PUBLISHED ->
                    noneThen(none, ", and there is one today")
                            .because(
                                    "That was no failure. What comes next is judged by today's policy; what it"
                                            + " would have made of this message, nobody wrote down.");
            case UNKNOWN ->
                    noneThen(none, "")
                            .because(
                                    "That was no failure. Whether there is one today could not be looked up.");
        };
    }

    private static Advice noneThen(MessageFinding.DmarcNone none, String today) {
        return Advice.of(
                        none,
                        Severity.WARNING,
                        "The receiver found no DMARC policy for %s%s",
                        none.author().toString(),
                        new Inline.Plain(today))
                .seenIn(none.evidence())
                .per(DMARC, "5.3.2");
    }

    static Sentence publish(String author, Today today) {
        return today == Today.BROKEN
                ? Sentence.of(
                        "Mend the DMARC record of %s, which is there and can not be used: %s says how.",
                        author, "check " + author)
                : Sentence.of(
                        "Publish a DMARC record for %s: %s proposes one.",
                        author, "check " + author);
    }

    private static Advice unpublished(MessageFinding.DmarcNone none) {
        String author = none.author().toString();
        return Advice.of(
                        none,
                        Severity.WARNING,
                        "No %s policy applies to %s, so there was nothing to pass or fail",
                        new Inline.Plain(none.today() == Today.BROKEN ? "usable DMARC" : "DMARC"),
                        author)
                .because(
                        "That is no failure. But anybody can write %s into From, and receivers are not"
                                + " told what to do about it.",
                        author)
                .todo("%s", publish(author, none.today()))
                .seenIn(none.evidence())
                .per(DMARC, "5.3.2")
                .per(DMARC, "4.10.1");
    }

    static Advice undetermined(MessageFinding.DmarcUndetermined unknown) {
        return unknown.isDns() ? dnsFailed(unknown) : nobodySays(unknown);
    }

    private static Advice dnsFailed(MessageFinding.DmarcUndetermined unknown) {
        if (unknown.isThen()) {
            return Advice.of(
                            unknown,
                            Severity.UNKNOWN,
                            "Could not tell whether DMARC passed: the DNS did not answer the receiver")
                    .because(
                            "It recorded an error that passes, of SPF or of a signature that would have"
                                    + " counted, so it could call it neither pass nor fail.")
                    .todo("Send such a mail once more, and see what the receiver records then.")
                    .seenIn(unknown.evidence())
                    .per(DMARC, "5.3.6");
        }
        return Advice.of(
                        unknown,
                        Severity.UNKNOWN,
                        "Could not tell whether DMARC passes: the DNS did not answer")
                .because("A receiver that gets no answer either can call it neither pass nor fail.")
                .todo("Ask again when the DNS answers.")
                .seenIn(unknown.evidence())
                .per(DMARC, "5.3.6");
    }

    private static Sentence missing(MessageFinding.DmarcUndetermined unknown) {
        return unknown.isRecorded()
                ? Sentence.of(
                        "Give the whole message as a file, and the address of the server that sent it"
                                + " (%s) if you know it: what was not written down is checked now.",
                        "--ip")
                : Sentence.of(
                        "Give the header of the delivered message, with the receiver's %s field, or the"
                                + " whole message as a file.",
                        new Inline.Plain("Authentication-Results"));
    }

    private static Sentence gone(List<DomainName> domains) {
        return domains.isEmpty()
                ? Sentence.NONE
                : Sentence.of(
                        " The key of the signature of %s is not published any more, which does not"
                                + " tell whether it was then.",
                        AuthorWords.names(domains));
    }

    private static Sentence header(List<DomainName> domains) {
        return domains.isEmpty()
                ? Sentence.NONE
                : Sentence.of(
                        " The signature of %s fits the header; without the text that is not all of it.",
                        AuthorWords.names(domains));
    }

    private static Advice nobodySays(MessageFinding.DmarcUndetermined unknown) {
        return Advice.of(
                        unknown,
                        Severity.UNKNOWN,
                        "Could not tell whether DMARC passed: %s",
                        new Inline.Plain(
                                unknown.isRecorded()
                                        ? "the receiver did not write down enough"
                                        : "the receiver's own results are missing"))
                .because(
                        "Only the server that received it can say what it checked; or a signature that"
                                + " verifies now.%s%s",
                        header(unknown.headerOf()), gone(unknown.withoutKey()))
                .todo("%s", missing(unknown))
                .seenIn(unknown.evidence())
                .per(DMARC, "5.3.3")
                .per(RESULTS, "1.2");
    }
}
