package dev.dmarcdesk.conformance;

import static dev.dmarcdesk.Said.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.SignedTree;
import dev.dmarcdesk.SignedTree.Oddity;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dnssec.DnssecCheck;
import dev.dmarcdesk.dnssec.DnssecFacts;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Where other tools mislead about DNSSEC, over zones signed here and served on the loopback.
@Timeout(60)
class DnssecTrapsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String RECORDS = "@ MX 10 mail\nmail A 192.0.2.1\n@ TXT x\n";

    private static SignedTree tree(String zone, Oddity... oddities) {
        return new SignedTree(NOW).zone("example").zone(zone, RECORDS, oddities);
    }

    private static Examination<DnssecFacts> examine(SignedTree tree, String domain) {
        var served = new Behaviour.Change((query, _) -> tree.answer(query));
        try (var server = LoopbackDns.serving(_ -> new Answer.NoData(List.of()), _ -> served)) {
            var session =
                    new DnsSource.Resolvers(List.of(server.address()))
                            .session(
                                    Duration.ofSeconds(10),
                                    () -> anchors(tree),
                                    Clock.fixed(NOW, ZoneOffset.UTC));
            return new DnssecCheck()
                    .examine(
                            new Subject(DomainName.of(domain), List.of()),
                            new Sources(session.dns(), Web.OFFLINE, session.chain()));
        }
    }

    private static TrustAnchors anchors(SignedTree tree) {
        return switch (TrustAnchors.parse(tree.anchor())) {
            case Parsed.Valid<TrustAnchors>(var anchors, _) -> anchors;
            case Parsed.Invalid<TrustAnchors>(var defects) -> throw new AssertionError(defects);
        };
    }

    @Test
    void e11_keys_that_sign_themselves_prove_nothing_without_the_ds_record_above() {
        assertThat(codes(examine(tree("a.example", Oddity.WRONG_DS), "a.example")))
                .containsExactly("dnssec.bogus");
        assertThat(codes(examine(tree("a.example", Oddity.NO_DS), "a.example")))
                .containsExactly("dnssec.no-ds");
        assertThat(codes(examine(tree("a.example"), "a.example"))).containsExactly("dnssec.secure");
    }

    @Test
    void a6_signers_that_let_every_name_exist_make_np_unreachable() {
        assertThat(codes(examine(tree("a.example", Oddity.BLACK_LIES), "a.example")))
                .containsExactly("dnssec.secure", "dnssec.black-lies");
        assertThat(codes(examine(tree("a.example", Oddity.NSEC3), "a.example")))
                .containsExactly("dnssec.secure");
    }

    @Test
    void judges_the_signed_zones_of_the_world() {
        var world = World.read("dev");
        var known = KnownDeviations.read("/dnssec-deviations.txt");
        assertThat(world.traps().values()).anyMatch(trap -> trap.facts().containsKey("dnssec"));
        for (World.Trap trap : world.traps().values()) {
            if (trap.facts().get("dnssec") instanceof Map<?, ?> wanted) {
                known.run(trap.id(), () -> check(wanted, examine(signed(trap), trap.domain())));
            }
        }
    }

    private static SignedTree signed(World.Trap trap) {
        return switch (trap.dnssec()) {
            case "expired" -> tree(trap.domain(), Oddity.EXPIRED);
            case "badds" -> tree(trap.domain(), Oddity.WRONG_DS);
            case "nods" -> tree(trap.domain(), Oddity.NO_DS);
            case "ok" -> tree(trap.domain());
            default -> tree(trap.domain(), Oddity.UNSIGNED);
        };
    }

    private static void check(Map<?, ?> wanted, Examination<DnssecFacts> examined) {
        assertThat(examined.facts().word()).isEqualTo(wanted.get("status"));
        if (wanted.get("flags") instanceof List<?> flags) {
            assertThat(codes(examined))
                    .containsAll(
                            flags.stream()
                                    .map(flag -> "dnssec." + flag.toString().replace('_', '-'))
                                    .toList());
        }
    }
}
