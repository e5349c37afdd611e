package dev.dmarcdesk.dmarc;

/// What a name's surroundings make of its record.
public enum Standing {
    /// An ordinary domain that speaks for its subdomains.
    ORGANIZATION,
    /// A domain below another one's record: `sp` and `np` mean nothing here.
    SUBDOMAIN,
    /// A public suffix, where `psd=y` is right.
    PUBLIC_SUFFIX
}
