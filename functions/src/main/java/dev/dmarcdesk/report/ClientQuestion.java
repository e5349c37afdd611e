package dev.dmarcdesk.report;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.spf.Envelope;
import dev.dmarcdesk.spf.Network;
import dev.dmarcdesk.spf.Receiver;
import dev.dmarcdesk.text.Parsed;

import java.time.Instant;

/// May this client send for this domain?
///
/// @param domain whose record is evaluated
/// @param ip the client's address
/// @param sender the MAIL FROM address as given, `<>` for the null reverse-path; empty when not
///   given
/// @param helo the HELO name as given; empty when not given
public record ClientQuestion(DomainName domain, Network ip, String sender, String helo) {
    /// The null reverse-path as it is written in SMTP (RFC 5321 §4.5.5).
    static final String NULL_PATH = "<>";

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_NAME = 255;

    /// A question about an address alone.
    ///
    /// @param ip IPv4 or IPv6, as typed
    public static Parsed<ClientQuestion> parse(DomainName domain, String ip) {
        return client(ip).map(address -> new ClientQuestion(domain, address, "", ""));
    }

    /// The same with the MAIL FROM address, which macros may speak of.
    ///
    /// @param typed `local@domain`, with or without angle brackets, or `<>`
    public Parsed<ClientQuestion> withSender(String typed) {
        return mailFrom(typed).map(address -> new ClientQuestion(domain, ip, address, helo));
    }

    /// The same with the HELO name.
    ///
    /// @param typed any name: clients say what they like
    public Parsed<ClientQuestion> withHelo(String typed) {
        return heloName(typed).map(name -> new ClientQuestion(domain, ip, sender, name));
    }

    /// Reads the address after `--ip`.
    public static Parsed<Network> client(String typed) {
        return switch (Envelope.client(typed)) {
            case Parsed.Valid<Network> address -> address;
            case Parsed.Invalid<Network> _ when typed.indexOf('/') >= 0 ->
                    refused(typed, "one IP address such as 192.0.2.1, not a network");
            case Parsed.Invalid<Network> _ ->
                    refused(
                            typed,
                            "an IPv4 or IPv6 address such as 192.0.2.1 or 2001:db8::1 after --ip");
        };
    }

    /// Reads the address after `--sender`.
    ///
    /// @return it without its brackets, its domain as typed; `<>` for the null reverse-path
    public static Parsed<String> mailFrom(String typed) {
        String address =
                typed.startsWith("<") && typed.endsWith(">") && typed.length() > 2
                        ? typed.substring(1, typed.length() - 1)
                        : typed;
        int at = address.lastIndexOf('@');
        boolean accepted =
                typed.equals(NULL_PATH)
                        || (at > 0
                                && at <= LONGEST_LOCAL_PART
                                && isVisible(address.substring(0, at))
                                && DomainInput.parse(address.substring(at + 1))
                                        instanceof Parsed.Valid<DomainInput>);
        return accepted
                ? Parsed.valid(address)
                : refused(
                        typed,
                        "a MAIL FROM address such as bounce@example.com after --sender, or <> for"
                                + " the empty one");
    }

    /// Reads the name after `--helo`.
    public static Parsed<String> heloName(String typed) {
        return typed.isEmpty() || typed.length() > LONGEST_NAME || !isVisible(typed)
                ? refused(typed, "a HELO name such as mail.example.com after --helo")
                : Parsed.valid(typed);
    }

    /// What SMTP says for an address that was read: its domain in the DNS's form (RFC 7208 §4.3),
    /// nothing for the null reverse-path.
    ///
    /// @param address as [#mailFrom] gives it
    public static String reversePath(String address) {
        if (address.equals(NULL_PATH)) {
            return "";
        }
        int at = address.lastIndexOf('@') + 1;
        return DomainInput.parse(address.substring(at))
                        instanceof Parsed.Valid<DomainInput>(var host, _)
                ? address.substring(0, at) + host.domain()
                : address;
    }

    /// The envelope to evaluate. What was not given is taken from the domain.
    Envelope envelope(Instant now) {
        String name = helo.isEmpty() ? domain.toString() : helo;
        String from = sender.isEmpty() ? domain.toString() : reversePath(sender);
        return new Envelope(ip, from, name, Receiver.at(now));
    }

    /// The domain in whose record a receiver looks for this sender; the HELO name for the null
    /// reverse-path (RFC 7208 §2.4).
    String identity() {
        return envelope(Instant.EPOCH).senderDomain();
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c != 0x7f);
    }

    private static <T> Parsed<T> refused(String typed, String expected) {
        return Parsed.invalid(expected, 0, typed.length());
    }
}
