package dev.dmarcdesk.suffix;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The Public Suffix List (publicsuffix.org), both of its divisions: rules, wildcards and
/// exceptions.
///
/// The rules stay one text of sorted lines that is searched in place, because building a table of
/// ten thousand entries would cost a cold start more than all searches of a run.
public final class PublicSuffixes {
    private static final String COMMENT = "//";

    private final String rules;
    private final boolean remembers;

    /// How many labels the suffixes have of the names that were asked about.
    private final Map<DomainName, Integer> known = new HashMap<>();

    private PublicSuffixes(String rules, boolean remembers) {
        this.rules = rules;
        this.remembers = remembers;
    }

    /// The same list for a run that asks about few names again and again. It is for one thread.
    public PublicSuffixes remembering() {
        return new PublicSuffixes(rules, true);
    }

    /// Takes rules as [#rules()] gives them; comment lines may stand before the first.
    public static PublicSuffixes ofSorted(String lines) {
        int first = 0;
        while (lines.startsWith(COMMENT, first)) {
            first = lines.indexOf('\n', first) + 1;
        }
        return new PublicSuffixes(lines.substring(first), false);
    }

    /// Reads the list as published: a rule at the beginning of each line, up to the first white
    /// space; U-labels become A-labels.
    public static PublicSuffixes parse(String list) {
        return new PublicSuffixes(
                list.lines()
                        .map(line -> line.split("\\s", 2)[0])
                        .filter(rule -> !rule.isEmpty() && !rule.startsWith(COMMENT))
                        .map(PublicSuffixes::inALabels)
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining("\n", "", "\n")),
                false);
    }

    private static String inALabels(String rule) {
        int name = rule.startsWith("*.") ? 2 : rule.startsWith("!") ? 1 : 0;
        return rule.chars().anyMatch(c -> c > 0x7f)
                        && DomainInput.parse(rule.substring(name) + ".")
                                instanceof Parsed.Valid<DomainInput>(var input, _)
                ? rule.substring(0, name) + input.domain()
                : rule;
    }

    /// The rules, sorted, each ended by a line feed.
    public String rules() {
        return rules;
    }

    /// Whether people register names directly below `name`.
    public boolean isPublicSuffix(DomainName name) {
        return suffixLength(name) == name.size();
    }

    /// The public suffix and one label more (RFC 7489 §3.2); a public suffix stands for itself.
    public DomainName organizationalDomain(DomainName name) {
        return name.last(suffixLength(name) + 1);
    }

    private int suffixLength(DomainName name) {
        return remembers ? known.computeIfAbsent(name, this::search) : search(name);
    }

    /// The longest rule that matches decides, an exception before all; a name without any is
    /// registered below its last label.
    private int search(DomainName name) {
        for (int length = name.size(); length > 0; length--) {
            var suffix = name.last(length);
            if (contains("!" + suffix)) {
                return length - 1;
            }
            if (contains(suffix.toString()) || contains("*." + suffix.parent())) {
                return length;
            }
        }
        return Math.min(1, name.size());
    }

    private boolean contains(String rule) {
        int low = 0;
        int high = rules.length();
        while (low < high) {
            int start = rules.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
            int end = rules.indexOf('\n', start);
            int order = order(start, end, rule);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = end + 1;
            } else {
                high = start;
            }
        }
        return false;
    }

    /// How the line from `start` to `end` compares to a rule, without being copied for it.
    private int order(int start, int end, String rule) {
        int shorter = Math.min(end - start, rule.length());
        for (int i = 0; i < shorter; i++) {
            int order = rules.charAt(start + i) - rule.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return end - start - rule.length();
    }
}
