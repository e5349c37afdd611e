package dev.dmarcdesk.diagnosis;

import java.util.List;

/// What SPF says of the message (RFC 7208, RFC 9989 §4.4.2).
///
/// @param result `pass`, `fail`, …, in the words of RFC 7208 §2.6; empty when nobody says
/// @param identifier the domain that counts for DMARC, at most one; none where only the HELO name
///   was checked, or nobody says what was
/// @param helo whether the result is about the HELO name alone, which never counts for DMARC
/// @param nullPath whether the bounce address is empty, so that the HELO name stands for its domain
///   and counts (RFC 7208 §2.4, RFC 9989 §3.2.4)
/// @param source who says so
/// @param evaluated what an evaluation with the client's address gives now; empty when none was
///   asked for
public record SpfView(
        String result,
        List<Identifier> identifier,
        boolean helo,
        boolean nullPath,
        Source source,
        String evaluated) {
    public SpfView {
        identifier = List.copyOf(identifier);
    }

    /// Where the result comes from.
    public enum Source {
        /// The receiver's own Authentication-Results field.
        REPORTED,
        /// A Received-SPF field.
        RECEIVED_SPF,
        /// Evaluated now, with the address that was given for it.
        EVALUATED,
        /// Nobody says; the domain is that of the Return-Path, if there is one.
        UNKNOWN
    }
}
