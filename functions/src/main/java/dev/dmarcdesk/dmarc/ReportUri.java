package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainName;

/// Where reports are wanted (RFC 9989 §4.6): a URI of RFC 3986, without the obsolete size.
public sealed interface ReportUri {
    /// The URI as written.
    String uri();

    /// An address, the only kind that every reporter must support.
    ///
    /// @param uri as written
    /// @param host the domain of the address
    record Mailto(String uri, DomainName host) implements ReportUri {}

    /// Any other scheme: well-formed, but nobody need send there.
    ///
    /// @param uri as written
    record Other(String uri) implements ReportUri {}
}
