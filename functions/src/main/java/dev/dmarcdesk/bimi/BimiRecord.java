package dev.dmarcdesk.bimi;

import dev.dmarcdesk.text.TagList;

import java.util.List;

/// A BIMI Assertion Record (BIMI §4.3).
///
/// @param text as published, one char an octet
/// @param tags its pairs, unknown ones among them
/// @param location where the picture lies; empty when the record names none
/// @param evidence where the Evidence Document lies; empty when the record names none
/// @param flaws where it departs from the draft, in order
public record BimiRecord(
        String text, TagList tags, String location, String evidence, List<BimiFlaw> flaws) {
    public BimiRecord {
        flaws = List.copyOf(flaws);
    }

    /// Whether a receiver can make something of it.
    public boolean isReadable() {
        return flaws.stream().noneMatch(flaw -> flaw.kind().isFatal());
    }

    /// Whether the domain refuses: `l=` and `a=` are both empty (§4.3.1).
    public boolean isDeclined() {
        return isReadable() && location.isEmpty() && evidence.isEmpty();
    }

    /// Whether local parts choose other selectors of their own (§4.5).
    public boolean hasLocalPartSelectors() {
        return !tags.named("lps").isEmpty();
    }
}
