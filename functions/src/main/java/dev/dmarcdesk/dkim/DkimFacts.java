package dev.dmarcdesk.dkim;

import dev.dmarcdesk.check.Facts;

import java.util.List;

/// What is known of a domain's DKIM keys.
///
/// @param status whether there are any
/// @param keys what was found, in the order asked
public record DkimFacts(Status status, List<Key> keys) implements Facts {
    /// Whether a domain has DKIM keys.
    public enum Status {
        /// A key record was found, usable or not.
        FOUND("found"),
        /// Proven: nothing exists below `_domainkey` (RFC 8020).
        NONE("none"),
        /// None was found, which proves nothing, or the DNS did not answer.
        UNKNOWN("unknown");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// The word for JSON.
        public String word() {
            return word;
        }
    }

    /// What stands at one selector.
    ///
    /// @param place where
    /// @param status what it is worth
    /// @param key the key itself; unreadable when there are several or none
    /// @param records the texts published there
    public record Key(KeyPlace place, KeyStatus status, KeyMaterial key, List<String> records) {
        public Key {
            records = List.copyOf(records);
        }
    }

    public DkimFacts {
        keys = List.copyOf(keys);
    }

    /// How many keys a verifier can use.
    public long usable() {
        return keys.stream().filter(key -> key.status().verifies()).count();
    }
}
