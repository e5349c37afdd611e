package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.spf.CheckHost;
import dev.dmarcdesk.spf.Envelope;
import dev.dmarcdesk.spf.Network;
import dev.dmarcdesk.spf.Receiver;
import dev.dmarcdesk.spf.SpfResult;
import dev.dmarcdesk.text.Parsed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The connection a message came by, as somebody who knows it says: with it SPF can be evaluated as
/// the receiver did (RFC 7208 §4.1).
///
/// @param ip the client's address
/// @param sender the MAIL FROM address, empty for the null reverse-path; nothing when not given
/// @param helo the HELO name; empty when not given
public record Connection(Network ip, List<String> sender, String helo) {
    public Connection {
        sender = List.copyOf(sender);
    }

    /// Reads what was typed.
    ///
    /// @param ip after `--ip`
    /// @param sender after `--sender`; empty when not given, `<>` for the null reverse-path
    /// @param helo after `--helo`; empty when not given
    /// @return the connection, or what is wrong with each of them
    public static Parsed<Connection> parse(String ip, String sender, String helo) {
        var client = ClientQuestion.client(ip);
        var path = ClientQuestion.mailFrom(sender.isEmpty() ? "<>" : sender);
        var name = ClientQuestion.heloName(helo.isEmpty() ? "none" : helo);
        if (client instanceof Parsed.Valid<Network>(var address, _)
                && path instanceof Parsed.Valid<String>(var from, _)
                && name instanceof Parsed.Valid<String>) {
            return Parsed.valid(
                    new Connection(
                            address,
                            sender.isEmpty()
                                    ? List.of()
                                    : List.of(ClientQuestion.reversePath(from)),
                            helo));
        }
        var defects = new ArrayList<>(client.defects());
        defects.addAll(path.defects());
        defects.addAll(name.defects());
        return new Parsed.Invalid<>(defects);
    }

    /// The domain of the MAIL FROM address; none for the null reverse-path and where it was not
    /// given.
    Optional<String> senderDomain() {
        return sender.stream()
                .filter(address -> !address.isEmpty())
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .findFirst();
    }

    /// Whether the MAIL FROM address is said to be empty.
    boolean isNullPath() {
        return sender.equals(List.of(""));
    }

    /// Evaluates the MAIL FROM identity.
    ///
    /// @param bounceDomain the domain to take where no address was given; empty for the null
    ///   reverse-path
    /// @param dns whom to ask
    /// @param now when
    SpfResult evaluate(String bounceDomain, Dns dns, Instant now) {
        String from = sender.isEmpty() ? bounceDomain : sender.getFirst();
        String name = helo.isEmpty() ? bounceDomain : helo;
        var envelope = new Envelope(ip, from, name, Receiver.at(now));
        return CheckHost.ofMailFrom(envelope, dns).result();
    }

    /// Fit for a log: who sent from where is nobody's business.
    @Override
    public String toString() {
        return "Connection[]";
    }
}
