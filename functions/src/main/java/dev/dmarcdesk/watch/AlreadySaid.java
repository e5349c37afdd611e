package dev.dmarcdesk.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the verdict says that a change has said already, in better words.
///
/// @param codes the codes of findings
record AlreadySaid(Set<String> codes) {
    private static final List<String> POLICY =
            List.of(
                    "dmarc.none",
                    "dmarc.monitoring",
                    "dmarc.test-mode",
                    "dmarc.sp-weaker",
                    "dmarc.np-weaker",
                    "dmarc.inherited",
                    "dmarc.pct-removed",
                    "dmarc.pct-zero",
                    "domain.parked-incomplete");

    AlreadySaid {
        codes = Set.copyOf(codes);
    }

    static AlreadySaid by(List<ChangeFinding> findings) {
        var codes = new HashSet<String>();
        findings.forEach(finding -> codes.addAll(said(finding)));
        return new AlreadySaid(codes);
    }

    boolean is(String code) {
        return codes.contains(code);
    }

    private static List<String> said(ChangeFinding finding) {
        return switch (finding) {
            case ChangeFinding.PolicyWeakened _, ChangeFinding.PolicyStrengthened _ -> POLICY;
            case ChangeFinding.ReportAddressRemoved _ -> List.of("dmarc.no-rua");
            case ChangeFinding.SpfAllChanged _ ->
                    List.of("spf.plus-all", "spf.neutral-all", "spf.no-all");
            case ChangeFinding.BudgetExceeded _ -> List.of("spf.too-many-lookups");
            case ChangeFinding.KeyAdded _,
                    ChangeFinding.KeyRemoved _,
                    ChangeFinding.KeyReplaced _ ->
                    List.of(
                            "dkim.selector-missing",
                            "dkim.unknown",
                            "dkim.proven-none",
                            "dkim.revoked");
            case ChangeFinding.StsModeChanged _ ->
                    List.of(
                            "mta-sts.none",
                            "mta-sts.testing",
                            "mta-sts.policy-unreachable",
                            "tls-rpt.none");
            case ChangeFinding.StsUncovered _ -> List.of("mta-sts.mx-uncovered");
            case ChangeFinding.RecordRemoved(_, var shift) -> List.of(none(shift.aspect().kind()));
            case ChangeFinding.DelegationChanged _,
                    ChangeFinding.ReportAddressAdded _,
                    ChangeFinding.AlignmentChanged _,
                    ChangeFinding.SendersChanged _,
                    ChangeFinding.IncludeChanged _,
                    ChangeFinding.MxChanged _,
                    ChangeFinding.RecordAdded _,
                    ChangeFinding.RecordChanged _,
                    ChangeFinding.FindingAppeared _,
                    ChangeFinding.FindingResolved _,
                    ChangeFinding.Unavailable _,
                    ChangeFinding.Recovered _,
                    ChangeFinding.Restless _ ->
                    List.of();
        };
    }

    private static String none(Aspect.Kind kind) {
        return switch (kind) {
            case DMARC -> "dmarc.none";
            case SPF -> "spf.none";
            case INCLUDED_SPF -> "spf.include-none";
            case DKIM_KEY -> "dkim.selector-missing";
            case MX -> "mx.none";
            case NS -> "dnssec.insecure";
            case MTA_STS, MTA_STS_POLICY -> "mta-sts.none";
            case TLS_RPT -> "tls-rpt.none";
            case BIMI -> "bimi.none";
        };
    }
}
