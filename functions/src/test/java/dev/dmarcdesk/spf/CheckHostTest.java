package dev.dmarcdesk.spf;

import static dev.dmarcdesk.spf.Evaluations.envelope;
import static dev.dmarcdesk.spf.Evaluations.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class CheckHostTest {
    private static final String CLIENT = "192.0.2.1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 ip4:192.0.2.0/24 -all | PASS",
                "v=spf1 ?ip4:192.0.2.0/24 -all | NEUTRAL",
                "v=spf1 ip4:192.0.3.0/24 -all | FAIL",
                "v=spf1 ip4:192.0.3.0/24 ~all | SOFTFAIL",
                "v=spf1 ip4:192.0.3.0/24 | NEUTRAL",
                "v=spf1 ip6:::/0 -all | FAIL",
                "v=spf1 ip6:::ffff:192.0.2.1/96 -all | FAIL",
                "v=spf1 a:host.example/24//64 -all | PASS",
                "v=spf1 a:host.example//0 -all | FAIL",
                "v=spf1 mx:hosted.example -all | PASS",
                "v=spf1 exists:%{ir}.%{v}.arpa.a.example -all | PASS",
                "v=spf1 ptr:host2.example -all | PASS",
                "v=spf1 ptr:ost2.example -all | FAIL",
                "v=spf1 include:includes.example -all | PASS",
                "v=spf1 redirect=includes.example | PASS",
                "v=spf1 a:down.example -all | TEMPERROR",
                "v=spf1 include:down.example -all | TEMPERROR",
                "v=spf1 redirect=down.example | TEMPERROR",
                "v=spf1 redirect=none.example | PERMERROR",
                "v=spf1 ipv4:192.0.2.1 -all | PERMERROR",
                "v=spf1 ip4:192.0.2.1 redirect=a.example redirect=b.example | PERMERROR",
                "v=spf1 a:bad..example -all | FAIL",
                "v=spf1 include:a.example -all | PERMERROR",
            })
    void evaluates(String record, SpfResult result) {
        assertThat(
                        evaluate(
                                        record,
                                        CLIENT,
                                        "host.example A 192.0.2.200",
                                        "hosted.example MX 10 host2.example",
                                        "host2.example A 192.0.2.1",
                                        "1.2.0.192.in-addr.arpa PTR host2.example",
                                        "1.2.0.192.in-addr.arpa.a.example A 127.0.0.2",
                                        "includes.example TXT v=spf1 ip4:192.0.2.1 -all",
                                        "down.example !TIMEOUT")
                                .result())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"a.example.", "'[192.0.2.1]'", "localhost", "''", "a..example", ".", "a b.example"})
    void a_text_that_is_no_domain_gives_none(String domain) {
        var result =
                CheckHost.of(domain, envelope(CLIENT, "", "x"), ZoneDns.of("b.example TXT x"))
                        .result();
        assertThat(result).isEqualTo(SpfResult.NONE);
    }

    @Test
    void keeps_every_term_with_what_was_asked_and_what_came_of_it() {
        var outcome =
                evaluate(
                        "v=spf1 a:gone.example include:b.example mx -all",
                        CLIENT,
                        "b.example TXT v=spf1 ip4:203.0.113.0/24 ?all",
                        "mail.a.example A 192.0.2.1",
                        "mail.a.example A 192.0.2.2");
        var terms = outcome.checked().inOrder();

        assertThat(terms)
                .extracting(term -> term.term().text())
                .containsExactly(
                        "a:gone.example", "include:b.example", "ip4:203.0.113.0/24", "?all", "mx");
        assertThat(terms)
                .extracting(MatchWords::of)
                .containsExactly(
                        "does not exist: void",
                        "gives neutral",
                        "does not match",
                        "matches everybody: neutral",
                        "has 192.0.2.1: pass");
        assertThat(terms.getLast().asked())
                .extracting(asked -> asked.question().toString())
                .containsExactly("a.example MX", "mail.a.example A");
        assertThat(outcome.path()).containsExactly(terms.getLast());
        assertThat(outcome.lookups()).isEqualTo(3);
        assertThat(outcome.voids()).isEqualTo(1);
    }

    @Test
    void the_path_leads_from_the_domain_inwards() {
        var outcome =
                evaluate(
                        "v=spf1 redirect=b.example",
                        CLIENT,
                        "b.example TXT v=spf1 include:c.example -all",
                        "c.example TXT v=spf1 ip4:192.0.2.1 -all");

        assertThat(outcome.path())
                .extracting(term -> term.term().text())
                .containsExactly("redirect=b.example", "include:c.example", "ip4:192.0.2.1");
        assertThat(outcome.checked().innermost().domain()).isEqualTo("c.example");
        assertThat(outcome.checked().last().domain()).isEqualTo("b.example");
    }

    @Test
    void stops_at_the_eleventh_lookup() {
        String terms =
                IntStream.range(0, 11)
                        .mapToObj(i -> "a:h" + i + ".example")
                        .collect(Collectors.joining(" "));
        String[] hosts =
                IntStream.range(0, 11)
                        .mapToObj(i -> "h" + i + ".example A 203.0.113." + (i + 1))
                        .toArray(String[]::new);

        assertThat(evaluate("v=spf1 " + terms + " -all", CLIENT, hosts).result())
                .isEqualTo(SpfResult.PERMERROR);
        assertThat(evaluate("v=spf1 " + terms + " -all", CLIENT, hosts).lookups()).isEqualTo(11);
        assertThat(evaluate("v=spf1 " + terms + " -all", "203.0.113.10", hosts).result())
                .isEqualTo(SpfResult.PASS);
    }

    @Test
    void asks_for_at_most_ten_mail_hosts_and_ten_names_of_the_client() {
        String[] zone =
                IntStream.rangeClosed(1, 12)
                        .boxed()
                        .flatMap(i ->
                                Stream.of(
                                        "many.example MX " + i + " m" + i + ".example",
                                        "m" + i + ".example A 192.0.2." + i,
                                        "12.2.0.192.in-addr.arpa PTR m" + i + ".example"))
                        .toArray(String[]::new);

        assertThat(evaluate("v=spf1 mx:many.example -all", "192.0.2.10", zone).result())
                .isEqualTo(SpfResult.PASS);
        assertThat(evaluate("v=spf1 mx:many.example -all", "192.0.2.11", zone).result())
                .isEqualTo(SpfResult.PERMERROR);
        assertThat(evaluate("v=spf1 ptr:m12.example -all", "192.0.2.12", zone).result())
                .isEqualTo(SpfResult.FAIL);
    }

    @Test
    void a_failed_lookup_of_the_clients_names_is_no_error() {
        assertThat(evaluate("v=spf1 ptr -all", CLIENT, "1.2.0.192.in-addr.arpa !SERVFAIL").result())
                .isEqualTo(SpfResult.FAIL);
    }

    @Test
    void the_null_reverse_path_is_the_postmaster_of_the_helo_name() {
        var dns =
                ZoneDns.of(
                        """
                        mail.b.example TXT "v=spf1 exists:%{l}.%{o}.%{h} -all"
                        postmaster.mail.b.example.mail.b.example A 127.0.0.1
                        """);

        assertThat(CheckHost.ofMailFrom(envelope(CLIENT, "", "mail.b.example"), dns).result())
                .isEqualTo(SpfResult.PASS);
        assertThat(
                        CheckHost.ofHelo(envelope(CLIENT, "x@y.example", "mail.b.example"), dns)
                                .result())
                .isEqualTo(SpfResult.PASS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%{s} %{l} %{o} %{d} | Strong-Bad@email.example.com Strong-Bad email.example.com a.example",
                "%{l-} %{lr-} %{l1r-} %{d1} %{d1r} | Strong.Bad Bad.Strong Strong example a",
                "%{i} %{ir} %{v} %{c} | 192.0.2.3 3.2.0.192 in-addr 192.0.2.3",
                "%{h} %{r} %{t} %{p} | mail.example mx.receiver.example 0 unknown",
                "%{S} %%%_%- | Strong-Bad%40email.example.com % %20",
            })
    void fills_in_macros(String text, String explanation) {
        var dns = Spf.publishing("v=spf1 exp=why.example -all", "why.example TXT \"" + text + "\"");
        var envelope = envelope("192.0.2.3", "Strong-Bad@email.example.com", "mail.example");

        assertThat(CheckHost.of("a.example", envelope, dns).explanation()).isEqualTo(explanation);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::cb01, 2.0.0.1.0.D.B.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.C.B.0.1 ip6 2001:db8::cb01",
        "1:0:0:2:0:0:0:3, 0.0.0.1.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.3 ip6 1:0:0:2::3",
        "::, 0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 ip6 ::",
        "::ffff:192.0.2.3, 192.0.2.3 in-addr 192.0.2.3",
    })
    void writes_addresses_of_both_versions(String ip, String explanation) {
        assertThat(
                        evaluate(
                                        "v=spf1 exp=why.example -all",
                                        ip,
                                        "why.example TXT \"%{i} %{v} %{c}\"")
                                .explanation())
                .isEqualTo(explanation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why.example TXT %{z}",
                "why.example TXT fünf",
                "why.example TXT two\nwhy.example TXT records",
                "why.example A 192.0.2.1",
                "why.example !SERVFAIL",
            })
    void an_explanation_that_can_not_be_read_is_none(String zone) {
        var outcome = evaluate("v=spf1 exp=why.example -all", CLIENT, zone);

        assertThat(outcome.result()).isEqualTo(SpfResult.FAIL);
        assertThat(outcome.explanation()).isEmpty();
    }

    @Test
    void explains_by_the_record_that_decided() {
        String[] zone = {
            "b.example TXT v=spf1 exp=why-b.example -all",
            "why-b.example TXT b",
            "why-a.example TXT a",
        };

        assertThat(
                        evaluate("v=spf1 exp=why-a.example redirect=b.example", CLIENT, zone)
                                .explanation())
                .isEqualTo("b");
        assertThat(
                        evaluate("v=spf1 include:b.example -all exp=why-a.example", CLIENT, zone)
                                .explanation())
                .isEqualTo("a");
        assertThat(evaluate("v=spf1 include:b.example -all", CLIENT, zone).explanation()).isEmpty();
        assertThat(evaluate("v=spf1 exp=why-a.example ~all", CLIENT, zone).explanation()).isEmpty();
    }

    @Test
    void a_name_that_is_too_long_loses_labels_on_its_left() {
        String label = "x".repeat(49);
        String sender = String.join(".", label, label, label, label, label, label);
        var outcome =
                CheckHost.of(
                        "a.example",
                        envelope(CLIENT, sender + "@a.example", "h"),
                        Spf.publishing("v=spf1 exists:%{l}.end.example -all"));
        var question = outcome.checked().terms().getFirst().asked().getFirst().question();

        assertThat(question.type()).isEqualTo(RrType.A);
        assertThat(question.name().toString())
                .hasSize(4 * 50 + "end.example".length())
                .endsWith(".end.example");
    }
}
