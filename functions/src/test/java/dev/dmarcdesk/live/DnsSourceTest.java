package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class DnsSourceTest {
    private static final HostAndPort.Hosts HOSTS =
            host -> {
                if (host.equals("resolver.example")) {
                    return new InetAddress[] {
                        InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("2001:db8::7")
                    };
                }
                throw new UnknownHostException();
            };

    @ParameterizedTest
    @CsvSource({
        "192.0.2.53, 192.0.2.53, 53",
        "192.0.2.53:5353, 192.0.2.53, 5353",
        "2001:db8::53, 2001:db8::53, 53",
        "[2001:db8::53], 2001:db8::53, 53",
        "[2001:db8::53]:5353, 2001:db8::53, 5353",
        "192.0.2.53:65535, 192.0.2.53, 65535"
    })
    void understands_addresses_and_ports(String written, String address, int port) {
        assertThat(DnsSource.parse(written))
                .isEqualTo(Parsed.valid(new DnsSource.Resolvers(List.of(server(address, port)))));
    }

    private static InetSocketAddress server(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    @Test
    void looks_host_names_up_at_once() {
        assertThat(HostAndPort.read("resolver.example:5353", HOSTS))
                .isEqualTo(
                        Parsed.valid(
                                List.of(server("192.0.2.7", 5353), server("2001:db8::7", 5353))));
        assertThat(expected("no-such-host.example:53")).contains("no address is known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ":53", "192.0.2.53:", "192.0.2.53:0", "192.0.2.53:65536", "192.0.2.53:123456",
                        "192.0.2.53:x",
                "[2001:db8::53", "[]:53", "[192.0.2.53]x", "2001:db8:::53", "-x", "a b",
                        "https://192.0.2.53/"
            })
    void says_what_is_wrong_with_anything_else(String written) {
        assertThat(expected(written)).isNotEmpty();
    }

    private static String expected(String written) {
        return switch (HostAndPort.read(written, HOSTS)) {
            case Parsed.Valid<List<InetSocketAddress>>(var servers, _) ->
                    throw new AssertionError(servers);
            case Parsed.Invalid<List<InetSocketAddress>>(var defects) ->
                    defects.getFirst().expected();
        };
    }

    @Test
    void asks_the_server_it_was_told() {
        var zone = ZoneDns.of("a.example TXT x");
        try (var server = LoopbackDns.serving(zone)) {
            var source = new DnsSource.Resolvers(List.of(server.address()));
            var name = DomainName.of("a.example");
            var session =
                    source.session(Duration.ofSeconds(10), TrustAnchors::ofRoot, Clock.systemUTC());
            assertThat(session.dns().ask(name, RrType.TXT)).isEqualTo(zone.ask(name, RrType.TXT));
        }
    }

    @Test
    void reads_the_machines_own_resolvers() {
        var lines =
                Stream.of(
                        "# a comment",
                        "search example.com",
                        "nameserver 192.0.2.1",
                        " nameserver\t2001:db8::1 # second",
                        "nameserver nonsense",
                        "nameserver",
                        "options edns0",
                        "nameserver 192.0.2.3",
                        "nameserver 192.0.2.4");
        assertThat(SystemResolvers.nameservers(lines))
                .extracting(InetSocketAddress::getAddress)
                .containsExactly(
                        InetAddress.ofLiteral("192.0.2.1"),
                        InetAddress.ofLiteral("2001:db8::1"),
                        InetAddress.ofLiteral("192.0.2.3"));
        assertThat(SystemResolvers.read()).isNotEmpty().allMatch(server -> server.getPort() == 53);
    }
}
