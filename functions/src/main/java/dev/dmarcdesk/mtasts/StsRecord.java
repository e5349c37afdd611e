package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.text.Tag;

import java.util.List;

/// An MTA-STS record: that there is a policy, and which edition of it (RFC 8461 §3.1).
///
/// @param id changes whenever the policy does; 1 to 32 letters and digits
/// @param extensions the other fields, which senders ignore
public record StsRecord(String id, List<Tag> extensions) {
    public StsRecord {
        extensions = List.copyOf(extensions);
    }

    /// The same for another edition of the policy.
    StsRecord withId(String other) {
        return new StsRecord(other, extensions);
    }

    /// The record as it is published.
    @Override
    public String toString() {
        var text =
                new StringBuilder()
                        .append(StsRecordParser.VERSION)
                        .append("; id=")
                        .append(id)
                        .append(';');
        extensions.forEach(field ->
                text.append(' ')
                        .append(field.name())
                        .append('=')
                        .append(field.value())
                        .append(';'));
        return text.toString();
    }
}
