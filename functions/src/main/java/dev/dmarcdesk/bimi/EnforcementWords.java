package dev.dmarcdesk.bimi;

import dev.dmarcdesk.bimi.Enforcement.Shortfall;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Sentence;

/// Words about what DMARC forbids BIMI.
final class EnforcementWords {
    private EnforcementWords() {}

    static Advice notEnforced(BimiFinding.DmarcNotEnforced weak) {
        String policyDomain = weak.policyDomain().toString();
        return begun(
                        weak,
                        weak.at(),
                        Sentence.of(
                                "The picture of %s is not shown: %s",
                                weak.at().author().toString(), reason(weak.shortfall())))
                .todo("%s", remedy(weak.shortfall(), policyDomain))
                .per(BimiAdvice.draft("7.1"));
    }

    static Advice spNone(BimiFinding.SpNone none) {
        String policyDomain = none.policyDomain().toString();
        return begun(
                        none,
                        none.at(),
                        Sentence.of(
                                "The picture of %s is not shown: the DMARC policy for subdomains of %s is none",
                                none.at().author().toString(), policyDomain))
                .todo(
                        "Raise %s in the DMARC record of %s to %s or %s when no mail of its subdomains fails any more.",
                        "sp", policyDomain, "quarantine", "reject")
                .per(BimiAdvice.draft("7.1"));
    }

    /// Nobody who inherits a record has to do anything about it.
    private static Advice begun(BimiFinding finding, BimiPlace at, Sentence title) {
        return Advice.of(
                        finding, at.isInherited() ? Severity.NOTICE : Severity.WARNING, "%s", title)
                .because(
                        "Receivers show pictures only where DMARC stops forgeries, of the domain and of its subdomains; the BIMI record has no effect until then.")
                .seenIn(at.asked());
    }

    private static Sentence reason(Shortfall shortfall) {
        return switch (shortfall) {
            case NO_POLICY -> Sentence.of("no DMARC policy applies");
            case MONITORING -> Sentence.of("DMARC only monitors (%s)", "p=none");
            case TESTING -> Sentence.of("the DMARC policy is only being tested (%s)", "t=y");
            case PERCENTAGE -> Sentence.of("the DMARC policy quarantines only a part (%s)", "pct");
        };
    }

    private static Sentence remedy(Shortfall shortfall, String policyDomain) {
        return switch (shortfall) {
            case NO_POLICY ->
                    Sentence.of(
                            "Bring DMARC of %s to %s first; begin with reports.",
                            policyDomain, "p=quarantine");
            case MONITORING ->
                    Sentence.of(
                            "Raise the DMARC policy of %s to %s or %s when its reports show no mail of yours failing.",
                            policyDomain, "quarantine", "reject");
            case TESTING ->
                    Sentence.of(
                            "Remove %s from the DMARC record of %s when the test is over.",
                            "t=y", policyDomain);
            case PERCENTAGE ->
                    Sentence.of(
                            "Remove %s from the DMARC record of %s; receivers of today ignore it, those of BIMI do not.",
                            "pct", policyDomain);
        };
    }
}
