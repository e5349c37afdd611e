package dev.dmarcdesk.arc;

import dev.dmarcdesk.mail.HeaderField;

import java.util.ArrayList;
import java.util.List;

/// The ARC fields of one instance, however many there are of each (RFC 8617 §4.2).
///
/// @param instance from 0 to 99, as written
/// @param results the ARC-Authentication-Results fields, the topmost first, and so on
/// @param messageSignatures the ARC-Message-Signature fields
/// @param seals the ARC-Seal fields
record CollectedSet(
        int instance,
        List<HeaderField> results,
        List<HeaderField> messageSignatures,
        List<HeaderField> seals) {
    CollectedSet(int instance) {
        this(instance, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /// The fields of one kind.
    List<HeaderField> all(ArcField kind) {
        return switch (kind) {
            case AUTHENTICATION_RESULTS -> results;
            case MESSAGE_SIGNATURE -> messageSignatures;
            case SEAL -> seals;
        };
    }

    /// What its topmost seal says of the sets below, in lower case; empty without a seal.
    String cv() {
        return seals.isEmpty() ? "" : ArcSeal.chainStatus(seals.getFirst());
    }
}
