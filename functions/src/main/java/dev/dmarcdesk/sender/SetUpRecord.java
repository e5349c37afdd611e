package dev.dmarcdesk.sender;

import dev.dmarcdesk.dns.RrType;

import java.util.Locale;

/// A record that a customer of a service creates, the customer's domain filled in.
///
/// @param purpose what it is for
/// @param type its type
/// @param name its owner, in full, lower case; `<...>` stands for what the service makes up
/// @param value its data without quotes, with the same placeholders; empty where the service's
///   panel shows all of it
public record SetUpRecord(Purpose purpose, RrType type, String name, String value)
        implements SetUpPart {
    /// What a record is for.
    public enum Purpose {
        /// The key that mail is signed with, or the way to it.
        DKIM,
        /// The domain that mail bounces to.
        RETURN_PATH,
        /// The servers that may send, in the customer's own SPF record.
        SPF,
        /// Where mail is taken in.
        MX,
        /// Proof that the domain is the customer's.
        VERIFICATION,
        /// Links and pictures in the mail.
        TRACKING,
        /// A name that the service looks after from then on.
        DELEGATION;

        static Purpose of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// How much of a record is known before the service says its part.
    public enum Given {
        /// All of it.
        FIXED,
        /// All but what stands in `<...>`.
        PARTLY,
        /// Its name at most.
        PROVIDED
    }

    /// How much of it is known.
    public Given given() {
        if (value.isEmpty()) {
            return Given.PROVIDED;
        }
        return name.indexOf('<') < 0 && value.indexOf('<') < 0 ? Given.FIXED : Given.PARTLY;
    }

    /// Whether what it says has to go into the SPF record that the customer has: two of them break
    /// both (RFC 7208 §4.5).
    public boolean isMerged() {
        return purpose == Purpose.SPF;
    }
}
