package dev.dmarcdesk.whatif;

import dev.dmarcdesk.plan.ChatText;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.Paste;
import dev.dmarcdesk.spf.SpfParser;
import dev.dmarcdesk.spf.SpfRecord;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.whatif.Change.TagChange;
import dev.dmarcdesk.whatif.Change.TermChange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what somebody thinks of publishing: a whole record, or what is to be another way in the
/// published one: `add include:…`, `remove include:…`, `replace include:a by include:b`,
/// `p=quarantine t=y`.
public final class ChangeParser {
    private static final String FORMS =
            "a record such as v=DMARC1; p=reject, or a change such as add include:_spf.example.com,"
                    + " remove include:_spf.example.com or p=quarantine";
    private static final String TERM = "an SPF term such as include:_spf.example.com";
    private static final String PUBLIC_SUFFIX =
            "another tag than psd=y: it is for registries, and mail between your subdomains would no"
                    + " longer align. To see that, give the whole record";

    private static final Set<String> TAGS =
            Set.of(
                    "p", "sp", "np", "t", "psd", "adkim", "aspf", "rua", "ruf", "fo", "pct", "ri",
                    "rf");

    /// The tags whose value is a list.
    private static final Set<String> LISTS = Set.of("rua", "ruf");

    private static final Set<String> VERBS = Set.of("add", "remove", "replace");
    private static final Set<String> BY = Set.of("by", "with");
    private static final Pattern TAG =
            Pattern.compile("(?<name>[A-Za-z]{1,5})=(?<value>[^;\\s]{0,2000})");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{20,}={0,2}");
    private static final Pattern APART = Pattern.compile("[;\\s\u00a0]+");

    private final List<String> words;
    private final int length;
    private final List<TermChange> terms = new ArrayList<>();
    private final List<TagChange> tags = new ArrayList<>();
    private int next;

    private ChangeParser(List<String> words, int length) {
        this.words = words;
        this.length = length;
    }

    /// Reads a change.
    ///
    /// @param text as it was typed
    /// @param chat whether a chat program may have changed it
    /// @param selector whether a DKIM selector was named beside it, so that `p=` is a key
    /// @return the change, or what is accepted instead
    public static Parsed<Change> parse(String text, boolean chat, boolean selector) {
        String meant = (chat ? ChatText.of(text).text() : text).strip();
        List<String> words =
                Stream.of(APART.split(meant))
                        .filter(word -> !word.isEmpty())
                        .map(ChangeParser::octets)
                        .toList();
        if (words.isEmpty()) {
            return Parsed.invalid(FORMS, 0, text.length());
        }
        var parser = new ChangeParser(words, text.length());
        if (VERBS.contains(lower(words.getFirst()))) {
            return parser.verbs();
        }
        if (!selector && words.stream().allMatch(ChangeParser::isTag)) {
            return parser.tags();
        }
        return switch (Paste.read(text, chat)) {
            case Parsed.Valid<Draft>(var draft, _) -> Parsed.valid(new Change.Publish(draft));
            case Parsed.Invalid<Draft> _ -> Parsed.invalid(FORMS, 0, text.length());
        };
    }

    /// Data of TXT records is one char an octet.
    private static String octets(String word) {
        return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// A key has a `p` too, which is no policy.
    private static boolean isTag(String word) {
        var tag = TAG.matcher(word);
        return tag.matches()
                && TAGS.contains(lower(tag.group("name")))
                && !KEY.matcher(tag.group("value")).matches();
    }

    private Parsed<Change> tags() {
        for (String word : words) {
            set(word);
        }
        return change();
    }

    private void set(String word) {
        int equals = word.indexOf('=');
        tags.add(new TagChange.Set(lower(word.substring(0, equals)), word.substring(equals + 1)));
    }

    private Parsed<Change> verbs() {
        while (next < words.size()) {
            String verb = lower(words.get(next++));
            int first = next;
            while (next < words.size() && !VERBS.contains(lower(words.get(next)))) {
                if (!isRead(verb)) {
                    return wrong(TERM);
                }
            }
            if (next == first) {
                return wrong(TERM + " after " + verb);
            }
        }
        return change();
    }

    /// Reads what follows a verb once.
    private boolean isRead(String verb) {
        String word = words.get(next++);
        return switch (verb) {
            case "add" -> isAdded(word);
            case "remove" -> isRemoved(word);
            default -> isReplaced(word);
        };
    }

    private boolean isAdded(String word) {
        if (isTag(word)) {
            int equals = word.indexOf('=');
            String name = lower(word.substring(0, equals));
            tags.add(
                    LISTS.contains(name)
                            ? new TagChange.Append(name, word.substring(equals + 1))
                            : new TagChange.Set(name, word.substring(equals + 1)));
            return true;
        }
        terms.add(new TermChange.Add(word));
        return isTerm(word);
    }

    private boolean isRemoved(String word) {
        String name = lower(word.contains("=") ? word.substring(0, word.indexOf('=')) : word);
        if (TAGS.contains(name)) {
            tags.add(new TagChange.Remove(name));
            return true;
        }
        terms.add(new TermChange.Remove(word));
        return !word.isEmpty();
    }

    private boolean isReplaced(String word) {
        boolean by = next + 1 < words.size() && BY.contains(lower(words.get(next)));
        if (!by) {
            return false;
        }
        String other = words.get(next + 1);
        next += 2;
        if (isTag(other)) {
            set(other);
            return true;
        }
        terms.add(new TermChange.Replace(word, other));
        return isTerm(other);
    }

    private static boolean isTerm(String word) {
        return SpfParser.parse(SpfRecord.VERSION + " " + word)
                        instanceof Parsed.Valid<SpfRecord>(var record, var defects)
                && defects.isEmpty()
                && record.terms().size() == 1;
    }

    private Parsed<Change> change() {
        boolean suffix =
                tags.stream()
                        .anyMatch(tag ->
                                tag instanceof TagChange.Set(var name, var value)
                                        && name.equals("psd")
                                        && value.equalsIgnoreCase("y"));
        if (suffix) {
            return wrong(PUBLIC_SUFFIX);
        }
        if (!terms.isEmpty() && !tags.isEmpty()) {
            return wrong("one record at a time: SPF terms, or DMARC tags");
        }
        return Parsed.valid(terms.isEmpty() ? new Change.OfTags(tags) : new Change.OfTerms(terms));
    }

    private Parsed<Change> wrong(String expected) {
        return Parsed.invalid(expected, 0, length);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
