package dev.dmarcdesk.report;

import dev.dmarcdesk.bimi.BimiCheck;
import dev.dmarcdesk.bimi.BimiFacts;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.domain.DomainFacts;
import dev.dmarcdesk.mtasts.MtaStsCheck;
import dev.dmarcdesk.mtasts.MtaStsFacts;
import dev.dmarcdesk.mtasts.StsPolicy;
import dev.dmarcdesk.mx.MxFacts;
import dev.dmarcdesk.tlsrpt.TlsRptCheck;
import dev.dmarcdesk.tlsrpt.TlsRptFacts;
import dev.dmarcdesk.tlsrpt.TlsRptFinding.Missed;

import java.util.List;

/// What the parts that a domain may well do without mean in the light of the others.
final class OptionalParts {
    private final List<Examination<?>> examinations;
    private final MailProfile profile;

    private OptionalParts(List<Examination<?>> examinations, MailProfile profile) {
        this.examinations = examinations;
        this.profile = profile;
    }

    /// The examinations, these parts judged with what the others found out.
    static List<Examination<?>> crossed(List<Examination<?>> examinations, MailProfile profile) {
        var parts = new OptionalParts(examinations, profile);
        return examinations.stream().<Examination<?>>map(parts::crossed).toList();
    }

    @SuppressWarnings("unchecked") // the facts of an examination tell its type
    private Examination<?> crossed(Examination<?> examination) {
        return switch (examination.facts()) {
            case MtaStsFacts _ -> mtaSts((Examination<MtaStsFacts>) examination);
            case TlsRptFacts _ -> tlsRpt((Examination<TlsRptFacts>) examination);
            case BimiFacts _ -> bimi((Examination<BimiFacts>) examination);
            default -> examination;
        };
    }

    private Examination<MtaStsFacts> mtaSts(Examination<MtaStsFacts> examination) {
        return takesNoMail()
                ? MtaStsCheck.notNeeded(
                        Report.facts(examinations, DomainFacts.class).domain(), examination)
                : examination;
    }

    private Examination<TlsRptFacts> tlsRpt(Examination<TlsRptFacts> examination) {
        var sts = Report.facts(examinations, MtaStsFacts.class);
        if (takesNoMail()) {
            return TlsRptCheck.notNeeded(examination);
        }
        return sts.policy()
                .map(policy -> TlsRptCheck.missing(missed(policy.mode()), examination))
                .orElse(examination);
    }

    private static Missed missed(StsPolicy.Mode mode) {
        return switch (mode) {
            case ENFORCE -> Missed.LOST_MAIL;
            case TESTING -> Missed.TEST_RESULTS;
            case NONE -> Missed.FAILURES;
        };
    }

    private Examination<BimiFacts> bimi(Examination<BimiFacts> examination) {
        return switch (profile) {
            case SENDS_NOTHING, PROBABLY_SENDS_NOTHING -> BimiCheck.notNeeded(examination);
            case SENDS, UNKNOWN ->
                    BimiCheck.under(
                            PictureRequirement.enforcement(
                                    Report.facts(examinations, DmarcFacts.class)),
                            examination);
        };
    }

    /// Whether nobody sends to the domain: it says so, or can not be reached, or has neither mail
    /// hosts nor mail of its own.
    private boolean takesNoMail() {
        return switch (Report.facts(examinations, MxFacts.class).status()) {
            case NULL, NONE -> true;
            case IMPLICIT -> profile == MailProfile.SENDS_NOTHING;
            case FOUND, UNKNOWN -> false;
        };
    }
}
