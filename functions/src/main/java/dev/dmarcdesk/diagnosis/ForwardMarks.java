package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.diagnosis.Trace.Station;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.BounceAddress;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.ReturnPath;
import dev.dmarcdesk.sender.Sender;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The marks of those who pass mail on to another mailbox (RFC 5322 §3.6.6, and what forwarders
/// write of their own). A set of ARC fields is none: many seal whatever they deliver.
///
/// @param header to look in
/// @param bounces where its bounces go
/// @param trace the servers it passed
/// @param operators tells who runs what
/// @param services tells what the hosts are for
record ForwardMarks(
        MarkFields header,
        ReturnPath bounces,
        Trace trace,
        Operators operators,
        HostServices services) {
    /// Fields of mailboxes with a rule that sends mail on, with the address of that mailbox.
    private static final List<String> OF_RULES =
            List.of(
                    "X-Forwarded-For",
                    "X-MS-Exchange-Inbox-Rules-Loop",
                    "X-MS-Exchange-ForwardingLoop");

    /// Fields of those who do so, with another address or none.
    private static final List<String> OF_FORWARDERS =
            List.of(
                    "X-Forwarded-To",
                    "X-MS-Exchange-ForwardingFlags",
                    "X-Forward-Email-Sender",
                    "X-SimpleLogin-Type");

    /// Of a message sent again by a person or by a rule, the most telling first.
    private static final List<String> RESENT =
            List.of(
                    "Resent-Sender",
                    "Resent-From",
                    "Resent-To",
                    "Resent-Date",
                    "Resent-Message-ID",
                    "Resent-Cc",
                    "Resent-Bcc");

    private static final String DELIVERED = "Delivered-To";

    /// The strongest mark.
    Optional<PathMark> find() {
        return bounce().or(this::rule)
                .or(this::resent)
                .or(this::forwarder)
                .or(this::delivered)
                .or(this::recipient)
                .or(this::service);
    }

    private Optional<PathMark> bounce() {
        for (BounceAddress address : bounces.addresses()) {
            String via = address.domain().dotted();
            switch (address.form()) {
                case REWRITTEN -> {
                    return Optional.of(rewritten(via, address.original()));
                }
                case PASSED_ON -> {
                    return Optional.of(
                            mark(
                                    Certainty.CERTAIN,
                                    Sentence.of(
                                            "The bounce address shows that a mailbox at %s passes"
                                                    + " its mail on.",
                                            via),
                                    via));
                }
                case PLAIN, OF_LIST, TAGGED -> {
                    // of the sender's or a list's own making
                }
            }
        }
        return Optional.empty();
    }

    private static PathMark rewritten(String via, List<DomainName> original) {
        return mark(
                Certainty.CERTAIN,
                original.isEmpty()
                        ? Sentence.of("A forwarder at %s rewrote the bounce address.", via)
                        : Sentence.of(
                                "A forwarder at %s rewrote the bounce address, which was at %s"
                                        + " before.",
                                via, original.getFirst().toString()),
                via);
    }

    private Optional<PathMark> rule() {
        return OF_RULES.stream()
                .filter(name -> header.contains(name, "@"))
                .findFirst()
                .map(name -> {
                    String via = firstDomain(name);
                    return mark(
                            Certainty.CERTAIN,
                            via.isEmpty()
                                    ? Sentence.of(
                                            "A mailbox passed it on: the message bears the field %s.",
                                            name)
                                    : Sentence.of(
                                            "A mailbox at %s passed it on: the message bears the"
                                                    + " field %s.",
                                            via, name),
                            via);
                });
    }

    private Optional<PathMark> resent() {
        return RESENT.stream()
                .filter(header::has)
                .findFirst()
                .map(name -> {
                    String via = firstDomain(name.equals("Resent-Sender") ? name : "Resent-From");
                    return mark(
                            Certainty.CERTAIN,
                            via.isEmpty()
                                    ? Sentence.of(
                                            "Somebody sent the message again: it bears the field %s.",
                                            name)
                                    : Sentence.of(
                                            "Somebody at %s sent the message again: it bears the"
                                                    + " field %s.",
                                            via, name),
                            via);
                });
    }

    private Optional<PathMark> forwarder() {
        boolean automatic =
                header.contains("Auto-Submitted", "auto-forwarded")
                        || header.contains("Autoforwarded", "true");
        return OF_FORWARDERS.stream()
                .filter(header::has)
                .findFirst()
                .or(() ->
                        automatic
                                ? Optional.of(
                                        header.has("Autoforwarded")
                                                ? "Autoforwarded"
                                                : "Auto-Submitted")
                                : Optional.empty())
                .map(name ->
                        mark(
                                Certainty.LIKELY,
                                Sentence.of(
                                        "A forwarder passed it on: the message bears the field %s.",
                                        name),
                                ""));
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
                                Certainty.LIKELY,
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
                                Certainty.LIKELY,
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
                                Certainty.LIKELY,
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

    private String firstDomain(String name) {
        return Stream.concat(header.domains(name).stream(), Stream.of("")).findFirst().orElse("");
    }

    private static PathMark mark(Certainty certainty, Sentence reason, String via) {
        return new PathMark(Kind.FORWARDED, certainty, reason, via);
    }
}
