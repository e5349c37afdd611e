package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.HostileZones;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Snapshots of every domain of the recorded world, and of zones made to break something.
class SnapshotWorldTest {
    private static List<DomainName> domains(World world) {
        var domains = new ArrayList<DomainName>();
        world.domains().forEach(domain -> domains.add(DomainName.of(domain)));
        world.traps()
                .values()
                .forEach(trap -> {
                    if (DomainInput.parse(trap.domain())
                            instanceof Parsed.Valid<DomainInput>(var input, _)) {
                        domains.add(input.domain());
                    }
                });
        return domains.stream().distinct().toList();
    }

    private static SortedMap<Aspect, Object> meaning(Snapshot snapshot) {
        var meaning = new TreeMap<Aspect, Object>();
        snapshot.aspects()
                .forEach((aspect, observed) ->
                        meaning.put(
                                aspect,
                                observed instanceof Observed.Published(var said, _)
                                        ? said
                                        : observed));
        return meaning;
    }

    private static Snapshot look(DomainName domain, List<String> selectors, Dns dns) {
        return Snaps.of(Subject.known(domain, selectors), dns, Web.OFFLINE);
    }

    @Test
    void h2_a_zone_that_is_only_written_anew_gives_the_same_snapshot() {
        var random = new Random(5);
        var world = World.read("dev");
        for (DomainName domain : domains(world)) {
            var audit = Snaps.of(Subject.learnt(domain, List.of()), world.dns(), Web.OFFLINE);
            var known = Snapshots.selectors(audit);
            var again = look(domain, known, new Respelling(random).of(world.dns()));
            assertThat(meaning(again)).as(domain.toString()).isEqualTo(meaning(audit));
            assertThat(again.standing().policy()).isEqualTo(audit.standing().policy());
        }
    }

    @Test
    void a_hostile_zone_makes_a_snapshot_that_a_store_can_hold() {
        HostileZones.names()
                .forEach(name -> {
                    var dns = HostileZones.named(name);
                    var snapshot =
                            Snaps.of(
                                    Subject.learnt(
                                            DomainName.of(HostileZones.DOMAIN), List.of("s1")),
                                    dns,
                                    Web.OFFLINE);
                    assertThat(Snaps.size(snapshot)).as(name).isLessThan(100_000);
                });
    }
}
