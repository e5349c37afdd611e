package dev.dmarcdesk.mail;

/// A message as far as it was handed over.
///
/// @param header its header
/// @param body what is known of its body
/// @param isUntouched whether the header's octets are those that were received: it came as a file
///   and nothing had to be undone. Otherwise a signature that does not verify proves nothing; one
///   that does is proof all the same
public record Message(HeaderBlock header, Body body, boolean isUntouched) {
    /// What is known of a body.
    public sealed interface Body {
        /// Every octet as it was received.
        ///
        /// @param octets one char an octet, the line ends as they stand in the file
        record Untouched(String octets) implements Body {
            /// Fit for a log.
            @Override
            public String toString() {
                return "Untouched[]";
            }
        }

        /// There is text behind the header, but not as it was received: it was pasted, or damage
        /// had to be undone. Nothing can be computed over it.
        record Touched() implements Body {}

        /// Only the header was given.
        record Absent() implements Body {}
    }

    /// Fit for a log: a message is nobody's business.
    @Override
    public String toString() {
        return "Message[]";
    }
}
