package dev.dmarcdesk.authres;

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
        ABSENT
    }

    /// Whether the believed ones may be called the receiver's own.
    public boolean isTrusted() {
        return switch (why) {
            case RECEIVERS_OWN, MICROSOFTS_OWN -> true;
            case TOPMOST, FOREIGN, ABSENT -> false;
        };
    }
}
