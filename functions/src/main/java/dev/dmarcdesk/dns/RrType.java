package dev.dmarcdesk.dns;

/// The resource record types we ask for.
public enum RrType {
    A,
    AAAA,
    CNAME,
    MX,
    NS,
    PTR,
    /// The obsolete SPF type, number 99 (RFC 7208 §3.1).
    SPF,
    TXT
}
