package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The bundled zone: invented domains that look real and have the mistakes real ones have, for a
/// first look without a network.
final class DemoZone {
    private DemoZone() {}

    static Dns read() {
        try (var zone =
                Objects.requireNonNull(
                        DemoZone.class.getResourceAsStream("/dev/dmarcdesk/demo.zone"))) {
            return ZoneDns.of(new String(zone.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
