package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.Paste.Source;

/// How much of a text is a chat server's.
///
/// @param links whether there are links with labels, which nothing else writes
/// @param bare whether every angle bracket that is not encoded is markup, so that links without a
///   label are too
/// @param entities whether the angle brackets that were typed are encoded
record ChatForm(boolean links, boolean bare, boolean entities) {
    static ChatForm of(String text, Source source) {
        var brackets = Brackets.in(text);
        boolean alone = brackets.others() == 0;
        boolean encoded = text.contains("&lt;<") || (alone && isEncoded(text));
        boolean server = alone && (source == Source.CHAT || brackets.labelled() > 0 || encoded);
        return new ChatForm(server || brackets.labelled() > 0, server, server || encoded);
    }

    private static boolean isEncoded(String text) {
        return text.startsWith("&gt;") || text.contains("\n&gt;") || encodesAddress(text);
    }

    /// Whether an address stands between encoded brackets: no mail program writes that.
    private static boolean encodesAddress(String text) {
        int open = text.indexOf("&lt;");
        while (open >= 0) {
            int close = text.indexOf("&gt;", open);
            if (close < 0) {
                return false;
            }
            int start = text.lastIndexOf("&lt;", close) + "&lt;".length();
            String inside = text.substring(start, close);
            if (inside.length() < ChatTag.LONGEST
                    && inside.indexOf('@') > 0
                    && inside.indexOf('\n') < 0) {
                return true;
            }
            open = text.indexOf("&lt;", close);
        }
        return false;
    }

    /// What follows the angle brackets of a text.
    ///
    /// @param labelled links with a label, which only a chat's server writes
    /// @param links the others, and mentions
    /// @param others anything else
    private record Brackets(int labelled, int links, int others) {
        static Brackets in(String text) {
            int labelled = 0;
            int links = 0;
            int others = 0;
            int open = text.indexOf('<');
            while (open >= 0) {
                int end = ChatTag.end(text, open);
                if (end < 0) {
                    others++;
                } else if (text.charAt(open + 1) != '!' && ChatTag.hasLabel(text, open, end)) {
                    labelled++;
                } else {
                    links++;
                }
                open = text.indexOf('<', open + 1);
            }
            return new Brackets(labelled, links, others);
        }
    }
}
