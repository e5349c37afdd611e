package dev.dmarcdesk.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;

import java.util.List;

class ZonesTest {
    private static final String ZONE =
            """
            example.com. NS ns.example.net.
            _dmarc.example.com. TXT "v=DMARC1; p=none"
            keys.example.com. NS ns.vendor.example.
            alias.example.com. CNAME other.example.org.
            other.example.org. NS ns.example.net.
            down.example.org. !SERVFAIL
            """;

    private static Zones seen(String... names) {
        var dns = new RecordingDns(ZoneDns.of(ZONE), 100);
        dns.askAll(Zones.questions(List.of(names).stream().map(DomainName::of).toList()));
        return new Zones(dns.transcript(), DomainName.ROOT);
    }

    private static void assertZone(String name, String zone) {
        assertThat(seen(name).of(DomainName.of(name))).contains(DomainName.of(zone));
    }

    @Test
    void a_zone_begins_at_the_nearest_name_servers_above() {
        assertZone("_dmarc.example.com", "example.com");
        assertZone("s1.keys.example.com", "keys.example.com");
        assertZone("*.example.com", "example.com");
    }

    @Test
    void name_servers_behind_an_alias_are_those_of_another_zone() {
        assertZone("alias.example.com", "example.com");
    }

    @Test
    void a_zone_is_not_known_where_nobody_asked_or_nobody_answered() {
        assertThat(Zones.UNKNOWN.of(DomainName.of("_dmarc.example.com"))).isEmpty();
        assertThat(seen("x.down.example.org").of(DomainName.of("x.down.example.org"))).isEmpty();
    }

    @Test
    void a_domain_is_guessed_to_be_the_zone_of_the_names_below_it_only() {
        var zones = Zones.guessing(DomainName.of("example.com"));
        assertThat(zones.guessed(DomainName.of("_dmarc.example.com")))
                .contains(DomainName.of("example.com"));
        assertThat(zones.guessed(DomainName.of("example.org"))).isEmpty();
    }

    @Test
    void a_panel_wants_the_labels_before_its_zone() {
        var zone = DomainName.of("example.com");
        assertThat(Zones.relative(DomainName.of("s1._domainkey.example.com"), zone))
                .isEqualTo("s1._domainkey");
        assertThat(Zones.relative(zone, zone)).isEqualTo("@");
    }
}
