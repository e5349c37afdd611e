package dev.dmarcdesk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a header says of persons, found in its text with regular expressions and nothing of the
/// product: local parts wherever they stand, in clear, rewritten or in return paths of their own
/// (SRS, VERP, BATV); message-ids and queue ids; display names; subjects and what repeats them;
/// addresses of machines.
///
/// @param words in lower case
/// @param addresses of machines, as written
public record Secrets(Set<String> words, Set<String> addresses) {
    /// Shorter words are in every other sentence by chance.
    private static final int SHORTEST = 4;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\\-\\x80-\\xff]+";
    private static final String DOMAIN = "[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,24}";

    /// A field whose words are all a person's.
    private static final Pattern PROSE =
            Pattern.compile(
                    "(?mi)^((?:X-)?(?:Original-)?(?:Subject|Thread-Topic|Comments|Keywords|Organization)"
                            + "[ \\t]*:)((?:.|\\r?\\n[ \\t])*)");

    /// A field of addresses: what is neither behind an `@` nor in a comment by a server.
    private static final Pattern PEOPLE =
            Pattern.compile(
                    "(?mi)^((?:X-|Resent-|X-Original-)?(?:From|To|Cc|Bcc|Reply-To|Sender|Delivered-To"
                            + "|Return-Path|Envelope-To|Envelope-From|Errors-To|Apparently-To"
                            + "|Disposition-Notification-To|Authenticated-Sender|Forwarded-To"
                            + "|Forwarded-For)"
                            + "[ \\t]*:)((?:.|\\r?\\n[ \\t])*)");

    private static final Pattern LOCAL_PART =
            Pattern.compile("(\"(?:[^\"\\\\\\r\\n]|\\\\.){1,200}\"|" + ATOM + ")(?=@)");
    private static final Pattern QUEUE_ID = Pattern.compile("(?<=\\sid\\s)([A-Za-z0-9._-]{4,})");
    private static final Pattern BEHIND_AT = Pattern.compile("@\\[?[A-Za-z0-9_.:-]+");
    private static final Pattern ENCODED =
            Pattern.compile("=\\?[A-Za-z0-9-]+\\?([BbQq])\\?([^?\\s]*)\\?=");
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._'-]*[\\p{L}\\p{N}]");

    private static final Pattern IPV4 =
            Pattern.compile(
                    "(?<![0-9A-Za-z.-])\\d{1,3}(?:\\.\\d{1,3}){3}(?![0-9A-Za-z-]|\\.[0-9A-Za-z])");
    private static final Pattern IPV6 =
            Pattern.compile(
                    "(?i)(?<![0-9a-f:.])(?=[0-9a-f:]*:[0-9a-f:]*:)(?=[0-9:]*[a-f:]*[0-9a-f]*::|(?:[0-9a-f]{1,4}:){7})"
                            + "[0-9a-f:]{3,39}(?:\\.\\d+\\.\\d+\\.\\d+)?(?![0-9a-f:])");

    /// Finds them.
    ///
    /// @param header its text, folded or not
    public static Secrets of(String header) {
        var pieces = new LinkedHashSet<String>();
        overPersons(
                header,
                piece -> {
                    pieces.add(piece);
                    return piece;
                });
        var words = new TreeSet<String>();
        pieces.forEach(piece -> addWords(piece, words));
        var addresses = new TreeSet<String>();
        List.of(IPV4, IPV6)
                .forEach(form ->
                        form.matcher(header)
                                .results()
                                .map(MatchResult::group)
                                .forEach(addresses::add));
        return new Secrets(words, addresses);
    }

    private static void addWords(String piece, Set<String> words) {
        String lower = piece.toLowerCase(Locale.ROOT);
        if (lower.length() >= SHORTEST) {
            words.add(lower);
        }
        ENCODED.matcher(piece)
                .results()
                .map(Secrets::decoded)
                .forEach(text -> addWords(text, words));
        WORD.matcher(lower)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() >= SHORTEST)
                .forEach(words::add);
    }

    private static String decoded(MatchResult word) {
        try {
            return word.group(1).equalsIgnoreCase("b")
                    ? new String(
                            Base64.getMimeDecoder().decode(word.group(2)), StandardCharsets.UTF_8)
                    : word.group(2).replace('_', ' ').replaceAll("=[0-9A-Fa-f]{2}", " ");
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// What of a message's persons is in something the product makes of it, and would not be if the
    /// message were somebody else's.
    ///
    /// @param making what is made of it
    public static List<String> leakedBy(Mails mail, Function<Mails, String> making) {
        var secrets = of(mail.header());
        var shown = secrets.shownIn(making.apply(mail));
        if (shown.isEmpty()) {
            return shown;
        }
        var others = secrets.shownIn(making.apply(new Mails(mail.id(), disguised(mail.octets()))));
        return shown.stream()
                .filter(word -> secrets.addresses().contains(word) || !others.contains(word))
                .toList();
    }

    /// The same header of somebody else: every letter and digit of what is a person's is another
    /// one, all else is as it was. A word that is shown of both is not theirs.
    public static String disguised(String header) {
        return overPersons(header, Secrets::rotated);
    }

    private static String rotated(String text) {
        var rotated = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            rotated.append(
                    c >= 'a' && c <= 'z'
                            ? (char) ('a' + (c - 'a' + 11) % 26)
                            : c >= 'A' && c <= 'Z'
                                    ? (char) ('A' + (c - 'A' + 11) % 26)
                                    : c >= '0' && c <= '9' ? (char) ('0' + (c - '0' + 3) % 10) : c);
        }
        return rotated.toString();
    }

    /// Replaces what is a person's.
    private static String overPersons(String header, UnaryOperator<String> change) {
        String prose =
                PROSE.matcher(header)
                        .replaceAll(field -> quoted(field.group(1) + change.apply(field.group(2))));
        String people =
                PEOPLE.matcher(prose)
                        .replaceAll(
                                field -> quoted(field.group(1) + names(field.group(2), change)));
        String ids = QUEUE_ID.matcher(people).replaceAll(id -> quoted(change.apply(id.group())));
        return LOCAL_PART.matcher(ids).replaceAll(part -> quoted(localPart(part.group(), change)));
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    /// The names, without local parts and domains.
    private static String names(String body, UnaryOperator<String> change) {
        var names = new StringBuilder();
        int at = 0;
        var address =
                Pattern.compile("(?:" + LOCAL_PART.pattern() + ")?" + BEHIND_AT.pattern())
                        .matcher(body);
        while (address.find()) {
            names.append(change.apply(body.substring(at, address.start()))).append(address.group());
            at = address.end();
        }
        return names.append(change.apply(body.substring(at))).toString();
    }

    /// A local part, property names before it left out. In one that holds an address of its own,
    /// the domain of that address is no secret.
    private static String localPart(String part, UnaryOperator<String> change) {
        var pieces = part.split("(?<==)|(?==)", -1);
        boolean rewritten = part.toUpperCase(Locale.ROOT).startsWith("SRS");
        var changed = new StringBuilder();
        int place = 0;
        for (String piece : pieces) {
            boolean domain =
                    piece.matches(DOMAIN) && (rewritten ? place == 3 || place == 4 : place > 0);
            boolean kept = piece.equals("=") || domain || isTag(piece, place, pieces.length);
            changed.append(kept ? piece : change.apply(piece));
            place += piece.equals("=") ? 1 : 0;
        }
        return changed.toString();
    }

    private static boolean isTag(String piece, int place, int pieces) {
        return place == 0
                && pieces > 1
                && piece.matches(
                        "(?i)(?:smtp|header|policy|x|body)\\.[a-z.-]+|i|d|envelope-from|SRS[01]|helo"
                                + "|identity|prvs|designates|sender|rcpt|from|to|mailto|address|user");
    }

    /// Those that stand in a text, as words of their own.
    public List<String> shownIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        var shown = new TreeSet<String>();
        words.stream().filter(word -> isShown(word, lower)).forEach(shown::add);
        addresses.stream().filter(text::contains).forEach(shown::add);
        return List.copyOf(shown);
    }

    private static boolean isShown(String word, String text) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }
}
