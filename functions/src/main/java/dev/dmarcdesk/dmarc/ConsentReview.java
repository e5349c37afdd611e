package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.Destination.State;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaAuthorizationUnavailable;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaUnauthorized;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.suffix.PublicSuffixes;
import dev.dmarcdesk.text.Range;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Report addresses whose hosts have not agreed, each host once.
final class ConsentReview {
    private final Published in;
    private final PublicSuffixes suffixes;
    private final Map<DomainName, DmarcFinding> findings = new LinkedHashMap<>();

    private ConsentReview(Published in, PublicSuffixes suffixes) {
        this.in = in;
        this.suffixes = suffixes;
    }

    /// @param in the record that applies
    /// @param suffixes what RFC 7489 receivers know organizations by
    static List<DmarcFinding> of(DmarcFacts facts, Published in, PublicSuffixes suffixes) {
        var review = new ConsentReview(in, suffixes);
        List<Range> places =
                facts.found()
                        .map(found -> found.record().rua().or(ReportUris.NONE).places())
                        .orElse(List.of());
        for (int i = 0; i < facts.destinations().size(); i++) {
            var destination = facts.destinations().get(i);
            if (destination.uri() instanceof ReportUri.Mailto mailto
                    && destination.state() instanceof State.Judged(var authorization)) {
                review.judge(mailto, places.get(i), authorization);
            }
        }
        return List.copyOf(review.findings.values());
    }

    private void judge(ReportUri.Mailto uri, Range at, ReportAuthorization authorization) {
        var host = uri.host();
        switch (authorization) {
            case ReportAuthorization.NotNeeded _, ReportAuthorization.Given _ -> {}
            case ReportAuthorization.Missing(var question, var elsewhere) ->
                    findings.putIfAbsent(
                            host,
                            new RuaUnauthorized(
                                    in, at, host, List.of(question), elsewhere, sameByList(host)));
            case ReportAuthorization.Impossible() ->
                    findings.putIfAbsent(
                            host,
                            new RuaUnauthorized(
                                    in, at, host, List.of(), List.of(), sameByList(host)));
            case ReportAuthorization.Unknown(var question, var detail) ->
                    unavailable(host, at, question, detail);
            case ReportAuthorization.PerhapsNotNeeded(var question, var detail) ->
                    unavailable(host, at, question, detail);
        }
    }

    private void unavailable(DomainName host, Range at, Question question, String detail) {
        findings.putIfAbsent(
                host, new RuaAuthorizationUnavailable(in, at, host, List.of(question), detail));
    }

    private boolean sameByList(DomainName host) {
        return suffixes.organizationalDomain(host)
                .equals(suffixes.organizationalDomain(in.domain()));
    }
}
