package dev.dmarcdesk.dns;

/// The resource record types we ask for.
public enum RrType {
    A,
    AAAA,
    CNAME,
    /// The keys a zone signs with (RFC 4034 §2).
    DNSKEY,
    /// What a parent zone says of its child's keys (RFC 4034 §5).
    DS,
    MX,
    NS,
    PTR,
    /// The obsolete SPF type, number 99 (RFC 7208 §3.1).
    SPF,
    TXT
}
