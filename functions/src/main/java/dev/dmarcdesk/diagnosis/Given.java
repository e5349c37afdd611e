package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.mail.Repair;
import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.List;

/// What was handed over.
///
/// @param fields how many header fields
/// @param body whether the body came, and untouched
/// @param completeness whether the header is all there
/// @param repairs what was undone before it could be read
/// @param doubts the names of fields that can be read in two ways, where that changes the verdict
public record Given(
        int fields,
        Body body,
        Completeness completeness,
        List<Repair> repairs,
        List<String> doubts) {
    public Given {
        repairs = List.copyOf(repairs);
        doubts = List.copyOf(doubts);
    }

    /// How much of the body there was.
    public enum Body {
        UNTOUCHED,
        TOUCHED,
        ABSENT
    }
}
