package dev.dmarcdesk.report;

/// Whether a domain sends mail, as far as its records tell.
public enum MailProfile {
    /// It names senders, or has a mail host or a usable key.
    SENDS,
    /// Its SPF record says that nothing sends for it (RFC 7208 §10.1.2).
    SENDS_NOTHING,
    /// Nothing about it has to do with mail; that it sends none is our guess.
    PROBABLY_SENDS_NOTHING,
    /// Too little could be looked up.
    UNKNOWN
}
