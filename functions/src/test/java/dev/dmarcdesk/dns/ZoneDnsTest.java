package dev.dmarcdesk.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.List;

class ZoneDnsTest {
    private static Answer ask(String zone, String name, RrType type) {
        return ZoneDns.of(zone).ask(DomainName.of(name), type);
    }

    private static List<DomainName> names(String... names) {
        return List.of(names).stream().map(DomainName::of).toList();
    }

    @Test
    void reads_every_type() {
        String zone =
                """
                a.example    A     192.0.2.1
                             AAAA  2001:db8::1
                             MX    10 mx.a.example
                             NS    ns.a.example.
                             TXT   one
                             SPF   "v=spf1 -all"
                1.2.0.192.in-addr.arpa 3600 IN PTR a.example
                www.a.example CNAME a.example
                a.example    DS     12345 13 2 00112233 44 aaff ; a comment
                             DNSKEY 257 3 13 AAEC AwQF
                """;
        assertThat(ask(zone, "a.example", RrType.A))
                .isEqualTo(found(new Rdata.Address(InetAddress.ofLiteral("192.0.2.1"))));
        assertThat(ask(zone, "A.Example.", RrType.AAAA))
                .isEqualTo(found(new Rdata.Address(InetAddress.ofLiteral("2001:db8::1"))));
        assertThat(ask(zone, "a.example", RrType.MX))
                .isEqualTo(found(new Rdata.Exchange(10, DomainName.of("mx.a.example"))));
        assertThat(ask(zone, "a.example", RrType.NS))
                .isEqualTo(found(new Rdata.Pointer(DomainName.of("ns.a.example"))));
        assertThat(ask(zone, "a.example", RrType.TXT)).isEqualTo(found(Rdata.Text.of("one")));
        assertThat(ask(zone, "a.example", RrType.SPF))
                .isEqualTo(found(Rdata.Text.of("v=spf1 -all")));
        assertThat(ask(zone, "1.2.0.192.in-addr.arpa", RrType.PTR))
                .isEqualTo(found(new Rdata.Pointer(DomainName.of("a.example"))));
        assertThat(ask(zone, "www.a.example", RrType.CNAME))
                .isEqualTo(found(new Rdata.Alias(DomainName.of("a.example"))));
        assertThat(ask(zone, "a.example", RrType.DS))
                .isEqualTo(found(new Rdata.DelegationSigner(12345, 13, 2, "0011223344AAFF")));
        assertThat(ask(zone, "a.example", RrType.DNSKEY))
                .isEqualTo(found(new Rdata.ZoneKey(257, 13, "AAECAwQF")));
    }

    private static Answer found(Rdata data) {
        return new Answer.Found(List.of(data), List.of());
    }

    @Test
    void joins_relative_names_to_the_origin() {
        String zone =
                """
                $ORIGIN acme.example.
                @     MX  0 mail
                mail  A   192.0.2.1
                """;
        assertThat(ask(zone, "acme.example", RrType.MX))
                .isEqualTo(found(new Rdata.Exchange(0, DomainName.of("mail.acme.example"))));
        assertThat(ask(zone, "mail.acme.example", RrType.A)).isInstanceOf(Answer.Found.class);
    }

    @Test
    void keeps_strings_apart_and_octets_whole() {
        String zone =
                """
                a.example TXT "v=spf1 " "\\195\\188 \\"x\\" \\\\" ; said twice
                          TXT v=DMARC1; p=none
                          TXT ü
                """;
        assertThat(ask(zone, "a.example", RrType.TXT))
                .isEqualTo(
                        new Answer.Found(
                                List.of(
                                        new Rdata.Text(List.of("v=spf1 ", "Ã¼ \"x\" \\")),
                                        Rdata.Text.of("v=DMARC1; p=none"),
                                        Rdata.Text.of("Ã¼")),
                                List.of()));
    }

    @Test
    void publishes_a_long_text_in_strings_of_255_octets() {
        String text = "x".repeat(300);
        assertThat(ask("a.example TXT " + text, "a.example", RrType.TXT))
                .isEqualTo(found(new Rdata.Text(List.of("x".repeat(255), "x".repeat(45)))));
    }

    @Test
    void holds_each_record_once() {
        assertThat(ask("a.example TXT x\na.example TXT x", "a.example", RrType.TXT))
                .isEqualTo(found(Rdata.Text.of("x")));
    }

    @Test
    void tells_no_data_from_no_such_domain() {
        String zone = "_dmarc.a.example TXT v=DMARC1";
        assertThat(ask(zone, "_dmarc.a.example", RrType.A)).isEqualTo(new Answer.NoData(List.of()));
        assertThat(ask(zone, "b.example", RrType.A)).isEqualTo(new Answer.NoSuchDomain(List.of()));
        assertThat(ask(zone, "x._dmarc.a.example", RrType.A))
                .isEqualTo(new Answer.NoSuchDomain(List.of()));
    }

    @Test
    void lets_empty_non_terminals_exist() {
        String zone = "s1._domainkey.a.example TXT v=DKIM1";
        assertThat(ask(zone, "_domainkey.a.example", RrType.TXT))
                .isEqualTo(new Answer.NoData(List.of()));
        assertThat(ask(zone, "a.example", RrType.TXT)).isEqualTo(new Answer.NoData(List.of()));
        assertThat(ask(zone, "example", RrType.TXT)).isEqualTo(new Answer.NoData(List.of()));
    }

    /// The zone and the answers of RFC 4592 §2.2.1.
    @Test
    void expands_wildcards_at_the_closest_encloser_only() {
        String zone =
                """
                $ORIGIN example.
                *                TXT this is a wildcard
                                 MX  10 host1
                sub.*            TXT this is not a wildcard
                host1            A   192.0.2.1
                _ssh._tcp.host1  TXT ssh
                _ssh._tcp.host2  TXT ssh
                """;
        assertThat(ask(zone, "host3.example", RrType.MX)).isInstanceOf(Answer.Found.class);
        assertThat(ask(zone, "host3.example", RrType.A)).isInstanceOf(Answer.NoData.class);
        assertThat(ask(zone, "foo.bar.example", RrType.TXT)).isInstanceOf(Answer.Found.class);
        assertThat(ask(zone, "host1.example", RrType.MX)).isInstanceOf(Answer.NoData.class);
        assertThat(ask(zone, "sub.*.example", RrType.MX)).isInstanceOf(Answer.NoData.class);
        assertThat(ask(zone, "_telnet._tcp.host1.example", RrType.TXT))
                .isInstanceOf(Answer.NoSuchDomain.class);
        assertThat(ask(zone, "host2.example", RrType.TXT)).isInstanceOf(Answer.NoData.class);
        assertThat(ask(zone, "ghost.*.example", RrType.MX)).isInstanceOf(Answer.NoSuchDomain.class);
    }

    @Test
    void an_empty_wildcard_still_lets_names_exist() {
        assertThat(ask("x.*.a.example TXT y", "b.a.example", RrType.TXT))
                .isEqualTo(new Answer.NoData(List.of()));
    }

    @Test
    void follows_aliases_and_reports_them() {
        String zone =
                """
                s1._domainkey.a.example CNAME k.b.example
                k.b.example             CNAME l.c.example
                l.c.example             TXT   v=DKIM1
                lost.a.example          CNAME gone.c.example
                *.wild.a.example        CNAME l.c.example
                """;
        assertThat(ask(zone, "s1._domainkey.a.example", RrType.TXT))
                .isEqualTo(
                        new Answer.Found(
                                List.of(Rdata.Text.of("v=DKIM1")),
                                names("k.b.example", "l.c.example")));
        assertThat(ask(zone, "s1._domainkey.a.example", RrType.MX))
                .isEqualTo(new Answer.NoData(names("k.b.example", "l.c.example")));
        assertThat(ask(zone, "lost.a.example", RrType.TXT))
                .isEqualTo(new Answer.NoSuchDomain(names("gone.c.example")));
        assertThat(ask(zone, "x.wild.a.example", RrType.TXT))
                .isEqualTo(
                        new Answer.Found(List.of(Rdata.Text.of("v=DKIM1")), names("l.c.example")));
    }

    @Test
    void gives_up_on_circular_aliases() {
        String zone =
                """
                a.example CNAME b.example
                b.example CNAME a.example
                c.example CNAME c.example
                """;
        assertThat(List.of("a.example", "b.example", "c.example"))
                .allSatisfy(name ->
                        assertThat(reason(ask(zone, name, RrType.TXT)))
                                .isEqualTo(Answer.Reason.MALFORMED));
    }

    private static Answer.Reason reason(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
        return ((Answer.Unavailable) answer).reason();
    }

    @Test
    void fails_where_told() {
        String zone =
                """
                down.example     !SERVFAIL
                a.example        TXT one
                                 A   192.0.2.1
                a.example|TXT    !TIMEOUT
                =exact.example   !REFUSED
                to.example       CNAME x.down.example
                """;
        assertThat(reason(ask(zone, "down.example", RrType.A))).isEqualTo(Answer.Reason.SERVFAIL);
        assertThat(reason(ask(zone, "x.y.down.example", RrType.A)))
                .isEqualTo(Answer.Reason.SERVFAIL);
        assertThat(reason(ask(zone, "to.example", RrType.A))).isEqualTo(Answer.Reason.SERVFAIL);
        assertThat(reason(ask(zone, "a.example", RrType.TXT))).isEqualTo(Answer.Reason.TIMEOUT);
        assertThat(ask(zone, "a.example", RrType.A)).isInstanceOf(Answer.Found.class);
        assertThat(reason(ask(zone, "exact.example", RrType.A))).isEqualTo(Answer.Reason.REFUSED);
        assertThat(ask(zone, "x.exact.example", RrType.A)).isInstanceOf(Answer.NoSuchDomain.class);
    }

    @Test
    void names_the_line_that_is_wrong() {
        assertThatThrownBy(() -> ZoneDns.of("; fine\na.example LOC 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zone line 2");
        assertThatThrownBy(() -> ZoneDns.of("a..example A 192.0.2.1"))
                .hasMessageContaining("'a..example' is no name");
        assertThatThrownBy(() -> ZoneDns.of("a.example TXT \"open"))
                .hasMessageContaining("a quote is not closed");
        assertThatThrownBy(() -> ZoneDns.of("a.example A 192.0.2.1 x"))
                .hasMessageContaining("nothing expected");
        assertThatThrownBy(() -> ZoneDns.of("a.example A example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ZoneDns.of("a.example !BROKEN"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
