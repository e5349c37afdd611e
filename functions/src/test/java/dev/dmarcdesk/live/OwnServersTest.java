package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Answer.Reason;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@Timeout(60)
final class OwnServersTest {
    private static final String DELEGATION =
            """
            example       NS   ns.registry.example
            acme.example  NS   ns1.acme.example
                          NS   ns2.acme.example
            """;
    private static final Question POLICY =
            new Question(DomainName.of("_dmarc.acme.example"), RrType.TXT);

    private final Map<DomainName, List<InetSocketAddress>> machines = new HashMap<>();
    private final List<LoopbackDns> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(LoopbackDns::close);
    }

    @Test
    void each_server_is_asked_whatever_the_resolver_says() {
        serve("ns1.acme.example", "_dmarc.acme.example TXT \"v=DMARC1; p=none\"");
        serve("ns2.acme.example", "_dmarc.acme.example TXT \"v=DMARC1; p=none\"");
        String lie = "_dmarc.acme.example TXT \"v=DMARC1; p=reject\"\n";

        assertThat(ask(POLICY, DELEGATION + lie))
                .containsExactly(
                        word("ns1.acme.example", "v=DMARC1; p=none"),
                        word("ns2.acme.example", "v=DMARC1; p=none"));
    }

    @Test
    void servers_that_disagree_are_all_heard() {
        serve("ns1.acme.example", "_dmarc.acme.example TXT \"v=DMARC1; p=none\"");
        serve("ns2.acme.example", "acme.example TXT \"nothing else\"");

        assertThat(ask(POLICY, DELEGATION))
                .containsExactly(
                        word("ns1.acme.example", "v=DMARC1; p=none"),
                        word("ns2.acme.example", new Answer.NoSuchDomain(List.of())));
    }

    @Test
    void a_dead_server_says_nothing_and_keeps_no_other_from_speaking() {
        serve("ns1.acme.example", "_dmarc.acme.example TXT \"v=DMARC1; p=none\"");
        serve("ns2.acme.example", "", Behaviour.DROP);

        var words = ask(POLICY, DELEGATION);

        assertThat(words.getFirst()).isEqualTo(word("ns1.acme.example", "v=DMARC1; p=none"));
        assertThat(reasons(words.subList(1, 2))).containsExactly(Reason.TIMEOUT);
    }

    @Test
    void when_all_are_dead_nobody_says_anything() {
        serve("ns1.acme.example", "", Behaviour.DROP);
        serve("ns2.acme.example", "", Behaviour.rcode(Rcode.SERVFAIL));

        assertThat(reasons(ask(POLICY, DELEGATION)))
                .containsExactly(Reason.TIMEOUT, Reason.SERVFAIL);
    }

    @Test
    void a_server_without_the_zone_and_one_that_asks_others_say_nothing() {
        serve("ns1.acme.example", "", Behaviour.rcode(Rcode.REFUSED));
        serve("ns2.acme.example", "_dmarc.acme.example TXT \"v=DMARC1\"", Behaviour.NORMAL);

        assertThat(reasons(ask(POLICY, DELEGATION)))
                .containsExactly(Reason.REFUSED, Reason.REFUSED);
    }

    @Test
    void an_alias_leads_to_the_servers_of_its_target_even_past_those_that_know_it() {
        String alias = "s1._domainkey.acme.example CNAME s1.keys.mailer.example\n";
        String stale = "s1.keys.mailer.example TXT \"v=DKIM1; p=old\"\n";
        serve("ns1.acme.example", alias);
        serve("ns2.acme.example", alias);
        serve("ns.mailer.example", "s1.keys.mailer.example TXT \"v=DKIM1; p=new\"");
        var key = new Question(DomainName.of("s1._domainkey.acme.example"), RrType.TXT);

        var words = ask(key, DELEGATION + "mailer.example NS ns.mailer.example\n" + alias + stale);

        assertThat(words)
                .containsExactly(
                        word(
                                "ns.mailer.example",
                                new Answer.Found(
                                        List.of(Rdata.Text.of("v=DKIM1; p=new")),
                                        List.of(DomainName.of("s1.keys.mailer.example")))));
    }

    @Test
    void aliases_that_run_in_a_circle_are_left() {
        serve(
                "ns1.acme.example",
                "a.acme.example CNAME b.acme.example\nb.acme.example CNAME c.d\n");
        serve(
                "ns2.acme.example",
                "b.acme.example CNAME a.acme.example\na.acme.example CNAME c.d\n");
        var question = new Question(DomainName.of("a.acme.example"), RrType.TXT);

        assertThat(reasons(ask(question, DELEGATION))).containsOnly(Reason.MALFORMED);
    }

    @Test
    void the_zone_that_begins_nearest_above_is_asked() {
        serve("ns.delegate.example", "_dmarc.acme.example TXT \"v=DMARC1; p=quarantine\"");

        assertThat(ask(POLICY, DELEGATION + "_dmarc.acme.example NS ns.delegate.example\n"))
                .containsExactly(word("ns.delegate.example", "v=DMARC1; p=quarantine"));
    }

    @Test
    void the_zone_above_tells_of_a_domain_that_is_gone() {
        serve("ns.registry.example", "other.example A 192.0.2.1");

        assertThat(ask(POLICY, "example NS ns.registry.example\n"))
                .containsExactly(word("ns.registry.example", new Answer.NoSuchDomain(List.of())));
    }

    @Test
    void without_name_servers_nobody_is_asked() {
        assertThat(ask(POLICY, "acme.example A 192.0.2.1")).isEmpty();
        assertThat(ask(POLICY, DELEGATION)).isEmpty();
    }

    @Test
    void a_zone_of_fifty_servers_is_asked_at_thirteen() {
        String zone =
                IntStream.range(0, 50)
                        .mapToObj(i -> "acme.example NS ns%02d.acme.example\n".formatted(i))
                        .collect(Collectors.joining());
        var server = serve("ns00.acme.example", "acme.example TXT \"x\"");
        for (int i = 1; i < 50; i++) {
            machines.put(
                    DomainName.of("ns%02d.acme.example".formatted(i)), List.of(server.address()));
        }

        assertThat(ask(POLICY, zone)).hasSize(13);
        assertThat(server.seen()).hasSize(13);
    }

    @Test
    void servers_that_are_nowhere_or_at_home_are_not_asked() {
        var zone = new StringBuilder(". NS a.root-servers.net\n");
        for (int i = 0; i < 50; i++) {
            zone.append("acme.example NS ns%d.acme.example\n".formatted(i));
        }
        for (int i = 0; i < 50; i += 3) {
            zone.append("ns%d.acme.example A 127.0.0.1\n".formatted(i))
                    .append("ns%d.acme.example A 169.254.169.254\n".formatted(i + 1));
        }
        var servers =
                new OwnServers(
                        new InternetServers(), new Politeness(System::nanoTime), System::nanoTime);
        var dns = new RecordingDns(ZoneDns.of(zone.toString()), 400);

        assertThat(servers.ask(List.of(POLICY), dns)).containsExactly(List.of());
        assertThat(dns.transcript().asked()).isLessThan(40);
    }

    @Test
    void a_server_with_two_addresses_answers_at_either() {
        serve("ns1.acme.example", "", Behaviour.DROP);
        serve("ns2.acme.example", "_dmarc.acme.example TXT \"v=DMARC1; p=none\"");
        var both = new ArrayList<>(machines.get(DomainName.of("ns1.acme.example")));
        both.addAll(machines.get(DomainName.of("ns2.acme.example")));
        machines.put(DomainName.of("ns1.acme.example"), both);

        assertThat(ask(POLICY, DELEGATION)).contains(word("ns1.acme.example", "v=DMARC1; p=none"));
    }

    @Test
    void a_truncated_word_is_fetched_over_tcp() {
        serve(
                "ns1.acme.example",
                "_dmarc.acme.example TXT \"v=DMARC1; p=none\"",
                Behaviour.truncated(Behaviour.authoritative()));

        assertThat(ask(POLICY, DELEGATION))
                .containsExactly(word("ns1.acme.example", "v=DMARC1; p=none"));
    }

    private LoopbackDns serve(String name, String zone) {
        return serve(name, zone, Behaviour.authoritative());
    }

    private LoopbackDns serve(String name, String zone, Behaviour behaviour) {
        var server = LoopbackDns.serving(ZoneDns.of(zone), _ -> behaviour);
        running.add(server);
        machines.put(DomainName.of(name), List.of(server.address()));
        return server;
    }

    private List<OwnServers.Word> ask(Question question, String resolver) {
        var servers =
                new OwnServers(
                        (name, _) -> machines.getOrDefault(name, List.of()),
                        new Politeness(System::nanoTime),
                        System::nanoTime);
        var dns = new RecordingDns(ZoneDns.of(resolver), 100);
        return servers.ask(List.of(question), dns).getFirst();
    }

    private static OwnServers.Word word(String server, String text) {
        return word(server, new Answer.Found(List.of(Rdata.Text.of(text)), List.of()));
    }

    private static OwnServers.Word word(String server, Answer answer) {
        return new OwnServers.Word(DomainName.of(server), answer);
    }

    private static List<Reason> reasons(List<OwnServers.Word> words) {
        return words.stream()
                .map(OwnServers.Word::answer)
                .map(Answer.Unavailable.class::cast)
                .map(Answer.Unavailable::reason)
                .toList();
    }
}
