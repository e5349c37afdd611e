package dev.dmarcdesk.mail;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.ReceivedClauses.Keyword;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the clauses of a Received field say.
final class ReceivedReader {
    /// RFC 3848, RFC 6531 §4.3: the `A` behind says that the client logged in. LMTP is spoken
    /// between servers.
    private static final Pattern LOGGED_IN =
            Pattern.compile(
                    "(UTF8)?E?SMTPS?A|A-?E?SMTPS?|LOCAL|SUBMISSION|REST|HTTP|HTTPREST|HTTPU");

    /// Words of a comment that say so, whoever it was.
    private static final Pattern SAYS_LOGGED_IN =
            Pattern.compile(
                    "(?i)^\\s*(authenticated|auth[:= ]|account |via https?|qmail [0-9]+ invoked by uid"
                            + "|from [^ ]+@localhost)"
                            + "|authenticated (user|sender)|, from userid ");

    private static final int LONGEST_COMMENT = 200;

    /// RFC 5321 §4.4 has one word there, Microsoft has three.
    private static final Pattern PROTOCOL =
            Pattern.compile("MICROSOFT SMTP SERVER|[A-Z0-9-]{1,20}");

    private final HeaderField field;
    private final ReceivedClauses clauses;
    private final List<String> comments;

    ReceivedReader(HeaderField field) {
        this.field = field;
        this.clauses = ReceivedClauses.of(field.body());
        this.comments = clauses.comments();
    }

    Received read() {
        boolean exim = comments.stream().anyMatch(text -> text.startsWith("Exim"));
        var client = ReceivedClient.of(clauses.of(Keyword.FROM), exim);
        String with = protocol();
        return new Received(
                field,
                client.helo(),
                client.host(),
                client.ip(),
                server(),
                with,
                recipientDomain(),
                isSubmission(with, client),
                clauses.time());
    }

    private String server() {
        List<String> words = clauses.words(Keyword.BY);
        return words.isEmpty() ? "" : withoutDot(words.getFirst());
    }

    static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private String protocol() {
        String words = String.join(" ", clauses.words(Keyword.WITH)).toUpperCase(Locale.ROOT);
        var matcher = PROTOCOL.matcher(words);
        return matcher.lookingAt() ? matcher.group() : "";
    }

    private String recipientDomain() {
        for (String word : clauses.words(Keyword.FOR)) {
            String address = word.endsWith(">") ? word.substring(0, word.length() - 1) : word;
            int at = address.lastIndexOf('@');
            if (at >= 0
                    && MailDomain.parse(address.substring(at + 1))
                            instanceof Parsed.Valid<DomainName>(var domain, _)) {
                return domain.dotted();
            }
        }
        return "";
    }

    private boolean isSubmission(String with, ReceivedClient client) {
        return LOGGED_IN.matcher(with).matches()
                || (with.startsWith("HTTPS") && client.isAddressOnly())
                || clauses.words(Keyword.FROM).indexOf("authenticated") == 0
                || comments.stream().anyMatch(ReceivedReader::saysLoggedIn);
    }

    private static boolean saysLoggedIn(String comment) {
        return SAYS_LOGGED_IN
                .matcher(comment)
                .region(0, Math.min(comment.length(), LONGEST_COMMENT))
                .find();
    }
}
