package dev.dmarcdesk.watch;

import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A DMARC Policy Record without its spelling (RFC 9989 §4.7, §4.8): tags in one order, what only
/// repeats a default left out.
final class DmarcMeaning {
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "adkim", "r", "aspf", "r", "psd", "u", "t", "n", "fo", "0", "pct", "100", "rf",
                    "afrf", "ri", "86400");

    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d+$)");

    /// Each tag's values, more than one where it is repeated: then the first counts, or none.
    private final Map<String, List<String>> values = new TreeMap<>();

    private DmarcMeaning(TagList tags) {
        for (Tag tag : tags.tags()) {
            String name = Spelling.lower(tag.name());
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value(name, tag.value()));
        }
    }

    static String of(String text) {
        var tags = TagList.parse(text);
        var meaning = new DmarcMeaning(tags);
        meaning.dropDefaults();
        var pieces = new ArrayList<String>();
        meaning.values.remove("v");
        meaning.values.forEach((name, all) -> all.forEach(one -> pieces.add(name + "=" + one)));
        tags.defects().stream()
                .map(defect -> Spelling.folded(defect.at().of(text)))
                .filter(piece -> !piece.isEmpty())
                .sorted()
                .forEach(pieces::add);
        return Spelling.record("v=DMARC1", pieces);
    }

    private static String value(String name, String value) {
        return switch (name) {
            case "p", "sp", "np", "adkim", "aspf", "psd", "t", "rf" ->
                    Spelling.lower(Spelling.folded(value));
            case "fo" -> Spelling.words(value, ":");
            case "pct", "ri" -> LEADING_ZEROS.matcher(Spelling.folded(value)).replaceFirst("");
            case "rua", "ruf" -> Spelling.uris(value);
            default -> Spelling.folded(value);
        };
    }

    /// `np` falls back to `sp` and that to `p`: saying the same again says nothing.
    private void dropDefaults() {
        DEFAULTS.forEach(this::drop);
        var own = policy("p");
        var existing = policy("sp").or(() -> values.containsKey("sp") ? Optional.empty() : own);
        existing.ifPresent(fallback -> drop("np", fallback));
        own.ifPresent(fallback -> drop("sp", fallback));
    }

    private Optional<String> policy(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(all -> all.size() == 1)
                .map(List::getFirst)
                .filter(POLICIES::contains);
    }

    private void drop(String name, String saysNothing) {
        if (values.getOrDefault(name, List.of()).equals(List.of(saysNothing))) {
            values.remove(name);
        }
    }
}
