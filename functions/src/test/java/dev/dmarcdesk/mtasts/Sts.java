package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.Said;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import java.util.List;

/// Examines `a.example` over a zone and a policy.
final class Sts {
    static final DomainName DOMAIN = DomainName.of("a.example");
    static final String RECORD = "_mta-sts TXT \"v=STSv1; id=20260901\"\n";
    static final String POLICY =
            "version: STSv1\nmode: enforce\nmx: mx.a.example\nmax_age: 1209600\n";

    private static final String ZONE =
            """
            $ORIGIN a.example.
            @       MX 10 mx
            mx      A  192.0.2.1
            mta-sts A  192.0.2.2
            """;

    private Sts() {}

    /// Over more lines of the zone, where nothing can be fetched.
    static Examination<MtaStsFacts> offline(String more) {
        return over(ZoneDns.of(ZONE + more), Web.OFFLINE);
    }

    /// With a good record and a policy served as it should be.
    static Examination<MtaStsFacts> serving(String policy) {
        return fetching(new Fetched.Document("text/plain", policy));
    }

    /// With a good record, and this for an answer to whoever fetches the policy.
    static Examination<MtaStsFacts> fetching(Fetched fetched) {
        return fetching(fetched, RECORD);
    }

    /// Over more lines of the zone, and this for an answer to whoever fetches the policy.
    static Examination<MtaStsFacts> fetching(Fetched fetched, String more) {
        return over(
                ZoneDns.of(ZONE + more),
                (host, path) ->
                        host.toString().equals("mta-sts.a.example")
                                        && path.equals("/.well-known/mta-sts.txt")
                                ? fetched
                                : new Fetched.Status(404));
    }

    /// Over any DNS and web.
    static Examination<MtaStsFacts> over(Dns dns, Web web) {
        return new MtaStsCheck()
                .examine(
                        new Subject(DOMAIN, List.of()),
                        new Sources(dns, web, ChainOfTrust.OFFLINE));
    }

    static List<String> codes(Examination<MtaStsFacts> examined) {
        return Said.codes(examined);
    }

    /// The records that its first fix changes.
    static List<RecordEdit> edits(Examination<MtaStsFacts> examined) {
        return ((Fix.Todo) examined.advice().getFirst().fix()).records();
    }
}
