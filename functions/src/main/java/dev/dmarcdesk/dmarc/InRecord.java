package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.text.Range;

/// A finding with a place in a record.
public interface InRecord {
    /// The record.
    Published in();

    /// The place; empty where something is missing.
    Range at();
}
