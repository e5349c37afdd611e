package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.ReceivedToken.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The client of a Received field (RFC 5321 §4.4, Extended-Domain and TCP-info).
///
/// The standard wants what the client called itself, and in parentheses the name and the address
/// that the server found. Postfix, Sendmail and Gmail write that; Microsoft leaves the name out;
/// Exim and qmail write the name first, and the other behind `helo=` or `HELO`.
///
/// @param helo what it called itself; empty when not told
/// @param host the name found for its address; empty when not told
/// @param ip its address; empty when not told
record ReceivedClient(String helo, String host, String ip) {
    /// Comments about TLS and logins say nothing of names.
    private static final Pattern OTHER_COMMENT =
            Pattern.compile(
                    "(?i)\\s*(using |no client|client |auth|version=|tls|envelope|misconfigured|may"
                            + " be)");

    private static final Pattern HOST_NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)+\\.?");

    private static final List<String> NO_HOSTS = List.of("unknown", "softdnserr", "may", "invalid");

    private static final int LONGEST_NAME = 254;

    /// Nobody needs that many words to name a client.
    private static final int MOST_WORDS = 24;

    /// @param tokens of the clause
    /// @param nameFirst whether the server is known to write the name it found first
    static ReceivedClient of(List<ReceivedToken> tokens, boolean nameFirst) {
        String first =
                tokens.stream()
                        .filter(token -> !token.is(Kind.COMMENT))
                        .map(ReceivedClient::text)
                        .findFirst()
                        .orElse("");
        var found = new Found();
        for (ReceivedToken token : tokens) {
            if (token.is(Kind.LITERAL)) {
                found.address(token.text());
            } else if (token.is(Kind.COMMENT) && !OTHER_COMMENT.matcher(token.text()).lookingAt()) {
                found.comment(token.text());
            }
        }
        return found.client(first, nameFirst);
    }

    private static String text(ReceivedToken token) {
        return token.is(Kind.LITERAL)
                ? "[" + token.text() + "]"
                : ReceivedReader.withoutDot(token.text());
    }

    /// Whether all that is known of it is its address.
    boolean isAddressOnly() {
        return host.isEmpty()
                && (helo.isEmpty() || helo.startsWith("[") || !AddressLiteral.read(helo).isEmpty());
    }

    /// What the comments told so far; what came first stays.
    private static final class Found {
        private final List<String> hosts = new ArrayList<>();
        private String helo = "";
        private String outer = "";
        private String inner = "";

        /// Behind the first word, where the client itself may have written one in place of its
        /// name.
        void address(String literal) {
            outer = outer.isEmpty() ? AddressLiteral.read(literal) : outer;
        }

        void comment(String text) {
            boolean heloNext = false;
            int words = 0;
            for (ReceivedToken token : ReceivedTokenizer.tokens(text)) {
                if (words++ > MOST_WORDS) {
                    return;
                }
                switch (token.kind()) {
                    case LITERAL -> {
                        if (heloNext) {
                            helo = helo.isEmpty() ? "[" + token.text() + "]" : helo;
                            heloNext = false;
                        } else {
                            inner = inner.isEmpty() ? AddressLiteral.read(token.text()) : inner;
                        }
                    }
                    case WORD -> heloNext = word(token.text(), heloNext);
                    case COMMENT, SEMICOLON -> heloNext = false;
                }
            }
        }

        /// @return whether what the client called itself comes next
        private boolean word(String word, boolean isHelo) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.equals("helo") || lower.equals("ehlo") || lower.equals("helo=")) {
                return true;
            }
            if (lower.startsWith("helo=")) {
                helo = helo.isEmpty() ? ReceivedReader.withoutDot(word.substring(5)) : helo;
            } else if (isHelo) {
                helo = helo.isEmpty() ? ReceivedReader.withoutDot(word) : helo;
            } else {
                nameOrAddress(word.substring(word.lastIndexOf('@') + 1));
            }
            return false;
        }

        /// @param word behind the user that an ident server may have named
        private void nameOrAddress(String word) {
            String address = AddressLiteral.read(word);
            if (!address.isEmpty()) {
                inner = inner.isEmpty() ? address : inner;
            } else if (word.equals("localhost") || isHostName(word)) {
                hosts.add(ReceivedReader.withoutDot(word));
            }
        }

        private static boolean isHostName(String word) {
            return word.length() <= LONGEST_NAME && HOST_NAME.matcher(word).matches();
        }

        private ReceivedClient client(String first, boolean nameFirst) {
            String bare =
                    AddressLiteral.read(
                            first.startsWith("[") ? first.substring(1, first.length() - 1) : first);
            String ip = !inner.isEmpty() ? inner : !outer.isEmpty() ? outer : bare;
            boolean isName = bare.isEmpty() && !NO_HOSTS.contains(first.toLowerCase(Locale.ROOT));
            String name = isName ? first : "";
            if (!helo.isEmpty()) {
                return new ReceivedClient(helo, name, ip);
            }
            String host = hosts.isEmpty() ? (nameFirst ? name : "") : hosts.getFirst();
            return new ReceivedClient(isName || !bare.isEmpty() ? first : "", host, ip);
        }
    }
}
