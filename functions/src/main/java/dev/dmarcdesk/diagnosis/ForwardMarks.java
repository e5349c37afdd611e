package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.BounceAddress;
import dev.dmarcdesk.mail.ReturnPath;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What those wrote who pass mail on to another mailbox (RFC 5322 §3.6.6, and fields of their own).
///
/// @param header to look in
/// @param bounces where its bounces go
record ForwardMarks(MarkFields header, ReturnPath bounces) {
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

    /// The strongest mark.
    Optional<PathMark> find() {
        return bounce().or(this::rule).or(this::resent).or(this::forwarder);
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

    private String firstDomain(String name) {
        return Stream.concat(header.domains(name).stream(), Stream.of("")).findFirst().orElse("");
    }

    private static PathMark mark(Certainty certainty, Sentence reason, String via) {
        return new PathMark(Kind.FORWARDED, certainty, reason, via);
    }
}
