package dev.dmarcdesk.mail;

import java.util.List;

/// The header of a message.
///
/// @param fields in the order written, the topmost first
/// @param length how many characters of the text belong to the header, the empty line behind it
///   included: where the body begins
public record HeaderBlock(List<HeaderField> fields, int length) {
    public HeaderBlock {
        fields = List.copyOf(fields);
    }

    /// Every field of that name, in any case, the topmost first.
    public List<HeaderField> named(String name) {
        return fields.stream().filter(field -> field.isNamed(name)).toList();
    }
}
