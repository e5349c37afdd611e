package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.publication.Lifetime;
import dev.dmarcdesk.publication.Sighting;
import dev.dmarcdesk.publication.Sighting.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Servers of one zone that disagree, each on a port of its own.
@Timeout(60)
final class HearingsTest {
    private static final String DELEGATION =
            """
            acme.example  NS   ns1.acme.example
                          NS   ns2.acme.example
                          NS   ns3.acme.example
            """;
    private static final String NEW = "_dmarc.acme.example TXT \"v=DMARC1; p=reject\"\n";
    private static final String OLD = "_dmarc.acme.example TXT \"v=DMARC1; p=none\"\n";
    private static final RecordEdit EDIT =
            new RecordEdit(
                    RecordEdit.Action.ADD,
                    RrType.TXT,
                    DomainName.of("_dmarc.acme.example"),
                    "v=DMARC1; p=reject");

    private final Map<DomainName, List<InetSocketAddress>> machines = new HashMap<>();
    private final List<LoopbackDns> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(LoopbackDns::close);
    }

    @Test
    void two_of_three_servers_have_it_and_the_resolver_keeps_the_old_one() {
        serve(1, NEW);
        serve(2, OLD);
        serve(3, NEW);

        var sighting = look(DELEGATION + OLD);

        assertThat(sighting.stage()).isEqualTo(Stage.SPREADING);
        assertThat(sighting.behind()).containsExactly(DomainName.of("ns2.acme.example"));
        assertThat(sighting.old()).isEqualTo(new Lifetime.Of(Duration.ofMinutes(5)));
        assertThat(sighting.left()).isEqualTo(new Lifetime.Of(Duration.ofMinutes(5)));
    }

    @Test
    void all_servers_have_it_while_the_resolver_lags() {
        serve(1, NEW);
        serve(2, NEW);
        serve(3, NEW);

        assertThat(look(DELEGATION + OLD).stage()).isEqualTo(Stage.CACHED);
        assertThat(look(DELEGATION + NEW).stage()).isEqualTo(Stage.LIVE);
    }

    @Test
    void a_dead_server_keeps_nobody_from_saying_that_it_is_there() {
        serve(1, NEW);
        serve(2, NEW);
        running.add(at(3, LoopbackDns.serving(ZoneDns.of(NEW), _ -> Behaviour.DROP)));

        var sighting = look(DELEGATION + NEW);

        assertThat(sighting.stage()).isEqualTo(Stage.LIVE);
        assertThat(sighting.answering()).isEqualTo(2);
    }

    @Test
    void a_name_with_the_domain_twice_is_found_at_the_servers() {
        String doubled = "_dmarc.acme.example.acme.example TXT \"v=DMARC1; p=reject\"\n";
        serve(1, doubled);
        serve(2, doubled);
        serve(3, doubled);

        var sighting = look(DELEGATION);

        assertThat(sighting.stage()).isEqualTo(Stage.WRONG);
        assertThat(sighting.strays())
                .extracting(stray -> stray.at().name())
                .containsExactly(DomainName.of("_dmarc.acme.example.acme.example"));
    }

    @Test
    void where_no_server_may_be_asked_the_resolver_alone_says_it() {
        var sighting = look(DELEGATION + NEW);

        assertThat(sighting.isHeard()).isFalse();
        assertThat(sighting.stage()).isEqualTo(Stage.LIVE);
    }

    private void serve(int number, String zone) {
        running.add(
                at(number, LoopbackDns.serving(ZoneDns.of(zone), _ -> Behaviour.authoritative())));
    }

    private LoopbackDns at(int number, LoopbackDns server) {
        machines.put(DomainName.of("ns" + number + ".acme.example"), List.of(server.address()));
        return server;
    }

    private Sighting look(String resolver) {
        try (var serving = LoopbackDns.serving(ZoneDns.of(resolver))) {
            var own =
                    new OwnServers(
                            (name, _) -> machines.getOrDefault(name, List.of()),
                            new Politeness(System::nanoTime),
                            System::nanoTime);
            var source = new DnsSource.Resolvers(List.of(serving.address()));
            return Sighting.of(new Hearings(own, source, Duration.ofSeconds(10)).on(EDIT));
        }
    }
}
