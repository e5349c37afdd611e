package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Aspect.Kind;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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

    @Test
    void h5_a_changed_include_is_seen_although_the_own_record_stays() {
        var before = of(ZONE);
        var after = of(ZONE.replace("198.51.100.0/24 -all", "0.0.0.0/0 -all"));
        assertThat(contradicting(before, after))
                .containsExactly(new Aspect(Kind.INCLUDED_SPF, DomainName.of("deep.example")));
    }

    @Test
    void an_include_without_a_record_or_with_several_is_seen() {
        assertThat(
                        seen(
                                of(ZONE.replace("deep.example. TXT", "other.example. TXT")),
                                Kind.INCLUDED_SPF,
                                "deep.example"))
                .isEqualTo(new Observed.Nothing());
        var several = of(ZONE + "deep.example. TXT \"v=spf1 ?all\"\n");
        assertThat(seen(several, Kind.INCLUDED_SPF, "deep.example"))
                .isEqualTo(
                        new Observed.Published(
                                List.of("v=spf1 ?all", "v=spf1 ip4:198.51.100.0/24 -all"),
                                List.of("v=spf1 ?all", "v=spf1 ip4:198.51.100.0/24 -all")));
    }

    @Test
    void h3_what_can_not_be_looked_up_is_unknown_and_what_it_leads_to_is_not_told() {
        var seen = of(ZONE);
        var failing = ZoneDns.of(ZONE);
        var now =
                of(question ->
                        question.type() == RrType.TXT && question.name().equals(DOMAIN)
                                ? new Answer.Unavailable(Answer.Reason.SERVFAIL, "planted")
                                : failing.ask(question));
        var included = new Aspect(Kind.INCLUDED_SPF, DomainName.of("in.example"));
        assertThat(contradicting(seen, now)).isEmpty();
        assertThat(seen(now, Kind.SPF, "a.example"))
                .isEqualTo(new Observed.Unknown(Answer.Reason.SERVFAIL));
        assertThat(now.aspects()).doesNotContainKey(included);
        assertThat(now.standing().spfLookups()).isEqualTo(-1);
    }

    @Test
    void h6_report_and_snapshot_see_one_state_of_the_world() {
        var asked = new ConcurrentHashMap<Question, Integer>();
        var zone = ZoneDns.of(ZONE);
        Dns unsteady =
                question ->
                        asked.merge(question, 1, Integer::sum) == 1
                                ? zone.ask(question)
                                : new Answer.NoSuchDomain(List.of());
        var run = new RecordingDns(unsteady, 100);
        var report =
                Audit.of(Subject.known(DOMAIN, List.of("s1")), run, POLICY, ChainOfTrust.OFFLINE)
                        .report();
        assertThat(contradicting(Snapshots.of(report, run), of(ZONE))).isEmpty();
        assertThat(asked.values()).containsOnly(1);
        Snapshots.of(report, unsteady);
        assertThat(asked.get(new Question(DOMAIN, RrType.TXT))).isEqualTo(1);
    }

    @Test
    void a_record_is_watched_at_every_name_that_it_can_be_inherited_from() {
        var zone =
                """
                $ORIGIN x.y.a.example.
                @ A 192.0.2.1
                a.example. NS ns.a.example.
                a.example. TXT "v=spf1 -all"
                _dmarc.a.example. TXT "v=DMARC1; p=reject"
                """;
        var snapshot =
                of(
                        Subject.known(DomainName.of("x.y.a.example"), List.of()),
                        ZoneDns.of(zone),
                        Web.OFFLINE);
        assertThat(
                        snapshot.aspects().keySet().stream()
                                .map(aspect -> aspect.kind().word() + " " + aspect.name()))
                .containsExactly(
                        "dmarc _dmarc.a.example",
                        "dmarc _dmarc.example",
                        "dmarc _dmarc.x.y.a.example",
                        "dmarc _dmarc.y.a.example",
                        "spf x.y.a.example",
                        "mx x.y.a.example",
                        "ns a.example",
                        "ns x.y.a.example",
                        "ns y.a.example",
                        "mta-sts _mta-sts.x.y.a.example",
                        "tls-rpt _smtp._tls.x.y.a.example",
                        "bimi default._bimi.a.example",
                        "bimi default._bimi.x.y.a.example");
        assertThat(snapshot.standing().policy()).isEqualTo("reject");
    }

    @Test
    void the_next_look_knows_the_selectors_of_this_one() {
        var audit = of(Subject.learnt(DOMAIN, List.of("Seen.Once")), ZoneDns.of(ZONE), POLICY);
        assertThat(Snapshots.selectors(audit)).containsExactly("s1", "seen.once");
        assertThat(seen(audit, Kind.DKIM_KEY, "seen.once._domainkey.a.example"))
                .isEqualTo(new Observed.Nothing());
        var next = of(Subject.known(DOMAIN, Snapshots.selectors(audit)), ZoneDns.of(ZONE), POLICY);
        assertThat(next).isEqualTo(audit);
    }

    @Test
    void a_key_for_every_selector_is_watched_under_the_name_of_the_wildcard() {
        var zone = ZONE.replace("s1._domainkey", "*._domainkey").replace("s9._domainkey", "s9");
        var audit = of(Subject.learnt(DOMAIN, List.of()), ZoneDns.of(zone), POLICY);
        assertThat(Snapshots.selectors(audit)).containsExactly("*");
        var next = of(Subject.known(DOMAIN, List.of("*")), ZoneDns.of(zone), POLICY);
        assertThat(next.aspects()).isEqualTo(audit.aspects());
    }

    @ParameterizedTest
    @MethodSource
    void a_policy_is_nothing_only_where_that_is_known(
            Fetched fetched, Optional<Observed> expected) {
        var snapshot = of(Subject.known(DOMAIN, List.of()), ZoneDns.of(ZONE), (_, _) -> fetched);
        var aspect = new Aspect(Kind.MTA_STS_POLICY, DomainName.of("mta-sts.a.example"));
        assertThat(Optional.ofNullable(snapshot.aspects().get(aspect))).isEqualTo(expected);
    }

    static Stream<Arguments> a_policy_is_nothing_only_where_that_is_known() {
        return Stream.of(
                Arguments.of(new Fetched.Status(404), Optional.of(new Observed.Nothing())),
                Arguments.of(
                        new Fetched.Document("text/html", "<p>Hello"),
                        Optional.of(new Observed.Nothing())),
                Arguments.of(
                        new Fetched.Status(503),
                        Optional.of(new Observed.Unknown(Answer.Reason.SERVFAIL))),
                Arguments.of(
                        new Fetched.Unreachable(Fetched.Reason.TIMEOUT, "planted"),
                        Optional.of(new Observed.Unknown(Answer.Reason.TIMEOUT))),
                Arguments.of(
                        new Fetched.BadCertificate(Fetched.CertificateTrouble.EXPIRED, "planted"),
                        Optional.of(new Observed.Unknown(Answer.Reason.REFUSED))));
    }

    @Test
    void without_a_record_there_is_no_policy_to_watch() {
        var snapshot = of(ZONE.replace("_mta-sts TXT", "other TXT"));
        var aspect = new Aspect(Kind.MTA_STS_POLICY, DomainName.of("mta-sts.a.example"));
        assertThat(snapshot.aspects()).doesNotContainKey(aspect);
    }

    @Test
    void includes_without_end_are_bounded() {
        var includes = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            includes.append(" include:i").append(i).append(".example");
        }
        Dns dns =
                question ->
                        question.type() == RrType.TXT
                                ? new Answer.Found(
                                        List.of(Rdata.Text.of("v=spf1" + includes + " -all")),
                                        List.of())
                                : new Answer.NoData(List.of());
        var snapshot = of(dns);
        assertThat(snapshot.aspects().keySet())
                .filteredOn(aspect -> aspect.kind() == Kind.INCLUDED_SPF)
                .hasSize(60);
        assertThat(Snaps.size(snapshot)).isLessThan(100_000);
    }

    private static List<Aspect> contradicting(Snapshot before, Snapshot after) {
        return after.aspects().keySet().stream()
                .filter(aspect -> before.aspects().containsKey(aspect))
                .filter(aspect -> seen(before, aspect).contradicts(seen(after, aspect)))
                .toList();
    }

    private static Observed seen(Snapshot snapshot, Aspect aspect) {
        return seen(snapshot, aspect.kind(), aspect.name().dotted());
    }
}
