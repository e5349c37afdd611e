package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Sentence;

/// The modes of MTA-STS in words (RFC 8461 §5).
final class StsWords {
    private StsWords() {}

    /// A mode in a line.
    static String word(String mode) {
        return mode.isEmpty() ? "no policy" : mode;
    }

    /// What a mode does to mail.
    static Sentence meaning(String mode) {
        return switch (mode) {
            case "enforce" ->
                    Sentence.of(
                            "Senders that honour MTA-STS deliver only to the hosts it names, and only encrypted.");
            case "testing" ->
                    Sentence.of(
                            "Mail is delivered even where encryption fails or a host is not allowed; senders only report it.");
            default ->
                    Sentence.of(
                            "Nothing keeps mail on its way in from being sent without encryption or to a wrong host.");
        };
    }
}
