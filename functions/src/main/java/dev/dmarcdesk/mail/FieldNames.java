package dev.dmarcdesk.mail;

import java.util.Locale;
import java.util.Set;

/// Names of fields that mail really has: what tells a field from a line of prose, or from a word
/// with a colon inside another field.
final class FieldNames {
    /// RFC 5322 §3.6, RFC 2045, RFC 6376, RFC 7208, RFC 8601, RFC 8617 and what servers add.
    private static final Set<String> KNOWN =
            Set.of(
                    ("return-path received date from sender reply-to to cc bcc message-id in-reply-to"
                                    + " references subject comments keywords mime-version"
                                    + " delivered-to envelope-to envelope-from apparently-to"
                                    + " errors-to dkim-signature domainkey-signature dkim-filter"
                                    + " dmarc-filter authentication-results received-spf"
                                    + " original-authentication-results"
                                    + " authentication-results-original feedback-id precedence"
                                    + " importance priority sensitivity user-agent organization"
                                    + " auto-submitted autocrypt archived-at message-id-hash"
                                    + " mailing-list thread-topic thread-index accept-language"
                                    + " bimi-selector bimi-location bimi-indicator status lines"
                                    + " require-recipient-valid-since tls-required"
                                    + " disposition-notification-to return-receipt-to"
                                    + " original-recipient expires reply-by supersedes obsoletes"
                                    + " old-return-path deferred-delivery followup-to newsgroups"
                                    + " nntp-posting-host injection-info ironport-sdr ironport-data"
                                    + " ironport-hdrordr delivered-to-mailbox delivery-date"
                                    + " original-message-id original-from original-subject")
                            .split(" "));

    private static final Set<String> FAMILIES =
            Set.of("x", "arc", "list", "resent", "content", "dkim", "ironport", "downgraded");

    /// What nobody writes in prose.
    private static final Set<String> TELLING =
            Set.of(
                    "received",
                    "return-path",
                    "delivered-to",
                    "message-id",
                    "mime-version",
                    "dkim-signature",
                    "authentication-results",
                    "received-spf");

    /// What one message has once (RFC 5322 §3.6).
    private static final Set<String> UNIQUE =
            Set.of("date", "from", "sender", "reply-to", "to", "cc", "message-id", "subject");

    /// What only servers and mail programs write, in ASCII, and no person.
    private static final Set<String> MACHINE =
            Set.of(
                    "received",
                    "return-path",
                    "delivered-to",
                    "dkim-signature",
                    "domainkey-signature",
                    "authentication-results",
                    "received-spf",
                    "message-id",
                    "date",
                    "mime-version",
                    "content-type",
                    "arc-seal",
                    "arc-message-signature",
                    "arc-authentication-results");

    private FieldNames() {}

    /// Whether mail has fields of that name.
    static boolean isKnown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int hyphen = lower.indexOf('-');
        return KNOWN.contains(lower)
                || (hyphen > 0
                        && hyphen < lower.length() - 1
                        && FAMILIES.contains(lower.substring(0, hyphen)));
    }

    /// Whether a field of that name tells of authentication, which people paste alone.
    static boolean isAuthentication(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("authentication-results")
                || lower.equals("received-spf")
                || lower.startsWith("arc-")
                || isSignature(lower);
    }

    /// Whether a known name begins so and goes on.
    static boolean isBeginning(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && lower.length() <= 40
                && lower.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c))
                && (KNOWN.stream().anyMatch(name -> name.startsWith(lower))
                        || FAMILIES.stream().anyMatch(name -> lower.startsWith(name + "-")));
    }

    /// Whether a single field of that name shows that a text is the header of a message.
    static boolean isTelling(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TELLING.contains(lower) || (isKnown(lower) && lower.indexOf('-') > 0);
    }

    static boolean isUnique(String name) {
        return UNIQUE.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isMachine(String name) {
        return MACHINE.contains(name.toLowerCase(Locale.ROOT));
    }

    /// Whether fields of that name hold addresses (RFC 5322 §3.6.2, §3.6.3).
    static boolean hasAddresses(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "from", "sender", "reply-to", "to", "cc", "bcc" -> true;
            default -> false;
        };
    }

    /// Whether fields of that name are lists of tags that end in a signature (RFC 6376 §3.5, RFC
    /// 8617 §4.1).
    static boolean isSignature(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "dkim-signature",
                    "x-google-dkim-signature",
                    "domainkey-signature",
                    "arc-message-signature",
                    "arc-seal" ->
                    true;
            default -> false;
        };
    }
}
