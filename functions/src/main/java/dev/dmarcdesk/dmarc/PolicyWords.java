package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.DmarcFinding.Enforced;
import dev.dmarcdesk.dmarc.DmarcFinding.Monitoring;
import dev.dmarcdesk.dmarc.DmarcFinding.NpWeaker;
import dev.dmarcdesk.dmarc.DmarcFinding.PMissing;
import dev.dmarcdesk.dmarc.DmarcFinding.SpIgnored;
import dev.dmarcdesk.dmarc.DmarcFinding.SpWeaker;
import dev.dmarcdesk.dmarc.DmarcFinding.TestMode;
import dev.dmarcdesk.document.Sentence;

/// Words about what the policies do.
final class PolicyWords {
    private PolicyWords() {}

    /// Stricter is not always better: reports come first, and domains whose users write to lists
    /// should not ask for rejection at all (RFC 9989 §5.1, §7.4).
    static Advice monitoring(Monitoring monitoring) {
        String domain = monitoring.domain().toString();
        var title =
                Advice.of(
                        monitoring,
                        Severity.WARNING,
                        "The policy for %s is %s: nothing is stopped",
                        domain,
                        AssessmentPolicy.NONE.word());
        var advice =
                monitoring.reports()
                        ? title.because(
                                "Mail that forges it is delivered; the reports only tell of it.")
                        : title.because(
                                "Mail that forges it is delivered, and no report tells of it.");
        return (monitoring.tested() ? untested(advice) : enforcing(advice, monitoring))
                .per(9989, "3.2.12")
                .per(9989, "7.4");
    }

    private static Advice untested(Advice advice) {
        return advice.todo(
                "When the reports show that all your own mail passes, take %s out of the DMARC record.",
                "t=y");
    }

    private static Advice enforcing(Advice advice, Monitoring monitoring) {
        String above = monitoring.in().domain().toString();
        if (monitoring.tag().equals("np")) {
            return advice.todo(
                    "Write %s in the DMARC record of %s: nobody sends honest mail from a name that does not exist.",
                    "np=reject", above);
        }
        return speaksForAll(monitoring)
                ? advice.todo(
                        "Read the reports for a month. When all your own mail passes in them, go on to %s, and drop %s when that went well; keep away from %s as long as people at the domain write to mailing lists.",
                        "p=quarantine; t=y", "t=y", "p=reject")
                : advice.todo(
                        "Read the reports for a month. When all mail of %s passes in them, publish a DMARC record of its own that says %s; the record of %s speaks for other names too.",
                        monitoring.domain().toString(), "p=quarantine", above);
    }

    /// Whether the record's own policy is what is to be raised. With `sp`, `t=y` would weaken the
    /// policy of the domain above, and a public suffix's record is nobody's to change.
    private static boolean speaksForAll(Monitoring monitoring) {
        return monitoring.domain().equals(monitoring.in().domain())
                || (monitoring.tag().equals("p")
                        && monitoring.in().standing() != Standing.PUBLIC_SUFFIX);
    }

    static Advice enforced(Enforced enforced) {
        String domain = enforced.domain().toString();
        boolean reject = enforced.policy() == AssessmentPolicy.REJECT;
        var title =
                reject
                        ? Advice.of(
                                enforced,
                                Severity.GOOD,
                                "Receivers are asked to refuse mail that forges %s",
                                domain)
                        : Advice.of(
                                enforced,
                                Severity.GOOD,
                                "Receivers are asked to treat mail that forges %s as suspicious",
                                domain);
        return (reject
                        ? title.because(
                                "Forwarding breaks SPF, so every sender has to sign with DKIM too.")
                        : title.because("It ends up in spam folders instead of inboxes."))
                .per(9989, "3.2.9")
                .per(9989, "7.4");
    }

    static Advice testMode(TestMode test) {
        return Advice.of(
                        test,
                        Severity.WARNING,
                        "The policy is only tried out: %s acts as %s",
                        test.stated().word(),
                        test.stated().oneLower().word())
                .because(
                        "%s asks receivers to apply one level less; older ones (RFC 7489) do not know it and apply the policy as it stands.",
                        "t=y")
                .todo(
                        "When the reports show that all your own mail passes, take %s out of the DMARC record.",
                        "t=y")
                .per(9989, "4.7")
                .per(9989, "A.6");
    }

    static Advice subdomainsWeaker(SpWeaker weaker) {
        return Advice.of(
                        weaker,
                        Severity.WARNING,
                        "Subdomains are protected less than the domain: %s, but %s",
                        "sp=" + weaker.sp().word(),
                        "p=" + weaker.p().word())
                .because(
                        "Forgers use a name below %s instead, such as billing or support.",
                        weaker.in().domain().toString())
                .todo(
                        "When the reports show that the mail of your subdomains passes, raise %s in the DMARC record to %s.",
                        "sp", raised(weaker))
                .per(9989, "4.7");
    }

    /// One level at a time, as for the domain itself.
    private static Sentence raised(SpWeaker weaker) {
        boolean bothLevels =
                weaker.sp() == AssessmentPolicy.NONE && weaker.p() == AssessmentPolicy.REJECT;
        return bothLevels
                ? Sentence.of("%s, and later to %s", "quarantine", "reject")
                : Sentence.of("%s", weaker.p().word());
    }

    static Advice nonExistentWeaker(NpWeaker weaker) {
        return Advice.of(
                        weaker,
                        Severity.WARNING,
                        "Names that do not exist are protected less than the domain: %s, but %s",
                        "np=" + weaker.np().word(),
                        "p=" + weaker.p().word())
                .because(
                        "Nobody sends honest mail from a name that does not exist; forgers make one up below %s.",
                        weaker.in().domain().toString())
                .todo(
                        "Raise the policy for subdomains that do not exist to %s in the DMARC record.",
                        "np=" + weaker.p().word())
                .per(9989, "4.7");
    }

    static Advice ignored(SpIgnored ignored) {
        return Advice.of(
                        ignored,
                        Severity.NOTICE,
                        "%s is ignored in the record of %s",
                        ignored.tag(),
                        ignored.in().domain().toString())
                .because(
                        "For names below, receivers look at the record of %s.",
                        ignored.organizational().toString())
                .fix(
                        DmarcAdvice.mend(
                                ignored.in(),
                                Sentence.of(
                                        "Take %s out of the DMARC record, where it has no effect:",
                                        ignored.tag())))
                .per(9989, "4.7");
    }

    static Advice missing(PMissing missing) {
        var title =
                Advice.of(missing, Severity.WARNING, "The DMARC record has no policy (%s)", "p");
        return (missing.in().effect() == Published.Effect.ACTS_AS_NONE
                        ? title.because(
                                "Receivers act as if it said %s: nothing is stopped.", "p=none")
                        : title.because(
                                "Without it and without a report address receivers do not apply DMARC."))
                .fix(
                        DmarcAdvice.mend(
                                missing.in(),
                                Sentence.of("Say in the DMARC record what receivers are to do:")))
                .per(9989, "4.10.1");
    }

    static Advice invalid(DmarcFinding finding, InRecord place) {
        String written = place.in().quote(place.at());
        var title =
                Advice.of(finding, Severity.ERROR, "%s in the DMARC record is no policy", written);
        return (place.in().effect() == Published.Effect.ACTS_AS_NONE
                        ? title.because(
                                "Receivers then act as if the whole record said %s: nothing is stopped.",
                                "p=none")
                        : title.because("Receivers then do not apply DMARC: nothing is stopped."))
                .fix(
                        DmarcAdvice.mend(
                                place.in(),
                                Sentence.of(
                                        "Publish the policy that was meant in the DMARC record:")))
                .per(9989, "4.10.1")
                .per(9989, "4.7");
    }
}
