package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;

/// What one term of the owner's records costs (RFC 7208 §4.6.4).
///
/// @param in whose record it stands in
/// @param depth 0 in the record itself, one more in each record of the owner's that it includes
/// @param term as written
/// @param lookups the worst case, with all it leads to, each repetition counted
/// @param voids how many of them come back void
/// @param exact whether that is all: not when a part could not be looked up, was not followed, or
///   depends on the client
/// @param service whose servers it allows, and whether they need it
public record TermCost(
        DomainName in,
        int depth,
        String term,
        int lookups,
        int voids,
        boolean exact,
        Service service) {}
