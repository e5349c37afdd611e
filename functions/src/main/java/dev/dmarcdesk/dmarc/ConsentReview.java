package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.Destination.State;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaAuthorizationUnavailable;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaUnauthorized;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Range;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Report addresses whose hosts have not agreed, each host once.
final class ConsentReview {
    private final Published in;
    private final Map<DomainName, DmarcFinding> findings = new LinkedHashMap<>();

    private ConsentReview(Published in) {
        this.in = in;
    }

    static List<DmarcFinding> of(DmarcFacts facts, Discovery.Found found, Published in) {
        var review = new ConsentReview(in);
        List<Range> places = found.record().rua().or(ReportUris.NONE).places();
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
            case ReportAuthorization.Missing(var question) ->
                    findings.putIfAbsent(
                            host, new RuaUnauthorized(in, at, host, List.of(question)));
            case ReportAuthorization.Impossible() ->
                    findings.putIfAbsent(host, new RuaUnauthorized(in, at, host, List.of()));
            case ReportAuthorization.Unknown(var question, var detail) ->
                    findings.putIfAbsent(
                            host,
                            new RuaAuthorizationUnavailable(
                                    in, at, host, List.of(question), detail));
        }
    }
}
