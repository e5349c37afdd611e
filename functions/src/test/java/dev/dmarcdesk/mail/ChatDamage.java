package dev.dmarcdesk.mail;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.mail.Paste.Source;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// Does to a header what pasting does.
///
/// @param text the damaged header
/// @param meant what of the header it was made of
/// @param source how it came
/// @param rules what was done
public record ChatDamage(String text, String meant, Source source, Set<Rule> rules) {
    /// One habit of a program that has a text in its hands.
    public enum Rule {
        /// `&`, `<` and `>` become entities, addresses and names links.
        SERVER_FORM,
        /// Straight quotes become curly.
        CURLY_QUOTES,
        /// Two hyphens become a dash.
        LONG_DASHES,
        /// Some blanks become other ones.
        WIDE_BLANKS,
        /// Characters that cannot be seen appear.
        INVISIBLE,
        /// The tabs of folded lines are gone.
        TABS_LOST,
        /// All white space of folded lines is gone.
        FOLDING_LOST,
        /// Long lines are wrapped again.
        WRAPPED,
        /// In a code fence, with text around it.
        FENCED,
        /// `> ` before each line.
        QUOTED,
        /// Blanks before each line.
        INDENTED,
        /// Numbers before each line.
        NUMBERED,
        /// The time of a log before each line.
        TIMED,
        /// Every line end twice.
        DOUBLE_SPACED,
        /// CRLF, CR, or another separator for LF.
        LINE_ENDS,
        /// A sentence above, perhaps one below.
        PROSE,
        /// A byte order mark.
        MARKED,
        /// Blanks behind lines.
        TRAILING_BLANKS,
        /// A body behind an empty line.
        BODY,
        /// Cut off at some place.
        CUT
    }

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._+=-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");
    private static final Pattern LINKED =
            Pattern.compile(
                    "https?://[^\\s<>\"]+|"
                            + ADDRESS.pattern()
                            + "|(?<![A-Za-z0-9.@_=/-])(?:[A-Za-z0-9-]+\\.)+(?:com|org|net|example|edu|io)(?![A-Za-z0-9.-])");

    /// Whether something is missing.
    public boolean isCut() {
        return rules.contains(Rule.CUT);
    }

    /// Damages a header.
    ///
    /// @param header its lines end with LF
    public static ChatDamage of(String header, Random random) {
        var rules = EnumSet.noneOf(Rule.class);
        for (Rule rule : Rule.values()) {
            if (random.nextInt(5) == 0) {
                rules.add(rule);
            }
        }
        if (random.nextBoolean()) {
            rules.add(Rule.SERVER_FORM);
        }
        if (random.nextInt(4) > 0) {
            rules.remove(Rule.CUT);
        }
        rules.removeAll(exclusive(rules));
        String meant = rules.contains(Rule.CUT) ? cut(header, random) : header;
        String text = meant;
        for (Rule rule : order()) {
            if (rules.contains(rule)) {
                text = damaged(text, rule, random);
            }
        }
        Source source =
                rules.contains(Rule.SERVER_FORM) && random.nextInt(4) > 0
                        ? Source.CHAT
                        : Source.TYPED;
        return new ChatDamage(
                text, meant, rules.contains(Rule.SERVER_FORM) ? source : Source.TYPED, rules);
    }

    /// Damage that no program does together.
    private static Set<Rule> exclusive(Set<Rule> rules) {
        var excluded = EnumSet.noneOf(Rule.class);
        if (rules.contains(Rule.FENCED)) {
            excluded.add(Rule.PROSE);
        }
        if (rules.contains(Rule.CUT)) {
            excluded.addAll(Set.of(Rule.FENCED, Rule.PROSE, Rule.BODY));
        }
        if (rules.contains(Rule.DOUBLE_SPACED)) {
            excluded.addAll(Set.of(Rule.NUMBERED, Rule.TIMED));
        }
        if (rules.contains(Rule.NUMBERED)) {
            excluded.add(Rule.TIMED);
        }
        return excluded;
    }

    private static List<Rule> order() {
        return List.of(
                Rule.CURLY_QUOTES,
                Rule.LONG_DASHES,
                Rule.FOLDING_LOST,
                Rule.TABS_LOST,
                Rule.WRAPPED,
                Rule.TRAILING_BLANKS,
                Rule.BODY,
                Rule.DOUBLE_SPACED,
                Rule.INDENTED,
                Rule.NUMBERED,
                Rule.TIMED,
                Rule.QUOTED,
                Rule.FENCED,
                Rule.PROSE,
                Rule.WIDE_BLANKS,
                Rule.INVISIBLE,
                Rule.SERVER_FORM,
                Rule.MARKED,
                Rule.LINE_ENDS);
    }

    private static String damaged(String text, Rule rule, Random random) {
        return switch (rule) {
            case SERVER_FORM -> serverForm(text);
            case CURLY_QUOTES -> curly(text);
            case LONG_DASHES -> text.replaceAll("(?<=xn)--", "\u2014");
            case WIDE_BLANKS -> some(text, " ", random, List.of("\u00a0", "\u202f", "\u2007"));
            case INVISIBLE -> some(text, " ", random, List.of(" \u200b", "\u2060 ", "\u200e "));
            case TABS_LOST -> text.replaceAll("\n\t+", "\n");
            case FOLDING_LOST -> text.replaceAll("\n[ \t]+", "\n");
            case WRAPPED -> wrapped(text);
            case FENCED -> fenced(text, random);
            case QUOTED -> prefixed(text, ForAll.oneOf(random, List.of("> ", "| ", "> > ", ">> ")));
            case INDENTED -> prefixed(text, " ".repeat(1 + random.nextInt(8)));
            case NUMBERED -> numbered(text);
            case TIMED -> timed(text, random);
            case DOUBLE_SPACED -> text.replace("\n", "\n\n");
            case LINE_ENDS ->
                    text.replace(
                            "\n", ForAll.oneOf(random, List.of("\r\n", "\r", "\u2028", "\u0085")));
            case PROSE ->
                    "Hi, here are the headers:\n"
                            + (random.nextBoolean() ? "\n" : "")
                            + text
                            + (random.nextBoolean() ? "\n\nThanks, Bob\n" : "");
            case MARKED -> "\ufeff" + text;
            case TRAILING_BLANKS -> text.replace("\n", "  \n");
            case BODY -> text + "\nHello,\n\nthis is: the body\n";
            case CUT -> text;
        };
    }

    private static String cut(String text, Random random) {
        return text.substring(0, text.length() / 4 + random.nextInt(text.length() / 2));
    }

    private static String serverForm(String text) {
        var encoded = new StringBuilder();
        int at = 0;
        var matcher = LINKED.matcher(text);
        while (matcher.find()) {
            encoded.append(entities(text.substring(at, matcher.start())));
            String found = matcher.group();
            if (found.startsWith("http")) {
                encoded.append("<").append(entities(found)).append(">");
            } else {
                String scheme = found.indexOf('@') > 0 ? "mailto:" : "http://";
                encoded.append("<")
                        .append(scheme)
                        .append(found)
                        .append("|")
                        .append(found)
                        .append(">");
            }
            at = matcher.end();
        }
        return encoded.append(entities(text.substring(at))).toString();
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String curly(String text) {
        var curly = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open ^= c == '"';
            curly.append(c == '"' ? open ? '\u201c' : '\u201d' : c);
        }
        return curly.toString();
    }

    private static String some(String text, String what, Random random, List<String> others) {
        var changed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean here = what.indexOf(c) >= 0 && random.nextInt(6) == 0;
            changed.append(here ? ForAll.oneOf(random, others) : String.valueOf(c));
        }
        return changed.toString();
    }

    /// At blanks, as mail programs do.
    private static String wrapped(String text) {
        var wrapped = new ArrayList<String>();
        for (String line : text.split("\n", -1)) {
            String rest = line.stripTrailing();
            while (rest.length() > 76) {
                int blank = rest.lastIndexOf(' ', 76);
                if (blank <= 0 || rest.substring(0, blank).isBlank()) {
                    break;
                }
                wrapped.add(rest.substring(0, blank));
                rest = rest.substring(blank + 1);
            }
            wrapped.add(rest);
        }
        return String.join("\n", wrapped);
    }

    private static String prefixed(String text, String prefix) {
        return prefix + text.stripTrailing().replace("\n", "\n" + prefix);
    }

    private static String numbered(String text) {
        var numbered = new StringBuilder();
        int number = 1;
        for (String line : text.stripTrailing().split("\n", -1)) {
            numbered.append(number++).append(": ").append(line).append('\n');
        }
        return numbered.toString();
    }

    private static String timed(String text, Random random) {
        String level = ForAll.oneOf(random, List.of("", "INFO ", "host mta[17]: "));
        var timed = new StringBuilder();
        int second = 10;
        for (String line : text.stripTrailing().split("\n", -1)) {
            second = second == 59 ? 10 : second + 1;
            timed.append("2026-07-02 18:37:")
                    .append(second)
                    .append(' ')
                    .append(level)
                    .append(line)
                    .append('\n');
        }
        return timed.toString();
    }

    private static String fenced(String text, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "```" + text.stripTrailing() + "```";
            case 1 -> "```text\n" + text + "```\n";
            case 2 -> "~~~\n" + text + "~~~\n";
            case 3 -> "What is wrong with this? ```" + text + "``` Please help.";
            default -> "`" + text.stripTrailing() + "`";
        };
    }
}
