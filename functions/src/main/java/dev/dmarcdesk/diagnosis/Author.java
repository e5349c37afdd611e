package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// Who the author is, as domains alone (RFC 9989 §5.3.1, §11.5).
public sealed interface Author {
    /// One Author Domain: the message can be judged.
    record One(DomainName domain) implements Author {}

    /// There is no From field.
    record NoField() implements Author {}

    /// There is one, without a domain.
    record NoDomain() implements Author {}

    /// Several domains, or several fields.
    ///
    /// @param domains each once, in order
    /// @param fields how many From fields there are
    record Several(List<DomainName> domains, int fields) implements Author {
        public Several {
            domains = List.copyOf(domains);
        }
    }
}
