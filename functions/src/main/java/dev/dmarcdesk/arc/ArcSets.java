package dev.dmarcdesk.arc;

import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The ARC fields of a header, put together by their instances (RFC 8617 §5.2 step 1).
///
/// @param sets the lowest instance first
/// @param strays the fields without a readable instance, the topmost first
record ArcSets(List<CollectedSet> sets, List<HeaderField> strays) {
    ArcSets {
        sets = List.copyOf(sets);
        strays = List.copyOf(strays);
    }

    static ArcSets of(HeaderBlock header) {
        var sets = new TreeMap<Integer, CollectedSet>();
        var strays = new ArrayList<HeaderField>();
        for (HeaderField field : header.fields()) {
            for (ArcField kind : ArcField.values()) {
                if (field.isNamed(kind.fieldName())) {
                    List<Integer> instance = kind.instance(field);
                    instance.forEach(
                            i -> sets.computeIfAbsent(i, CollectedSet::new).all(kind).add(field));
                    if (instance.isEmpty()) {
                        strays.add(field);
                    }
                }
            }
        }
        return new ArcSets(List.copyOf(sets.values()), strays);
    }

    /// Whether the header has no ARC field at all.
    boolean isEmpty() {
        return sets.isEmpty() && strays.isEmpty();
    }
}
