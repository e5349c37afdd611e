package dev.dmarcdesk.spf;

import dev.dmarcdesk.text.Parsed;

/// What is known about a message before its content arrives (RFC 7208 §4.1).
///
/// @param ip the client's address; an IPv4 address written as an IPv6 one (RFC 4291 §2.5.5.2) is
///   taken as what it is (§5)
/// @param sender the MAIL FROM address without its brackets; empty for the null reverse-path
/// @param helo the name of HELO or EHLO
/// @param receiver who evaluates
public record Envelope(Network ip, String sender, String helo, Receiver receiver) {
    /// The local part where none is given (§4.3).
    static final String POSTMASTER = "postmaster";

    /// No mailbox and no name is longer (RFC 5321 §4.5.3.1).
    private static final int LONGEST = 320;

    /// Of texts longer than SMTP allows the end is kept, which names the domain.
    public Envelope {
        ip = ip.unmapped();
        sender = sender.substring(Math.max(0, sender.length() - LONGEST));
        helo = helo.substring(Math.max(0, helo.length() - LONGEST));
    }

    /// Reads a client's address.
    ///
    /// @param text one IPv4 or IPv6 address, without a prefix length
    public static Parsed<Network> client(String text) {
        if (text.indexOf('/') >= 0) {
            return Parsed.invalid("one address, not a network", text.indexOf('/'), text.length());
        }
        var read = text.indexOf(':') < 0 ? NetworkParser.ip4(text) : NetworkParser.ip6(text);
        return read.map(Network::unmapped);
    }

    /// The local part of the sender; `postmaster` when it has none.
    String localPart() {
        int at = sender.lastIndexOf('@');
        return at > 0 ? sender.substring(0, at) : POSTMASTER;
    }

    /// The domain of the sender; the HELO name for the null reverse-path (§2.4).
    public String senderDomain() {
        return sender.isEmpty() ? helo : sender.substring(sender.lastIndexOf('@') + 1);
    }

    /// The sender in full.
    String mailbox() {
        return localPart() + "@" + senderDomain();
    }

    /// The envelope in which the HELO name is the identity to evaluate (§2.3).
    Envelope ofHelo() {
        return new Envelope(ip, "", helo, receiver);
    }
}
