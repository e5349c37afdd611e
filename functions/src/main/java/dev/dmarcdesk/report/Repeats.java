package dev.dmarcdesk.report;

import dev.dmarcdesk.bimi.BimiFinding;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dkim.DkimFinding;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.dnssec.DnssecFinding;
import dev.dmarcdesk.domain.DomainFinding;
import dev.dmarcdesk.mtasts.MtaStsFinding;
import dev.dmarcdesk.mx.MxFinding;
import dev.dmarcdesk.spf.SpfFinding;
import dev.dmarcdesk.tlsrpt.TlsRptFinding;

import java.util.List;

/// Findings that say once more what another one says, nearer to its cause and with the better
/// remedy. They stay findings; a page gives them a line, and never begins with them: two pieces of
/// advice about one fact contradict each other sooner or later.
final class Repeats {
    private Repeats() {}

    /// Whether another finding tells the same fact better.
    static boolean isTold(Advice advice, List<Advice> findings) {
        return findings.stream()
                .map(Advice::finding)
                .anyMatch(other -> tells(other, advice.finding()));
    }

    private static boolean tells(Finding other, Finding finding) {
        return switch (finding) {
            case DmarcFinding.Monitoring monitoring -> tellsMonitoring(other, monitoring.tag());
            case DmarcFinding.None _ -> tellsAbsence(other) || isProfile(other);
            case BimiFinding.DmarcNotEnforced _ -> tellsWeakPolicy(other);
            case BimiFinding.SpNone _ -> other instanceof DmarcFinding.SpWeaker;
            case SpfFinding.None _, MxFinding.NullMissing _ -> isProfile(other);
            case DomainFinding.Unavailable _,
                    DmarcFinding.Unavailable _,
                    SpfFinding.Unavailable _,
                    DkimFinding.Unavailable _,
                    MxFinding.Unavailable _,
                    MtaStsFinding.Unavailable _,
                    TlsRptFinding.Unavailable _,
                    BimiFinding.Unavailable _ ->
                    other instanceof DnssecFinding.Bogus;
            case SpfFinding.IncludeNone none ->
                    other instanceof SpfFinding.SplitWithoutSpace(_, var before, var after)
                            && none.at().term().equals(before + after);
            default -> false;
        };
    }

    /// Why the policy that acts is none.
    private static boolean tellsMonitoring(Finding other, String tag) {
        return switch (other) {
            case DmarcFinding.TestMode _,
                    DmarcFinding.PMissing _,
                    DmarcFinding.PInvalid _,
                    DmarcFinding.SpInvalid _,
                    DmarcFinding.NpInvalid _ ->
                    true;
            case DmarcFinding.SpWeaker _ -> tag.equals("sp");
            case DmarcFinding.NpWeaker _ -> tag.equals("np");
            default -> false;
        };
    }

    /// What has to be done before any picture is shown.
    private static boolean tellsWeakPolicy(Finding other) {
        return switch (other) {
            case DmarcFinding.Monitoring _,
                    DmarcFinding.TestMode _,
                    DmarcFinding.None _,
                    DmarcFinding.Multiple _ ->
                    true;
            default -> tellsAbsence(other) || tellsMonitoring(other, "p");
        };
    }

    /// Why there is no record.
    private static boolean tellsAbsence(Finding other) {
        return switch (other) {
            case DmarcFinding.MisplacedAtApex _,
                    DmarcFinding.MisplacedNoUnderscore _,
                    DmarcFinding.MisplacedDoubledName _,
                    DmarcFinding.LooksLikeDmarc _,
                    DmarcFinding.CnameDangling _ ->
                    true;
            default -> false;
        };
    }

    private static boolean isProfile(Finding other) {
        return other instanceof DomainFinding.ParkedIncomplete;
    }
}
