package dev.dmarcdesk.mail;

/// A message, or a piece of one, as somebody handed it over.
///
/// @param text what was handed over: of a file one char an octet, else characters
/// @param source how it came, which says what may have happened to it on the way
public record Paste(String text, Source source) {
    /// How a text came in.
    public enum Source {
        /// The text of a chat message or command as the chat's server hands it out: with entities,
        /// with links put around addresses and names.
        CHAT,
        /// Characters as typed or pasted into an input field, a rich-text block or a terminal:
        /// nothing is encoded, but white space, quotes and line ends may have changed.
        TYPED,
        /// The octets of a file.
        FILE
    }

    /// Fit for a log: a message is nobody's business.
    @Override
    public String toString() {
        return "Paste[" + source + "]";
    }
}
