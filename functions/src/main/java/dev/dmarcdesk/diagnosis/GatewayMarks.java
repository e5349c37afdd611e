package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.diagnosis.Trace.Station;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Received;
import dev.dmarcdesk.sender.Sender;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The marks of security gateways: services that take mail for a domain, look at it, perhaps change
/// it, and pass it on. A sender may use one as well; that one is part of the sender.
///
/// @param header to look in
/// @param trace the servers it passed
/// @param operators tells who runs what
/// @param services knows the gateways by their hosts
record GatewayMarks(MarkFields header, Trace trace, Operators operators, HostServices services) {
    /// How the services call their hosts for one direction and the other.
    private static final Pattern TAKES = Pattern.compile("(^|[-.0-9])inbound([-.0-9]|$)");

    private static final Pattern GIVES =
            Pattern.compile("(^|[-.0-9])(outbound|out|smtp-delivery)([-.0-9]|$)");

    /// Whose gateway it was.
    private enum Side {
        SENDER,
        RECEIVER,
        UNKNOWN
    }

    /// The last gateway before the servers that took the message in the end.
    Optional<PathMark> find() {
        List<Station> stations = trace.stations();
        for (int i = stations.size() - 2; i >= 0; i--) {
            if (services.isOf(stations.get(i), Sender.Kind.SECURITY_GATEWAY)) {
                return Optional.of(mark(i));
            }
        }
        return Optional.empty();
    }

    private PathMark mark(int at) {
        String via = trace.stations().get(at).operator();
        return switch (side(at)) {
            case SENDER ->
                    new PathMark(
                            Kind.DIRECT,
                            Certainty.LIKELY,
                            Sentence.of(
                                    "The sender's own gateway at %s sent it; no mailing list and no"
                                            + " forwarder left a mark.",
                                    via),
                            "");
            case RECEIVER ->
                    new PathMark(
                            Kind.GATEWAY,
                            Certainty.LIKELY,
                            Sentence.of(
                                    "A gateway at %s took it for the receiver and passed it on.",
                                    via),
                            via);
            case UNKNOWN ->
                    new PathMark(
                            Kind.GATEWAY,
                            Certainty.GUESS,
                            Sentence.of(
                                    "A gateway at %s had it in between: perhaps the receiver's,"
                                            + " perhaps the sender's own.",
                                    via),
                            via);
        };
    }

    /// What a gateway checked it received from strangers; what it was given by somebody who logged
    /// in, or gives to people's own mailboxes, it sends for a customer.
    private Side side(int at) {
        Station station = trace.stations().get(at);
        Station next = trace.stations().get(at + 1);
        Received first = station.hops().getFirst();
        Stream<String> names =
                Stream.concat(
                        station.hops().stream().map(Received::by),
                        Stream.of(next.hops().getFirst().host(), next.hops().getFirst().helo()));
        List<String> hosts = names.map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (hosts.stream().anyMatch(host -> TAKES.matcher(host).find())) {
            return Side.RECEIVER;
        }
        boolean gives = hosts.stream().anyMatch(host -> GIVES.matcher(host).find());
        String recipient = trace.stations().getLast().recipientDomain();
        if (gives || first.isSubmission() || PublicMailboxes.contain(recipient)) {
            return Side.SENDER;
        }
        return checked(at) ? Side.RECEIVER : Side.UNKNOWN;
    }

    /// Whether the gateway's own servers wrote down results of SPF or DMARC.
    private boolean checked(int at) {
        String operator = trace.stations().get(at).operator();
        return header.named("Authentication-Results")
                .filter(field -> trace.stationOf(field) == at)
                .map(field -> field.value().toLowerCase(Locale.ROOT))
                .anyMatch(value -> {
                    String id = value.split("[\\s;]", 2)[0];
                    return operators.of(id).equals(operator)
                            && (value.contains("spf=") || value.contains("dmarc="));
                });
    }
}
