package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dmarcdesk.spf.Network.Version;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Stream;

class CoverageTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 1",
        "0.0.0.0/1 128.0.0.0/1, 1",
        "128.0.0.0/1 0.0.0.0/2 64.0.0.0/2 0.0.0.0/1, 1",
        "10.1.2.3/1, 0.5",
        "192.0.2.0/24, 0.0000000596",
        "192.0.2.0/24 192.0.2.0/25 192.0.2.7, 0.0000000596",
        "1.0.0.0/8 2.0.0.0/8, 0.0078125",
    })
    void adds_up_networks_of_ip4(String networks, double share) {
        assertThat(share(networks, Version.IP4)).isCloseTo(share, within(0.0001 * share + 1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "::/0, 1",
        "2000::/3, 1",
        "::/1, 1",
        "8000::/1, 0",
        "2000::/4, 0.5",
        "2001:db8::1, 0",
        "3fff::/20, 0.0000076"
    })
    void adds_up_the_part_of_ip6_in_use(String networks, double share) {
        assertThat(share(networks, Version.IP6)).isCloseTo(share, within(0.01 * share + 1e-12));
    }

    private static double share(String networks, Version version) {
        var parsed =
                Stream.of(networks.split(" ", -1))
                        .map(text ->
                                version == Version.IP4
                                        ? NetworkParser.ip4(text)
                                        : NetworkParser.ip6(text))
                        .map(network -> ((Parsed.Valid<Network>) network).value())
                        .toList();
        return Coverage.of(parsed, version);
    }
}
