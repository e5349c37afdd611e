package dev.dmarcdesk.report;

import java.time.Duration;

/// Where an answer of the DNS came from.
///
/// @param server the resolver's address, with its port where that is not 53; empty when nobody
///   answered
/// @param ttl for how many seconds the answer may be kept from then on; [#NO_TTL] where it did not
///   say
/// @param took from the question to the answer
public record Provenance(String server, long ttl, Duration took) {
    /// Nothing says how long an answer may be kept.
    public static final long NO_TTL = -1;
}
