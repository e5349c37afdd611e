package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Path.Hop;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.Received;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The Received fields of a header, the first server first, and who runs those servers.
///
/// @param received each field, the first server first
/// @param stations the same, those of one operator in a row together
record Trace(List<Received> received, List<Station> stations) {
    Trace {
        received = List.copyOf(received);
        stations = List.copyOf(stations);
    }

    /// Servers of one operator that had the message one after the other.
    ///
    /// @param operator its domain; empty where no server's name tells
    /// @param hops never empty
    record Station(String operator, List<Received> hops) {
        Station {
            hops = List.copyOf(hops);
        }

        /// The domain of whom the message was for at its last server that says so; empty when none
        /// does.
        String recipientDomain() {
            return hops.reversed().stream()
                    .map(Received::recipientDomain)
                    .filter(domain -> !domain.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    static Trace of(HeaderBlock header, Operators operators) {
        List<Received> received = header.received().reversed();
        return new Trace(received, stations(received, operators));
    }

    /// A server whose name tells nothing belongs to those before it.
    private static List<Station> stations(List<Received> received, Operators operators) {
        var stations = new ArrayList<Station>();
        var hops = new ArrayList<Received>();
        String current = "";
        for (Received one : received) {
            String operator = operators.of(one.by());
            if (!hops.isEmpty()
                    && !operator.isEmpty()
                    && !current.isEmpty()
                    && !operator.equals(current)) {
                stations.add(new Station(current, hops));
                hops.clear();
            }
            current = operator.isEmpty() ? current : operator;
            hops.add(one);
        }
        if (!hops.isEmpty()) {
            stations.add(new Station(current, hops));
        }
        return stations;
    }

    /// The station of the server that wrote a field: the one whose own Received field is the
    /// nearest below it.
    ///
    /// @return its place in [#stations()]; -1 when there is no Received field below
    int stationOf(HeaderField field) {
        for (int i = stations.size() - 1; i >= 0; i--) {
            for (Received hop : stations.get(i).hops()) {
                if (hop.field().at().start() > field.at().start()) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// What may be shown of each.
    List<Hop> hops() {
        var hops = new ArrayList<Hop>();
        List<Instant> before = List.of();
        for (int i = 0; i < received.size(); i++) {
            Received one = received.get(i);
            hops.add(
                    new Hop(
                            ServerName.from(one, i == 0),
                            ServerName.by(one, i == 0),
                            one.with(),
                            one.time(),
                            delay(before, one.time())));
            before = one.time().isEmpty() ? before : one.time();
        }
        return hops;
    }

    private static List<Long> delay(List<Instant> before, List<Instant> now) {
        return before.isEmpty() || now.isEmpty()
                ? List.of()
                : List.of(Duration.between(before.getFirst(), now.getFirst()).toSeconds());
    }
}
