package dev.dmarcdesk.dkim;

import dev.dmarcdesk.text.Range;

/// A fault in a key record, and what the record should be.
///
/// @param at where the record was looked for
/// @param record as published
/// @param place the piece at fault
/// @param mended the record with all its faults mended, the same text in every finding about it;
///   empty where only a new key helps
public record KeyFault(KeyPlace at, String record, Range place, String mended) {}
