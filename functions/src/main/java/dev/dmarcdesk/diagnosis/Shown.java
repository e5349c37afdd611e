package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What of a header may be shown to others. Receivers write local parts, addresses and pieces of
/// subjects into their results, so nothing of a message is shown unless it has one of these forms:
/// a result's word, a server's name, a mark such as `dis=none`.
final class Shown {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,19}");
    private static final Pattern PROTOCOL = Pattern.compile("[A-Z][A-Z0-9]{1,15}");
    private static final Pattern QUAD = Pattern.compile("\\d{1,3}(?:[-.]\\d{1,3}){3}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final Pattern SELECTOR =
            Pattern.compile("(?=.{1,200}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");

    /// An IPv4 address in a name, as providers give to their customers' lines: four numbers with
    /// points or hyphens between them, or eight hexadecimal digits.
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(?:[-.]\\d{1,3}){3}|(?<![0-9a-f])[0-9a-f]{8}(?![0-9a-f])");

    /// Every other character that an address or a message-id needs.
    private static final Pattern PERSONAL =
            Pattern.compile("@|\\d{1,3}([-.]\\d{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:");

    /// The results that RFC 8601 §2.7 and its registry know.
    private static final List<String> RESULTS =
            List.of(
                    "pass",
                    "fail",
                    "softfail",
                    "neutral",
                    "none",
                    "policy",
                    "temperror",
                    "permerror",
                    "hardfail",
                    "bestguesspass",
                    "softpass",
                    "discard",
                    "nxdomain",
                    "skipped",
                    "unknown");

    private static final List<String> POLICIES = List.of("none", "quarantine", "reject");
    private static final List<String> METHODS =
            List.of(
                    "spf",
                    "dkim",
                    "dmarc",
                    "arc",
                    "compauth",
                    "iprev",
                    "auth",
                    "bimi",
                    "dara",
                    "dkim-adsp",
                    "dkim-atps",
                    "domainkeys",
                    "sender-id",
                    "smime",
                    "vbr",
                    "x-tls");

    private Shown() {}

    /// A result; empty when it is none that is known.
    static String result(String written) {
        return known(written, RESULTS);
    }

    /// A policy or what was done by it; empty when it is none.
    static String policy(String written) {
        return known(written, POLICIES);
    }

    private static String known(String written, List<String> words) {
        String word = written.toLowerCase(Locale.ROOT).strip();
        return words.contains(word) ? word : "";
    }

    /// What a receiver wrote of one method, `dmarc=pass`; empty when it has another form.
    static String mark(String written) {
        int equals = written.indexOf('=');
        String method = equals < 0 ? "" : written.substring(0, equals).toLowerCase(Locale.ROOT);
        String result = equals < 0 ? "" : result(written.substring(equals + 1).split("\\s", 2)[0]);
        return METHODS.contains(method) && !result.isEmpty() ? method + "=" + result : "";
    }

    /// The name of a server; empty when it is an address, a bare word or nothing. Where the name of
    /// a customer's line holds its address, only the end of the name is shown.
    static String host(String written) {
        if (!HOST.matcher(written).matches()
                || !(DomainName.parse(written) instanceof Parsed.Valid<DomainName>(var name, _))
                || !name.isMailName()
                || name.size() < 2
                || name.labels().getLast().chars().noneMatch(Character::isLetter)) {
            return "";
        }
        String dotted = name.toString();
        var address = ADDRESS.matcher(dotted);
        int end = -1;
        while (address.find()) {
            end = address.end();
        }
        int dot = end < 0 ? -1 : dotted.indexOf('.', end);
        return end < 0 ? dotted : dot < 0 ? "" : "…" + dotted.substring(dot);
    }

    /// A protocol such as `ESMTPS`; empty when it is none.
    static String protocol(String written) {
        return PROTOCOL.matcher(written).matches() ? written : "";
    }

    /// A selector; empty when it is none.
    static String selector(String written) {
        return SELECTOR.matcher(written).matches() && !QUAD.matcher(written).find() ? written : "";
    }

    /// A word of our own or of a standard's; empty when it is none.
    static String word(String written) {
        return WORD.matcher(written).matches() ? written : "";
    }

    /// Words of our own about a message, without any piece that could be a person's.
    static Sentence words(Sentence sentence) {
        return new Sentence(sentence.inlines().stream().map(Shown::harmless).toList());
    }

    /// The same in bare text; empty where it holds such a piece.
    static String words(String text) {
        return PERSONAL.matcher(text).find() ? "" : text;
    }

    private static Inline harmless(Inline inline) {
        return PERSONAL.matcher(inline.text()).find() ? new Inline.Plain("…") : inline;
    }

    /// Why a receiver says that a signature does not count, in our words; none where it says
    /// something else.
    static Optional<String> reason(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return Stream.of(Known.values())
                .filter(known -> known.form.matcher(lower).find())
                .map(known -> known.words)
                .findFirst();
    }

    private enum Known {
        BODY("body.?hash|body has been altered|bodyhash", "the body hash did not verify"),
        NO_KEY("no.?key|key not found|invalid public key|no signing key", "no key for signature"),
        REVOKED("revoked", "the key is revoked"),
        EXPIRED("expired", "the signature expired"),
        WEAK("weak|too short|insecure|1024|512|key length", "the key is too weak"),
        TEST("test", "the key is in test mode"),
        TIMEOUT("timeout|timed out|dns|servfail|temp", "the key could not be looked up"),
        SYNTAX(
                "syntax|malformed|missing|unparse|invalid (tag|header)",
                "the signature is malformed"),
        SIGNATURE(
                "signature (did not|didn.t|does not) verify|bad (rsa )?signature|verification failed"
                        + "|not verified|signature.*(invalid|fail)|headers? (hash|altered)",
                "the signature did not verify"),
        NOT_SIGNED("not signed|no signature|unsigned", "the message is not signed");

        private final Pattern form;
        private final String words;

        Known(String form, String words) {
            this.form = Pattern.compile(form);
            this.words = words;
        }
    }
}
