package dev.dmarcdesk.publication;

import java.time.Duration;

/// How long an answer may be kept by whoever got it.
public sealed interface Lifetime {
    /// So long: the TTL of the records (RFC 1035 §3.2.1), or what the SOA beside an absence allows
    /// (RFC 2308 §5).
    record Of(Duration left) implements Lifetime {}

    /// Nobody said.
    record Unsaid() implements Lifetime {}

    /// Nobody said.
    Lifetime UNSAID = new Unsaid();
}
