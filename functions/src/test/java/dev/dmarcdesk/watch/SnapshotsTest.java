package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Aspect.Kind;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

class SnapshotsTest {
    private static final DomainName DOMAIN = DomainName.of("a.example");
    private static final String ZONE =
            """
            $ORIGIN a.example.
            @ NS ns2.host.example.
            @ NS ns1.host.example.
            @ MX 10 mx.a.example.
            @ TXT "v=spf1 include:in.example ~all"
            mx A 192.0.2.1
            _dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@a.example"
            _mta-sts TXT "v=STSv1; id=1"
            mta-sts A 192.0.2.2
            _smtp._tls TXT "v=TLSRPTv1; rua=mailto:t@a.example"
            default._bimi TXT "v=BIMI1; l=https://a.example/l.svg"
            s1._domainkey TXT "v=DKIM1; p="
            s9._domainkey CNAME gone.example.
            in.example. TXT "v=spf1 ip4:192.0.2.0/24 include:deep.example -all"
            deep.example. TXT "v=spf1 ip4:198.51.100.0/24 -all"
            """;

    private static final Web POLICY =
            (_, _) ->
                    new Fetched.Document(
                            "text/plain",
                            "version: STSv1\nmode: enforce\nmx: mx.a.example\nmax_age: 86400\n");

    private static Snapshot of(Dns dns) {
        return of(Subject.known(DOMAIN, List.of("s1", "s9")), dns, POLICY);
    }

    private static Snapshot of(String zone) {
        return of(ZoneDns.of(zone));
    }

    private static Snapshot of(Subject subject, Dns dns, Web web) {
        return Snaps.of(subject, dns, web);
    }

    private static Observed seen(Snapshot snapshot, Kind kind, String name) {
        return Objects.requireNonNull(
                snapshot.aspects().get(new Aspect(kind, DomainName.of(name))), name);
    }

    @Test
    void everything_that_a_domain_publishes_for_mail_is_seen() {
        var told = new TreeMap<String, List<String>>();
        of(ZONE).aspects()
                .forEach((aspect, observed) -> {
                    if (observed instanceof Observed.Published(var meaning, _)) {
                        told.put(aspect.kind().word() + " " + aspect.name(), meaning);
                    }
                });
        assertThat(told)
                .hasToString(
                        "{bimi default._bimi.a.example=[v=BIMI1; l=https://a.example/l.svg],"
                                + " dkim-key s1._domainkey.a.example=[v=DKIM1; p=],"
                                + " dmarc _dmarc.a.example=[v=DMARC1; p=reject; rua=mailto:d@a.example],"
                                + " included-spf deep.example=[v=spf1 ip4:198.51.100.0/24 -all],"
                                + " included-spf in.example=[v=spf1 ip4:192.0.2.0/24 include:deep.example -all],"
                                + " mta-sts _mta-sts.a.example=[v=STSv1],"
                                + " mta-sts-policy mta-sts.a.example="
                                + "[version=STSv1; mode=enforce; max_age=86400; mx=mx.a.example],"
                                + " mx a.example=[10 mx.a.example],"
                                + " ns a.example=[ns1.host.example, ns2.host.example],"
                                + " spf a.example=[v=spf1 include:in.example ~all],"
                                + " tls-rpt _smtp._tls.a.example=[v=TLSRPTv1; rua=mailto:t@a.example]}");
    }

    @Test
    void what_is_known_not_to_be_there_is_nothing() {
        var snapshot = of(ZONE);
        assertThat(seen(snapshot, Kind.DMARC, "_dmarc.example")).isEqualTo(new Observed.Nothing());
        assertThat(seen(snapshot, Kind.DKIM_KEY, "s9._domainkey.a.example"))
                .isEqualTo(new Observed.Nothing());
    }

    @Test
    void the_standing_says_what_the_records_came_to() {
        var standing = of(ZONE).standing();
        assertThat(standing.policy()).isEqualTo("reject");
        assertThat(standing.spfLookups()).isEqualTo(2);
        assertThat(standing.spfVoids()).isZero();
        assertThat(standing.level()).isEqualTo(Level.BAD);
        assertThat(standing.findings()).containsEntry("dkim.cname-dangling", Severity.ERROR);
        assertThat(standing.findings().values()).doesNotContain(Severity.UNKNOWN, Severity.GOOD);
    }
}
