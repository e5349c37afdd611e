package dev.dmarcdesk.mail;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// Who the author of a message is, as far as DMARC asks (RFC 9989 §5.3.1, §11.5): only [One] can be
/// judged.
public sealed interface AuthorDomain {
    /// Exactly one domain in exactly one From field, perhaps in several addresses.
    record One(DomainName domain, FromField from) implements AuthorDomain {}

    /// No From field.
    record NoField() implements AuthorDomain {}

    /// A From field without any domain name: nothing, groups without members, or addresses such as
    /// `user@[192.0.2.1]`.
    record NoDomain(FromField from) implements AuthorDomain {}

    /// One From field with several domains.
    record SeveralDomains(FromField from) implements AuthorDomain {}

    /// Several From fields, which a message may not have (RFC 5322 §3.6), even if they agree.
    ///
    /// @param from the fields, the topmost first
    record SeveralFields(List<FromField> from) implements AuthorDomain {
        public SeveralFields {
            from = List.copyOf(from);
        }
    }

    /// Reads it from a header.
    static AuthorDomain of(HeaderBlock header) {
        var fields = header.named(FromField.NAME).stream().map(FromField::of).toList();
        return switch (fields.size()) {
            case 0 -> new NoField();
            case 1 -> of(fields.getFirst());
            default -> new SeveralFields(fields);
        };
    }

    private static AuthorDomain of(FromField from) {
        return switch (from.domains().size()) {
            case 0 -> new NoDomain(from);
            case 1 -> new One(from.domains().getFirst(), from);
            default -> new SeveralDomains(from);
        };
    }
}
