package dev.dmarcdesk.spf;

import dev.dmarcdesk.text.Range;

/// A mechanism and what it says about the clients it matches (RFC 7208 §4.6.1).
///
/// @param qualifier pass unless another one is written
/// @param mechanism which clients it matches
public record Directive(Qualifier qualifier, Mechanism mechanism, String text, Range at)
        implements Term {}
