package dev.dmarcdesk.dns;

/// Whether the signatures of the DNS can be followed from a trust anchor down to a name (RFC 4035
/// §5). It never throws and never blocks past the run's deadline.
@FunctionalInterface
public interface ChainOfTrust {
    /// Where nobody can follow signatures, such as beside a zone from a file.
    ChainOfTrust OFFLINE = _ -> new Security.Unasked("These answers come from a file.");

    /// The security status of what is published at a name.
    Security of(DomainName name);
}
