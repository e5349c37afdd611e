package dev.dmarcdesk.authres;

import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.util.List;

/// Which of a header's results the receiver wrote, and which anybody may have (RFC 8601 §1.2, §5).
///
/// @param believed the receiver's own fields, the topmost first; empty when there are none
/// @param claims all others, the topmost first
/// @param authservId whose the believed ones are; empty where they name nobody
/// @param why why they are believed, or why none is
public record TrustBoundary(
        List<AuthenticationResults> believed,
        List<AuthenticationResults> claims,
        String authservId,
        Reason why) {
    public TrustBoundary {
        believed = List.copyOf(believed);
        claims = List.copyOf(claims);
    }

    /// Finds the receiver's own fields: the topmost run of one server above the first server of
    /// others. Whatever is lower, bears a name that is foreign or cannot be read, or was kept under
    /// another name of field, is a claim. Fields that say nothing at all are left out.
    ///
    /// @param header of the message
    /// @param suffixes where registered names begin, for telling which servers belong together
    public static TrustBoundary of(HeaderBlock header, PublicSuffixes suffixes) {
        return new TrustSearch(header, new Organizations(suffixes)).search();
    }

    /// Why results are believed or not.
    public enum Reason {
        /// The topmost run, above the first server of others, named like the server that took the
        /// message last or a relative of it.
        RECEIVERS_OWN,
        /// The topmost run, but nothing in the header says that the receiver has that name.
        TOPMOST,
        /// Fields without a name, between Microsoft's own.
        MICROSOFTS_OWN,
        /// Every field stands below a server of others, or names somebody else.
        FOREIGN,
        /// There is no such field.
        ABSENT;

        /// Whether the believed results may be called the receiver's own.
        public boolean isOwn() {
            return switch (this) {
                case RECEIVERS_OWN, MICROSOFTS_OWN -> true;
                case TOPMOST, FOREIGN, ABSENT -> false;
            };
        }
    }
}
