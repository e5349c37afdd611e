package dev.dmarcdesk.bot.command;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a header that somebody pasted without a word before it from a command.
final class BarePaste {
    /// A line that may begin a header field, whatever mail and chat clients put before it.
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?m)^(?:&gt;|[\\s>|`]){0,40}([A-Za-z][A-Za-z0-9-]{1,60})[ \\t]{0,4}:(?!//)");

    /// Fields that stand in no command and in no record: one of them is enough.
    private static final Set<String> TELLING =
            Set.of(
                    "received",
                    "received-spf",
                    "return-path",
                    "delivered-to",
                    "dkim-signature",
                    "authentication-results",
                    "arc-authentication-results",
                    "arc-message-signature",
                    "arc-seal",
                    "message-id",
                    "mime-version");

    /// Fields whose names may begin any line: two of them are needed.
    private static final Set<String> USUAL =
            Set.of(
                    "from",
                    "to",
                    "cc",
                    "bcc",
                    "subject",
                    "date",
                    "sender",
                    "reply-to",
                    "content-type",
                    "in-reply-to",
                    "references",
                    "list-id",
                    "list-unsubscribe");

    private BarePaste() {}

    /// Whether a text is meant as a header.
    static boolean isMeant(String text) {
        int usual = 0;
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            String name = field.group(1).toLowerCase(Locale.ROOT);
            if (TELLING.contains(name)) {
                return true;
            }
            usual += USUAL.contains(name) || name.startsWith("x-") ? 1 : 0;
            if (usual == 2) {
                return true;
            }
        }
        return false;
    }
}
