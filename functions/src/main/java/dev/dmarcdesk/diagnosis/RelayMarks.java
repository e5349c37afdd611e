package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.diagnosis.Trace.Station;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.sender.Sender;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the servers on the way show of mail that was passed on, where nobody wrote that down: it
/// was for one mailbox first, and then for another.
///
/// @param header to look in
/// @param trace the servers it passed
/// @param operators tells who runs what
/// @param services tells what the hosts are for
record RelayMarks(MarkFields header, Trace trace, Operators operators, HostServices services) {
    private static final String DELIVERED = "Delivered-To";

    /// The strongest mark.
    Optional<PathMark> find() {
        return delivered().or(this::recipient).or(this::service);
    }

    /// Two mailboxes took it, and between them it went from the servers of one operator to those of
    /// another; within one operator the second is but another name of the first.
    private Optional<PathMark> delivered() {
        List<HeaderField> fields = header.named(DELIVERED).toList().reversed();
        for (int i = 1; i < fields.size(); i++) {
            String earlier = domain(fields.get(i - 1));
            String later = domain(fields.get(i));
            int station = trace.stationOf(fields.get(i - 1));
            if (differ(earlier, later)
                    && station >= 0
                    && station < trace.stationOf(fields.get(i))) {
                return Optional.of(
                        mark(
                                Sentence.of(
                                        "It was delivered at %s first, and then at %s.",
                                        earlier, later),
                                earlier));
            }
        }
        return Optional.empty();
    }

    /// One operator's servers took it for one domain, and those of the next for another.
    private Optional<PathMark> recipient() {
        List<Station> stations = trace.stations();
        for (int i = 1; i < stations.size(); i++) {
            String earlier = stations.get(i - 1).recipientDomain();
            String later = stations.get(i).recipientDomain();
            boolean renamed =
                    later.endsWith(".onmicrosoft.com") || earlier.endsWith(".onmicrosoft.com");
            if (differ(earlier, later) && !renamed) {
                return Optional.of(
                        mark(
                                Sentence.of(
                                        "One server took it for somebody at %s, and the next for"
                                                + " somebody at %s.",
                                        earlier, later),
                                earlier));
            }
        }
        return Optional.empty();
    }

    /// A service that does nothing but pass mail on had it before the last servers.
    private Optional<PathMark> service() {
        List<Station> stations = trace.stations();
        return stations.stream()
                .limit(Math.max(0, stations.size() - 1))
                .filter(station -> services.isOf(station, Sender.Kind.FORWARDER))
                .filter(station -> !station.hops().getFirst().isSubmission())
                .findFirst()
                .map(station ->
                        mark(
                                Sentence.of(
                                        "Servers of %s had it in between, which passes mail on.",
                                        station.operator()),
                                station.operator()));
    }

    private boolean differ(String one, String other) {
        String first = operators.of(one);
        String second = operators.of(other);
        return !first.isEmpty() && !second.isEmpty() && !first.equals(second);
    }

    private static String domain(HeaderField field) {
        String value = field.value();
        String domain = value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return ServerName.isPublic(domain) ? domain : "";
    }

    private static PathMark mark(Sentence reason, String via) {
        return new PathMark(Kind.FORWARDED, Certainty.LIKELY, reason, via);
    }
}
