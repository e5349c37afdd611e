package dev.dmarcdesk.dmarc;

/// A finding about a record that stands where no receiver looks.
public interface Elsewhere {
    /// The record and both places.
    Misplaced found();
}
