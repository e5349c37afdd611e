package dev.dmarcdesk.bot.slack;

/// Who an id of Slack's stands for, in words, where a mention can not stand: in notifications,
/// where it might call a second time whom the message itself calls, and in plain text, where the
/// bare id says nothing to anybody.
final class Somebody {
    private Somebody() {}

    /// The words.
    ///
    /// @param id what it stands for is told by its first letter
    /// @param begins whether they begin a sentence
    static String of(String id, boolean begins) {
        String words =
                switch (id.charAt(0)) {
                    case 'S' -> "a group";
                    case 'C', 'G' -> "a channel";
                    default -> "somebody";
                };
        return begins ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : words;
    }

    /// Whether what is written next begins a sentence.
    static boolean isNextFirst(CharSequence before) {
        String text = before.toString().strip();
        return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}
