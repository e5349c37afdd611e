package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.Paste.Source;

import java.util.Locale;

/// Takes off what a chat's server puts into the texts it hands out: links around addresses and host
/// names, mentions, and three entities for `&`, `<` and `>`.
///
/// The order matters: links are unwrapped first and entities decoded then, in one pass, because
/// `&lt;a@b.example&gt;` is an address in angle brackets that were typed, and decoded first it
/// would look like markup.
final class ChatMarkup {
    private static final int MOST_DOUBTS = 4;

    private final String text;
    private final boolean bare;
    private final int[] addressed;
    private final StringBuilder out;
    private int links;
    private int doubts;

    private ChatMarkup(String text, boolean bare, int[] addressed) {
        this.text = text;
        this.bare = bare;
        this.addressed = addressed;
        this.out = new StringBuilder(text.length());
    }

    /// A text without markup.
    ///
    /// @param text as it was meant
    /// @param doubts how many links, at most four, are labelled with another name than they lead to
    record Plain(String text, int doubts) {}

    /// Undoes the markup.
    ///
    /// @param text as it came
    /// @param source how it came; other than in a chat, only what is unmistakable is undone
    /// @param addressed the numbers of the doubtful links, from 0, of which the address is meant
    ///   and not the label
    static Plain undo(String text, Source source, RepairLog log, int... addressed) {
        var form = ChatForm.of(source == Source.CHAT ? text : beginning(text), source);
        var markup = new ChatMarkup(text, form.bare(), addressed);
        if (form.links()) {
            markup.unwrap();
        } else {
            markup.out.append(text);
        }
        log.note(Repair.Kind.LINK, markup.links, "links that the chat made of addresses and names");
        String unwrapped = markup.out.toString();
        return new Plain(form.entities() ? decode(unwrapped, log) : unwrapped, markup.doubts);
    }

    /// The header of what was no chat, with what people wrote above it: bodies are full of markup.
    private static String beginning(String text) {
        int lines = 0;
        int at = 0;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed;
            String line = text.substring(at, end);
            if (line.isBlank() && lines > 0) {
                return lines == 1 ? text : text.substring(0, at);
            }
            lines += lines > 0 || LineMarks.behindMarks(line).isTelling() ? 1 : 0;
            at = end + 1;
        }
        return text;
    }

    /// Whether a text has unmistakable marks of a chat's server.
    static boolean isIn(String text, Source source) {
        var form = ChatForm.of(text, source);
        return form.links() || form.entities();
    }

    private void unwrap() {
        int at = 0;
        int open = text.indexOf('<');
        while (open >= 0) {
            int end = ChatTag.end(text, open);
            if (end > 0 && (bare || ChatTag.hasLabel(text, open, end))) {
                out.append(text, at, open).append(meant(open + 1, end));
                links++;
                at = end + 1;
                open = text.indexOf('<', at);
            } else {
                open = text.indexOf('<', open + 1);
            }
        }
        out.append(text, at, text.length());
    }

    private String meant(int start, int end) {
        int bar = text.indexOf('|', start, end);
        boolean labelled = bar > 0;
        String target = text.substring(start, labelled ? bar : end);
        String label = labelled ? text.substring(bar + 1, end) : "";
        return switch (target.charAt(0)) {
            case '!' -> labelled ? label : "@" + target.substring(1);
            case '@' -> labelled ? "@" + label : target;
            case '#' -> labelled ? "#" + label : target;
            default -> link(target, label);
        };
    }

    /// The label is what was typed; where it names another host than the link leads to, somebody
    /// may have been deceived, and nobody can say which was meant.
    private String link(String target, String label) {
        String address = withoutScheme(target, label.isEmpty());
        if (label.isEmpty() || label.endsWith("…")) {
            return address;
        }
        boolean same = host(target).equals(host(label)) || host(target).startsWith("xn--");
        if (same || label.indexOf('.') < 0 || doubts == MOST_DOUBTS) {
            return label;
        }
        int doubt = doubts++;
        for (int number : addressed) {
            if (number == doubt) {
                return withoutScheme(target, false);
            }
        }
        return label;
    }

    private static String withoutScheme(String target, boolean keepWeb) {
        if (target.startsWith("mailto:") || target.startsWith("tel:")) {
            return target.substring(target.indexOf(':') + 1);
        }
        if (keepWeb) {
            return target;
        }
        String bare = target.substring(target.indexOf(':') + 1);
        bare = bare.startsWith("//") ? bare.substring(2) : bare;
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    /// The host of an address of either kind, or of a bare name.
    private static String host(String address) {
        int scheme = address.indexOf(':', 0, Math.min(address.length(), 7));
        boolean known = scheme > 0 && ChatTag.SCHEMES.contains(address.substring(0, scheme));
        int start = known ? scheme + 1 : 0;
        start += address.startsWith("//", start) ? 2 : 0;
        int end = start;
        while (end < address.length() && "/?#&:".indexOf(address.charAt(end)) < 0) {
            start = address.charAt(end) == '@' ? end + 1 : start;
            end++;
        }
        return address.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static String decode(String text, RepairLog log) {
        var plain = new StringBuilder(text.length());
        int count = 0;
        int at = 0;
        int and = text.indexOf('&');
        while (and >= 0) {
            String entity = entity(text, and);
            if (!entity.isEmpty()) {
                plain.append(text, at, and).append(meaning(entity));
                at = and + entity.length();
                count++;
            }
            and = text.indexOf('&', and + 1);
        }
        plain.append(text, at, text.length());
        log.note(Repair.Kind.ENTITY, count, "&lt; and the like for characters");
        return plain.toString();
    }

    private static String entity(String text, int and) {
        for (String entity : new String[] {"&lt;", "&gt;", "&amp;"}) {
            if (text.startsWith(entity, and)) {
                return entity;
            }
        }
        return "";
    }

    private static char meaning(String entity) {
        return switch (entity.charAt(1)) {
            case 'l' -> '<';
            case 'g' -> '>';
            default -> '&';
        };
    }
}
