package dev.dmarcdesk.web;

import java.net.InetAddress;

/// What came of fetching a document. Only [Document] and [Status] are the server's word about it;
/// all others mean that nobody knows what it says.
public sealed interface Fetched {
    /// The document (status 200).
    ///
    /// @param mediaType what the server calls it, in lower case and without parameters; empty when
    ///   it does not say
    /// @param text its octets, one char an octet (ISO-8859-1), so that nothing of them is lost
    record Document(String mediaType, String text) implements Fetched {}

    /// The server answered with another status than 200, and no redirect.
    ///
    /// @param code the status, such as 404
    record Status(int code) implements Fetched {}

    /// The server points elsewhere; nobody followed.
    ///
    /// @param code the status, 300 to 399
    /// @param location where to, as the server wrote it, cut to a bearable length; empty when it
    ///   does not say
    record Redirect(int code, String location) implements Fetched {}

    /// The document is longer than anything we read.
    ///
    /// @param limit how much we read, in octets
    record TooLong(int limit) implements Fetched {}

    /// The server's certificate is not good for the host.
    ///
    /// @param trouble what is wrong with it
    /// @param detail one line for the person who has to mend it, in our own words
    record BadCertificate(CertificateTrouble trouble, String detail) implements Fetched {}

    /// The host has only addresses that nobody reaches from the internet; it was not asked.
    ///
    /// @param address one of them
    record NotPublic(InetAddress address) implements Fetched {}

    /// The DNS knows that the host has no address.
    record NoSuchHost() implements Fetched {}

    /// Nothing is known.
    ///
    /// @param reason the kind of failure
    /// @param detail one line for the person who has to mend it, in our own words
    record Unreachable(Reason reason, String detail) implements Fetched {}

    /// What is wrong with a certificate.
    enum CertificateTrouble {
        /// Its time is over, or has not begun.
        EXPIRED,
        /// It was issued for other names (RFC 9525 §6).
        WRONG_NAME,
        /// Nobody we trust vouches for it: self-signed, or an intermediate is missing.
        UNTRUSTED
    }

    /// Why nothing is known.
    enum Reason {
        /// The DNS did not tell the host's addresses.
        DNS,
        /// The connection was refused, or broke.
        CONNECTION,
        /// No TLS could be agreed on.
        TLS,
        /// No answer in time.
        TIMEOUT,
        /// What came back is no HTTP.
        MALFORMED,
        /// It was not tried: there is no web here.
        NOT_TRIED
    }
}
