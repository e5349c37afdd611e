package dev.dmarcdesk.spf;

import dev.dmarcdesk.text.Range;

/// One word of a record: a directive, a modifier, or something that is neither.
public sealed interface Term permits Directive, Modifier, Unreadable {
    /// The word as written.
    String text();

    /// Where it stands in the record.
    Range at();
}
