package dev.dmarcdesk.spf;

import dev.dmarcdesk.text.Range;

/// A `name=value` term: it matches nobody and may stand anywhere in the record (RFC 7208 §6).
public sealed interface Modifier extends Term {
    /// The record to go on with when no mechanism matched (§6.1).
    record Redirect(DomainSpec target, String text, Range at) implements Modifier {}

    /// Where the explanation for refused senders is published; costs no lookup (§6.2).
    record Explanation(DomainSpec target, String text, Range at) implements Modifier {}

    /// One that RFC 7208 does not define; it must be ignored (§6).
    ///
    /// @param name lower case
    /// @param value a macro-string
    record Unknown(String name, String value, String text, Range at) implements Modifier {}
}
