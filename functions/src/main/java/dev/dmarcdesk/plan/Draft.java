package dev.dmarcdesk.plan;

import dev.dmarcdesk.dns.Rdata;

import java.util.List;
import java.util.Optional;

/// What somebody wants to publish.
///
/// @param type its kind
/// @param records the record; several when the paste held several of that kind
/// @param owner the name it stood behind in the paste, at most one
/// @param asPasted whether the paste was the record and nothing else
/// @param findings what was undone to read it, and what is wrong with it whatever its kind
public record Draft(
        RecordType type,
        List<Rdata.Text> records,
        List<Owner> owner,
        boolean asPasted,
        List<LintFinding> findings) {
    public Draft {
        records = List.copyOf(records);
        owner = List.copyOf(owner);
        findings = List.copyOf(findings);
    }

    /// The record, one char an octet.
    public String text() {
        return records.getFirst().joined();
    }

    /// The selector in the name it stood behind in the paste, if that named one.
    public Optional<String> selector() {
        return owner.stream()
                .filter(_ -> type.hasSelector())
                .filter(one -> one.place().endsWith(type.place("")))
                .map(Owner::selector)
                .filter(selector -> !selector.isEmpty())
                .findFirst();
    }

    /// Another text of the same kind for the same place.
    Draft with(String text) {
        return new Draft(type, List.of(new Rdata.Text(List.of(text))), owner, false, List.of());
    }
}
