package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.DmarcFinding.DuplicateTag;
import dev.dmarcdesk.dmarc.DmarcFinding.FoInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.FoWithoutRuf;
import dev.dmarcdesk.dmarc.DmarcFinding.PctInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.PctRemoved;
import dev.dmarcdesk.dmarc.DmarcFinding.PctZero;
import dev.dmarcdesk.dmarc.DmarcFinding.PsdInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.PsdYes;
import dev.dmarcdesk.dmarc.DmarcFinding.TInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.UnknownTag;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

/// Words about single tags.
final class TagWords {
    private TagWords() {}

    static Advice duplicate(DuplicateTag again) {
        return without(
                        again.in(),
                        Advice.of(
                                        again,
                                        Severity.WARNING,
                                        "%s stands in the DMARC record more than once",
                                        again.tag())
                                .because(
                                        "Some receivers take the first, others discard the whole record."))
                .per(6376, "3.2");
    }

    static Advice unknown(UnknownTag unknown) {
        return without(
                        unknown.in(),
                        Advice.of(unknown, Severity.NOTICE, "%s is no tag of DMARC", unknown.tag())
                                .because("Receivers ignore it."))
                .per(9989, "4.7");
    }

    static Advice psdInvalid(PsdInvalid invalid) {
        return without(
                        invalid.in(),
                        Advice.of(
                                        invalid,
                                        Severity.WARNING,
                                        "%s in the DMARC record has a value that it can not have",
                                        "psd")
                                .because("Receivers take the record for one without it."))
                .per(9989, "4.7");
    }

    static Advice psdYes(PsdYes suffix) {
        String domain = suffix.in().domain().toString();
        return without(
                        suffix.in(),
                        Advice.of(
                                        suffix,
                                        Severity.WARNING,
                                        "%s says that others register names below %s",
                                        "psd=y",
                                        domain)
                                .because(
                                        "Each name below is then an organization of its own: mail signed by %s no longer aligns with its subdomains.",
                                        domain))
                .per(9989, "4.7")
                .per(9989, "4.10.2");
    }

    static Advice testInvalid(TInvalid invalid) {
        return without(
                        invalid.in(),
                        Advice.of(
                                        invalid,
                                        Severity.WARNING,
                                        "%s in the DMARC record is neither y nor n",
                                        "t")
                                .because("Receivers apply the policy in full, as without it."))
                .per(9989, "4.7");
    }

    static Advice percentage(PctRemoved removed) {
        return without(
                        removed.in(),
                        Advice.of(
                                        removed,
                                        removed.sampling() ? Severity.WARNING : Severity.NOTICE,
                                        "%s is gone from the DMARC standard",
                                        "pct")
                                .because("%s", sampling(removed.sampling())))
                .per(9989, "4.7")
                .per(9989, "A.6");
    }

    private static Sentence sampling(boolean sampling) {
        return sampling
                ? Sentence.of(
                        "Receivers of RFC 9989 apply the policy to all mail; older ones (RFC 7489) to a part of it, and to the rest one level less.")
                : Sentence.of("Receivers of RFC 9989 ignore it.");
    }

    static Advice percentageZero(PctZero zero) {
        return Advice.of(zero, Severity.WARNING, "%s no longer means a test", "pct=0")
                .because(
                        "Receivers of RFC 9989 apply the policy in full; older ones (RFC 7489) one level less.")
                .fix(
                        DmarcAdvice.mend(
                                zero.in(),
                                Sentence.of(
                                        "In the DMARC record, write %s in place of %s, or neither if the test is over:",
                                        "t=y", "pct=0")))
                .per(9989, "A.6");
    }

    static Advice percentageInvalid(PctInvalid invalid) {
        return without(
                        invalid.in(),
                        Advice.of(
                                        invalid,
                                        Severity.NOTICE,
                                        "%s is no percentage",
                                        invalid.in().quote(invalid.at()))
                                .because(
                                        "Receivers of RFC 9989 ignore it; some older ones (RFC 7489) discard the record over it."))
                .per(9989, "4.7");
    }

    static Advice removed(DmarcFinding finding, InRecord place, String tag) {
        return without(
                        place.in(),
                        Advice.of(
                                        finding,
                                        Severity.NOTICE,
                                        "%s is gone from the DMARC standard",
                                        tag)
                                .because("Receivers ignore it."))
                .per(9989, "C.5.2");
    }

    static Advice alignment(DmarcFinding finding, InRecord place, String tag, String mechanism) {
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "%s in the DMARC record is neither r nor s: relaxed alignment applies",
                        tag)
                .because(
                        "If strict alignment was meant, it is not in force: mail from any name of the organization passes by %s.",
                        new Inline.Plain(mechanism))
                .fix(
                        DmarcAdvice.mend(
                                place.in(),
                                Sentence.of(
                                        "Take %s out of the DMARC record; write %s only when the reports show that all your mail aligns strictly:",
                                        tag, tag + "=s")))
                .per(9989, "4.8");
    }

    static Advice failureOptions(FoInvalid invalid) {
        return without(
                        invalid.in(),
                        Advice.of(
                                        invalid,
                                        Severity.NOTICE,
                                        "%s is no choice of failure reports",
                                        invalid.in().quote(invalid.at()))
                                .because("Receivers take the default, %s.", "fo=0"))
                .per(9989, "4.7");
    }

    static Advice failureOptionsAlone(FoWithoutRuf without) {
        return without(
                        without.in(),
                        Advice.of(
                                        without,
                                        Severity.NOTICE,
                                        "%s in the DMARC record means nothing without %s",
                                        "fo",
                                        "ruf")
                                .because("It says when to send failure reports, but not where to."))
                .per(9989, "4.7");
    }

    private static Advice without(Published in, Advice advice) {
        return advice.fix(
                DmarcAdvice.mend(
                        in,
                        Sentence.of("Publish the DMARC record without what receivers ignore:")));
    }
}
