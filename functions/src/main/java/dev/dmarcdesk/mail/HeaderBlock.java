package dev.dmarcdesk.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The header of a message: its fields in the order written, found by their names through an index,
/// because many rules ask for many names.
public final class HeaderBlock {
    private final List<HeaderField> fields;
    private final int length;
    private final Map<String, List<HeaderField>> byName = new HashMap<>();

    /// Read when first asked for; a second thread may read them again, to the same end.
    private volatile List<Received> received = List.of();

    /// @param fields in the order written, the topmost first
    /// @param length how many characters of the text belong to the header, the empty line behind it
    ///   included: where the body begins
    public HeaderBlock(List<HeaderField> fields, int length) {
        this.fields = List.copyOf(fields);
        this.length = length;
        for (HeaderField field : this.fields) {
            byName.computeIfAbsent(key(field.name()), _ -> new ArrayList<>(1)).add(field);
        }
    }

    /// Every field, the topmost first.
    public List<HeaderField> fields() {
        return fields;
    }

    /// Where the body begins: how many characters of the text belong to the header.
    public int length() {
        return length;
    }

    /// Every field of that name, in any case, the topmost first.
    public List<HeaderField> named(String name) {
        return Collections.unmodifiableList(byName.getOrDefault(key(name), List.of()));
    }

    /// Whether there is a field of that name, in any case.
    public boolean has(String name) {
        return byName.containsKey(key(name));
    }

    /// What the servers wrote that took the message, the last server first: each Received field,
    /// read once however often it is asked for.
    public List<Received> received() {
        if (received.isEmpty()) {
            received = named(Received.NAME).stream().map(Received::of).toList();
        }
        return received;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeaderBlock header
                && fields.equals(header.fields)
                && length == header.length;
    }

    @Override
    public int hashCode() {
        return 31 * fields.hashCode() + length;
    }

    /// Fit for a log: a message is nobody's business.
    @Override
    public String toString() {
        return "HeaderBlock[" + fields.size() + " fields]";
    }
}
