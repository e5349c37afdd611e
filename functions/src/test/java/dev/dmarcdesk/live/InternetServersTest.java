package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;

final class InternetServersTest {
    private static final String ROOT = ". NS a.root-servers.net\n";
    private static final DomainName NS = DomainName.of("ns.acme.example");

    @Test
    void a_server_is_asked_at_one_address_of_each_family() {
        var dns =
                ZoneDns.of(
                        ROOT
                                + """
                                ns.acme.example  A     10.0.0.1
                                                 A     9.9.9.9
                                                 A     8.8.8.8
                                                 AAAA  2620:fe::fe
                                                 AAAA  2620:fe::9
                                """);

        assertThat(new InternetServers().of(NS, dns))
                .containsExactly(
                        new InetSocketAddress(InetAddress.ofLiteral("9.9.9.9"), 53),
                        new InetSocketAddress(InetAddress.ofLiteral("2620:fe::fe"), 53));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1",
                "198.18.0.1",
                "0.0.0.0",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fc00::1",
                "2001:db8::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1"
            })
    void nobody_is_asked_at_an_address_that_is_not_public(String address) {
        String type = address.indexOf(':') < 0 ? "A" : "AAAA";
        var dns = ZoneDns.of(ROOT + "ns.acme.example " + type + " " + address);

        assertThat(new InternetServers().of(NS, dns)).isEmpty();
    }

    @Test
    void a_made_up_world_leads_to_nobody() {
        String server = "ns.acme.example A 9.9.9.9\n";

        assertThat(new InternetServers().of(NS, ZoneDns.of(server))).isEmpty();
        assertThat(new InternetServers().of(NS, ZoneDns.of(server + ". NS ns.dnsworld.example\n")))
                .isEmpty();
        assertThat(new InternetServers().of(NS, DemoZone.read())).isEmpty();
    }

    @Test
    void a_server_whose_name_does_not_exist_is_not_asked() {
        assertThat(new InternetServers().of(NS, ZoneDns.of(ROOT))).isEmpty();
    }
}
