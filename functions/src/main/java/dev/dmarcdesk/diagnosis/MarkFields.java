package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.AddressList;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The fields of a header as far as they are marks of a way: whether they are there, and the
/// domains in them.
///
/// @param header to look in
record MarkFields(HeaderBlock header) {
    boolean has(String name) {
        return header.has(name);
    }

    Stream<HeaderField> named(String name) {
        return header.named(name).stream();
    }

    /// The bodies of the fields of that name, the topmost first.
    Stream<String> values(String name) {
        return named(name).map(HeaderField::value);
    }

    /// Whether a field of that name has a text in it.
    boolean contains(String name, String text) {
        return values(name).anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text));
    }

    /// The domains of the addresses in the fields of that name, the topmost first.
    List<String> domains(String name) {
        return named(name)
                .flatMap(field -> AddressList.parse(field.body()).domains().stream())
                .map(DomainName::dotted)
                .distinct()
                .toList();
    }
}
