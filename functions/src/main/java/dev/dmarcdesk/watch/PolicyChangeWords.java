package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.watch.Stance.Source;

/// Changes of a DMARC policy in words.
final class PolicyChangeWords {
    private static final int DMARC = 9989;

    private PolicyChangeWords() {}

    static Advice on(ChangeFinding.PolicyWeakened weakened) {
        Stance before = weakened.before();
        Stance after = weakened.after();
        var advice =
                Advice.of(
                                weakened,
                                stopsNothing(before, after) ? Severity.ERROR : Severity.WARNING,
                                "%s",
                                title("weakened", before, after))
                        .because("%s", consequence(before, after).and(why(before, after)))
                        .fix(Undoing.of(weakened.shift()));
        return cited(advice, before, after);
    }

    static Advice on(ChangeFinding.PolicyStrengthened strengthened) {
        Stance before = strengthened.before();
        Stance after = strengthened.after();
        var advice =
                Advice.of(strengthened, Severity.GOOD, "%s", title("strengthened", before, after))
                        .because("%s", gain(before, after).and(why(before, after)));
        return cited(advice, before, after);
    }

    static Advice on(ChangeFinding.AlignmentChanged changed) {
        var method = new Inline.Plain(changed.method());
        var advice =
                changed.strict()
                        ? Advice.of(
                                        changed,
                                        Severity.WARNING,
                                        "DMARC asks for strict alignment of %s",
                                        method)
                                .because(
                                        "A pass of %s counts only for the very name in From: mail that passes as a subdomain of %s fails DMARC, unless the other method speaks for it.",
                                        method, changed.domain().toString())
                                .fix(Undoing.of(changed.shift()))
                        : Advice.of(
                                        changed,
                                        Severity.NOTICE,
                                        "DMARC no longer asks for strict alignment of %s",
                                        method)
                                .because(
                                        "A pass of %s counts for any name of the same organization.",
                                        method);
        return advice.per(DMARC, "3.2.10").per(DMARC, "4.7");
    }

    private static boolean stopsNothing(Stance before, Stance after) {
        return before.domain().enforces() && !after.domain().enforces();
    }

    private static Advice cited(Advice advice, Stance before, Stance after) {
        if (after.testing() != before.testing()) {
            return advice.per(DMARC, "4.7");
        }
        return before.percent() != after.percent() && before.domain() == after.domain()
                ? advice.per(7489, "6.3").per(DMARC, "4.7")
                : advice.per(DMARC, "4.7").per(DMARC, "4.10.1");
    }

    /// Of the places where they differ the first: what acts on the domain, then what acts below it.
    private static Sentence title(String how, Stance before, Stance after) {
        var did = new Inline.Plain(how);
        if (before.domain() != after.domain() || before.applies() != after.applies()) {
            return Sentence.of("DMARC %s, %s", did, arrow(before.word(), after.word()));
        }
        if (before.subdomains() != after.subdomains()) {
            return Sentence.of(
                    "DMARC %s for subdomains, %s",
                    did, arrow(before.subdomains().word(), after.subdomains().word()));
        }
        if (before.nonExistent() != after.nonExistent()) {
            return Sentence.of(
                    "DMARC %s for names that do not exist, %s",
                    did, arrow(before.nonExistent().word(), after.nonExistent().word()));
        }
        return Sentence.of(
                "DMARC %s at older receivers, %s",
                did, arrow("pct=" + before.percent(), "pct=" + after.percent()));
    }

    private static Inline arrow(String before, String after) {
        return new Inline.Plain(before + " → " + after);
    }

    private static Sentence consequence(Stance before, Stance after) {
        if (stopsNothing(before, after)) {
            return Sentence.of("Forged mail is no longer stopped.");
        }
        if (before.domain() == AssessmentPolicy.REJECT && after.domain() != before.domain()) {
            return Sentence.of(
                    "Forged mail is no longer refused, only put aside as suspicious, usually in the spam folder.");
        }
        if (before.applies() && !after.applies()) {
            return Sentence.of(
                    "Receivers no longer apply DMARC: nobody is told of forged mail any more.");
        }
        if (before.subdomains() != after.subdomains()) {
            return below(before.subdomains(), after.subdomains(), "its subdomains");
        }
        if (before.nonExistent() != after.nonExistent()) {
            return below(
                    before.nonExistent(), after.nonExistent(), "names below it that do not exist");
        }
        return Sentence.of(
                "Receivers that still follow RFC 7489 treat only %d %% of forged mail so; those that follow RFC 9989 treat all of it.",
                after.percent());
    }

    private static Sentence below(AssessmentPolicy before, AssessmentPolicy after, String names) {
        var below = new Inline.Plain(names);
        return after.enforces()
                ? Sentence.of(
                        "Mail forged in the name of %s is treated less strictly, %s.",
                        below, arrow(before.word(), after.word()))
                : Sentence.of("Mail forged in the name of %s is no longer stopped.", below);
    }

    private static Sentence gain(Stance before, Stance after) {
        if (before.domain() != after.domain()) {
            return switch (after.domain()) {
                case REJECT -> Sentence.of("Forged mail is refused from now on.");
                case QUARANTINE ->
                        Sentence.of(
                                "Forged mail is put aside as suspicious from now on, usually in the spam folder.");
                case NONE -> Sentence.of("Nothing is stopped, but reports tell who sends.");
            };
        }
        if (!before.applies()) {
            return Sentence.of("Receivers apply DMARC now; nothing is stopped yet.");
        }
        return before.percent() == after.percent()
                ? Sentence.of("Mail forged in the name of names below it is treated more strictly.")
                : Sentence.of("Older receivers treat more of the forged mail so.");
    }

    /// How it came about, where the record alone does not show it.
    private static Sentence why(Stance before, Stance after) {
        if (before.source() == Source.OWN && after.source() == Source.INHERITED) {
            return Sentence.of(
                    "Its own record is gone, and the policy of %s applies in its place.",
                    after.place().toString());
        }
        return switch (after.source()) {
            case OWN, INHERITED ->
                    after.testing() && !before.testing()
                            ? Sentence.of(
                                    "%s makes it a test: receivers apply one level less than is written.",
                                    "t=y")
                            : Sentence.NONE;
            case NOWHERE -> Sentence.of("There is no DMARC record any more.");
            case UNUSABLE ->
                    Sentence.of(
                            "Receivers can use nothing that is published at %s.",
                            "_dmarc." + after.place());
            case UNKNOWN -> Sentence.NONE;
        };
    }
}
