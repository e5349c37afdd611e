package dev.dmarcdesk.dkim;

import java.util.ArrayList;
import java.util.List;

/// The selectors to ask for when nobody named one, the most common first. The DNS has no way to
/// list a domain's selectors.
///
/// @param names selectors, each once
public record Selectors(List<String> names) {
    /// A label that nobody publishes: what answers to it answers to every selector. It is fixed, so
    /// that one run's questions are those of the next, and says who asks to whoever reads the name
    /// server's log.
    public static final String NOBODYS = "dmarc-desk-asks-whether-any-selector-answers";

    /// Discovery asks no more than this many, whatever the list says.
    private static final int MOST = 200;

    public Selectors {
        names = names.stream().distinct().limit(MOST).toList();
    }

    /// Reads a list: the first word of each line; `#` for remarks.
    public static Selectors parse(String text) {
        var names = new ArrayList<String>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                int space = line.indexOf(' ');
                names.add(space < 0 ? line : line.substring(0, space));
            }
        }
        return new Selectors(names);
    }

    /// This list with more behind it.
    public Selectors and(List<String> more) {
        if (names.containsAll(more)) {
            return this;
        }
        var all = new ArrayList<>(names);
        all.addAll(more);
        return new Selectors(all);
    }
}
