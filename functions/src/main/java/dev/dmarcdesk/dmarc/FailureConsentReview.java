package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.Destination.State;
import dev.dmarcdesk.dmarc.DmarcFinding.RufUnauthorized;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.text.Range;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Failure report addresses whose hosts have not agreed (RFC 9991 §5), each host once.
///
/// A host that takes the aggregate reports too is spoken of there: its agreement is the same. Where
/// it wants aggregate reports instead says nothing about these. One that could not be looked up is
/// passed over, for few receivers send failure reports at all.
final class FailureConsentReview {
    private final Published in;
    private final Map<DomainName, DmarcFinding> findings = new LinkedHashMap<>();

    private FailureConsentReview(Published in) {
        this.in = in;
    }

    /// @param in the record that applies
    /// @param destinations its failure report addresses, in the order of the record
    static List<DmarcFinding> of(DmarcFacts facts, Published in, List<Destination> destinations) {
        var review = new FailureConsentReview(in);
        List<Range> places =
                facts.found()
                        .map(found -> found.record().ruf().or(ReportUris.NONE).places())
                        .orElse(List.of());
        Set<DomainName> told = hosts(facts.destinations());
        for (int i = 0; i < destinations.size(); i++) {
            if (destinations.get(i).uri() instanceof ReportUri.Mailto(_, var host)
                    && destinations.get(i).state() instanceof State.Judged(var authorization)
                    && !told.contains(host)) {
                review.judge(host, places.get(i), authorization);
            }
        }
        return List.copyOf(review.findings.values());
    }

    private static Set<DomainName> hosts(List<Destination> destinations) {
        var hosts = new HashSet<DomainName>();
        for (var destination : destinations) {
            if (destination.uri() instanceof ReportUri.Mailto(_, var host)) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    private void judge(DomainName host, Range at, ReportAuthorization authorization) {
        switch (authorization) {
            case ReportAuthorization.Missing(var question, var elsewhere) -> {
                if (elsewhere.isEmpty()) {
                    refused(host, at, List.of(question));
                }
            }
            case ReportAuthorization.Impossible _ -> refused(host, at, List.of());
            case ReportAuthorization.NotNeeded _,
                    ReportAuthorization.Given _,
                    ReportAuthorization.PerhapsNotNeeded _,
                    ReportAuthorization.Unknown _ -> {}
        }
    }

    private void refused(DomainName host, Range at, List<Question> questions) {
        findings.putIfAbsent(host, new RufUnauthorized(in, at, host, questions));
    }
}
