package dev.dmarcdesk.spf;

import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Repairs single words of a record where what was meant is plain; others stay as they are.
final class WordMender {
    private static final Pattern NAMED =
            Pattern.compile("(?<sign>[-+~?]?)(?<name>[A-Za-z][\\w.-]*)(?<colon>[:=])(?<value>.*)");
    private static final Pattern GLUED = Pattern.compile("(?i)(?<term>.+?)(?<all>[-~?+]all)");
    private static final Set<String> WITH_COLON =
            Set.of("include", "a", "mx", "ptr", "ip4", "ip6", "exists");
    private static final Set<String> WITH_EQUALS = Set.of("redirect", "exp");
    private static final List<String> OFTEN_MISSPELT = List.of("include", "redirect", "exists");
    private static final int SLIPS = 2;

    /// No name is longer (RFC 1035 §3.1); in such a word nothing is plain.
    private static final int LONGEST = 255;

    private WordMender() {}

    /// Whether a word can be read and says what it seems to say: `ip4=…` can be read, but is no
    /// address.
    static boolean isFine(String word) {
        return switch (TermParser.parse(word, 0)) {
            case Directive _, Modifier.Redirect _, Modifier.Explanation _ -> true;
            case Modifier.Unknown unknown ->
                    !WITH_COLON.contains(unknown.name()) && !unknown.name().equals("all");
            case Unreadable _ -> false;
        };
    }

    static List<String> mend(List<String> words) {
        var mended = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String both = i + 1 < words.size() ? word + words.get(i + 1) : word;
            if (wantsMore(word) && isFine(both)) {
                mended.add(both);
                i++;
            } else {
                mended.addAll(mend(word));
            }
        }
        return mended;
    }

    /// `ip4: 192.0.2.1`, `- all`.
    private static boolean wantsMore(String word) {
        return !isFine(word) && (word.endsWith(":") || word.endsWith("=") || "+-~?".contains(word));
    }

    private static List<String> mend(String word) {
        if (isFine(word) || word.length() > LONGEST) {
            return List.of(word);
        }
        String bare = word.replaceAll("^[;,]+|[;,.]+$", "");
        return Stream.<Function<String, List<String>>>of(
                        List::of,
                        WordMender::renamed,
                        WordMender::address,
                        WordMender::unglued,
                        WordMender::listed)
                .map(repair -> repair.apply(bare))
                .filter(words -> words.stream().allMatch(WordMender::isFine))
                .findFirst()
                .orElse(List.of(word));
    }

    /// The right name and sign for what the value is.
    private static List<String> renamed(String word) {
        var named = NAMED.matcher(word);
        if (!named.matches()) {
            return List.of(word);
        }
        String value = named.group("value");
        String sign = named.group("sign");
        if (isNetwork(value)) {
            return List.of(sign + network(value));
        }
        String name = known(named.group("name").toLowerCase(Locale.ROOT));
        return List.of(WITH_EQUALS.contains(name) ? name + "=" + value : sign + name + ":" + value);
    }

    private static List<String> address(String word) {
        return List.of(isNetwork(word) ? network(word) : word);
    }

    private static List<String> unglued(String word) {
        var glued = GLUED.matcher(word);
        return glued.matches()
                ? Stream.concat(mend(glued.group("term")).stream(), Stream.of(glued.group("all")))
                        .toList()
                : List.of(word);
    }

    /// `ip4:192.0.2.1,192.0.2.2`: the later ones are of the first one's kind.
    private static List<String> listed(String word) {
        var words = new ArrayList<String>();
        String kind = "";
        for (String piece : word.split("[;,]+", -1)) {
            int colon = piece.indexOf(':');
            String whole = isFine(piece) ? piece : kind + piece;
            kind = kind.isEmpty() && colon > 0 ? piece.substring(0, colon + 1) : kind;
            words.addAll(isFine(whole) || !word.contains(",") ? List.of(whole) : mend(piece));
        }
        return words;
    }

    private static boolean isNetwork(String text) {
        return NetworkParser.ip4(text) instanceof Parsed.Valid
                || NetworkParser.ip6(text) instanceof Parsed.Valid;
    }

    private static String network(String text) {
        return (NetworkParser.ip4(text) instanceof Parsed.Valid ? "ip4:" : "ip6:") + text;
    }

    private static String known(String name) {
        if (WITH_COLON.contains(name) || WITH_EQUALS.contains(name)) {
            return name;
        }
        return OFTEN_MISSPELT.stream()
                .filter(right -> slips(name, right) <= SLIPS)
                .findFirst()
                .orElse(name);
    }

    /// How many letters to insert, remove or change (Levenshtein's distance); bounded, because only
    /// small numbers matter.
    private static int slips(String one, String other) {
        if (Math.abs(one.length() - other.length()) > SLIPS) {
            return SLIPS + 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
