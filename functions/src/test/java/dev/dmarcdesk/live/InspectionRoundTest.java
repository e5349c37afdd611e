package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Observed;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Testimony;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

@Timeout(120)
final class InspectionRoundTest {
    private static final String ZONE =
            """
            a.example                TXT  "v=spf1 include:spf.mailer.example -all"
            _dmarc.a.example         TXT  "v=DMARC1; p=reject"
            k1._domainkey.a.example  TXT  "v=DKIM1; p="
            a.example                NS   ns.a.example
            b.example                TXT  "v=spf1 include:spf.mailer.example -all"
            c.example                TXT  "v=spf1 include:spf.mailer.example -all"
            spf.mailer.example       TXT  "v=spf1 ip4:192.0.2.0/24 -all"
            """;
    private static final Question INCLUDE =
            new Question(DomainName.of("spf.mailer.example"), RrType.TXT);
    private static final Aspect INCLUDED =
            new Aspect(Aspect.Kind.INCLUDED_SPF, DomainName.of("spf.mailer.example"));
    private static final Aspect POLICY =
            new Aspect(Aspect.Kind.DMARC, DomainName.of("_dmarc.a.example"));
    private static final Aspect FILE =
            new Aspect(Aspect.Kind.MTA_STS_POLICY, DomainName.of("mta-sts.a.example"));

    @Test
    void an_include_of_several_domains_is_asked_for_once() {
        try (var resolver = LoopbackDns.serving(ZoneDns.of(ZONE))) {
            var round = round(resolver, Map.of());

            assertThat(List.of("a.example", "b.example", "c.example"))
                    .allSatisfy(domain ->
                            assertThat(seen(round, domain, INCLUDED))
                                    .isInstanceOf(Observed.Published.class));
            assertThat(times(resolver, INCLUDE)).isEqualTo(1);
        }
    }

    @Test
    void each_round_asks_anew() {
        try (var resolver = LoopbackDns.serving(ZoneDns.of(ZONE))) {
            look(round(resolver, Map.of()), "a.example");
            look(round(resolver, Map.of()), "a.example");

            assertThat(times(resolver, INCLUDE)).isEqualTo(2);
        }
    }

    /// A record that every question finds changed is one record in one round.
    @Test
    void two_looks_of_a_round_see_one_state() {
        String other = "spf.mailer.example TXT \"v=spf1 ip4:198.51.100.0/24 -all\"";
        try (var resolver = flapping(ZONE, other)) {
            var round = round(resolver, Map.of());

            assertThat(seen(round, "a.example", INCLUDED))
                    .isEqualTo(seen(round, "b.example", INCLUDED))
                    .isNotEqualTo(seen(round(resolver, Map.of()), "c.example", INCLUDED));
        }
    }

    @Test
    void one_failure_makes_one_look_blind_and_not_the_next() {
        try (var resolver =
                serving(
                        ZONE,
                        question ->
                                question.equals(INCLUDE)
                                        ? new Behaviour.First(
                                                1,
                                                Behaviour.rcode(Rcode.SERVFAIL),
                                                Behaviour.NORMAL)
                                        : Behaviour.NORMAL)) {
            var round = round(resolver, Map.of());

            assertThat(seen(round, "a.example", INCLUDED)).isInstanceOf(Observed.Unknown.class);
            assertThat(seen(round, "b.example", INCLUDED)).isInstanceOf(Observed.Published.class);
        }
    }

    @Test
    void a_dead_zone_is_not_asked_for_every_domain() {
        try (var resolver =
                serving(
                        ZONE,
                        question ->
                                question.equals(INCLUDE)
                                        ? Behaviour.rcode(Rcode.SERVFAIL)
                                        : Behaviour.NORMAL)) {
            var round = round(resolver, Map.of());
            IntStream.range(0, 4)
                    .forEach(_ ->
                            List.of("a.example", "b.example", "c.example")
                                    .forEach(domain -> look(round, domain)));

            assertThat(times(resolver, INCLUDE)).isEqualTo(SharedLookups.TRIES);
        }
    }

    @Test
    void a_silent_zone_makes_no_other_domain_unknown() {
        try (var resolver =
                serving(
                        ZONE,
                        question ->
                                question.name().isWithin(DomainName.of("a.example"))
                                        ? Behaviour.DROP
                                        : Behaviour.NORMAL)) {
            var round = round(resolver, Map.of(), Duration.ofSeconds(2));

            assertThat(seen(round, "a.example", POLICY)).isInstanceOf(Observed.Unknown.class);
            assertThat(seen(round, "b.example", INCLUDED)).isInstanceOf(Observed.Published.class);
        }
    }

    @Test
    void a_look_at_known_selectors_asks_a_fraction_of_what_discovery_asks() {
        try (var resolver = LoopbackDns.serving(ZoneDns.of(ZONE))) {
            var known = Subject.known(DomainName.of("a.example"), List.of("k1"));
            round(resolver, Map.of()).look(known);
            int first = resolver.seen().size();
            round(resolver, Map.of()).look(Subject.learnt(known.domain(), List.of("k1")));

            assertThat(first).isLessThan(40);
            assertThat(resolver.seen().size() - first).isGreaterThan(2 * first);
        }
    }

    @Test
    void what_the_servers_say_is_told_for_each_aspect_in_order() {
        var honest = "_dmarc.a.example TXT \"v=DMARC1; p=none\"";
        try (var resolver = LoopbackDns.serving(ZoneDns.of(ZONE));
                var other = LoopbackDns.serving(ZoneDns.of(honest));
                var own = serving(honest, _ -> Behaviour.authoritative())) {
            var round = round(resolver, Map.of("ns.a.example", own.address()));

            assertThat(round.ask(aspects(FILE, POLICY, INCLUDED)))
                    .containsExactly(
                            new Testimony(
                                    POLICY,
                                    List.of(
                                            new Testimony.Word(
                                                    DomainName.of("ns.a.example"),
                                                    seen(
                                                            round(other, Map.of()),
                                                            "a.example",
                                                            POLICY)))),
                            new Testimony(INCLUDED, List.of()),
                            new Testimony(FILE, List.of()));
        }
    }

    @Test
    void beside_a_made_up_world_nobody_is_asked() {
        var demo =
                Inspectors.over(new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(2));
        try (var resolver = LoopbackDns.serving(ZoneDns.of(ZONE + "ns.a.example A 192.0.2.53\n"))) {
            var loopback =
                    Inspectors.over(
                            new DnsSource.Resolvers(List.of(resolver.address())),
                            TrustAnchors::ofRoot,
                            Duration.ofSeconds(2));

            assertThat(loopback.round().ask(aspects(POLICY)))
                    .containsExactly(new Testimony(POLICY, List.of()));
            assertThat(demo.round().ask(aspects(POLICY)))
                    .containsExactly(new Testimony(POLICY, List.of()));
        }
    }

    private static LoopbackDns flapping(String zone, String other) {
        var first = ZoneDns.of(zone);
        var second = ZoneDns.of(other);
        var times = new AtomicInteger();
        return LoopbackDns.serving(question ->
                question.equals(INCLUDE) && times.getAndIncrement() % 2 == 1
                        ? second.ask(question)
                        : first.ask(question));
    }

    private static LoopbackDns serving(String zone, Function<Question, Behaviour> behaviours) {
        return LoopbackDns.serving(ZoneDns.of(zone), behaviours);
    }

    private static InspectionRound round(
            LoopbackDns resolver, Map<String, InetSocketAddress> servers) {
        return round(resolver, servers, Duration.ofSeconds(10));
    }

    private static InspectionRound round(
            LoopbackDns resolver, Map<String, InetSocketAddress> servers, Duration patience) {
        return new InspectionRound(
                examiner(),
                new DnsSource.Resolvers(List.of(resolver.address())).shared(),
                new OwnServers(
                        (name, _) ->
                                servers.containsKey(name.toString())
                                        ? List.of(servers.get(name.toString()))
                                        : List.of(),
                        new Politeness(System::nanoTime),
                        System::nanoTime),
                patience);
    }

    private static Examiner examiner() {
        return new Examiner(
                Checks.all(BundledData.suffixes(), BundledData.selectors(), BundledData.senders()),
                BundledData.senders());
    }

    private static Observed seen(InspectionRound round, String domain, Aspect aspect) {
        return Objects.requireNonNull(look(round, domain).aspects().get(aspect));
    }

    private static Snapshot look(InspectionRound round, String domain) {
        return round.look(Subject.known(DomainName.of(domain), List.of("k1")));
    }

    private static SortedSet<Aspect> aspects(Aspect... aspects) {
        return new TreeSet<>(List.of(aspects));
    }

    private static long times(LoopbackDns resolver, Question question) {
        return resolver.seen().stream().filter(one -> one.question().equals(question)).count();
    }
}
