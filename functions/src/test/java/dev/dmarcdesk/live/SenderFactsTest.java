package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Shared;
import dev.dmarcdesk.sender.Marks;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.Sender.Prospect;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The catalogue holds every fact of the collection it was made from.
final class SenderFactsTest {
    private static final Pattern ITEM = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s,\\[\\]]+)");

    /// One service of the collection: its fields, as they stand there.
    private record Collected(Map<String, String> fields) {
        String word(String field) {
            return list(field).isEmpty() ? "" : list(field).getFirst();
        }

        List<String> list(String field) {
            return ITEM.matcher(fields.getOrDefault(field, ""))
                    .results()
                    .map(item ->
                            Stream.of(1, 2, 3)
                                    .map(item::group)
                                    .filter(group -> group != null)
                                    .findFirst()
                                    .orElseThrow())
                    .toList();
        }

        Set<String> lower(String field) {
            var all = new HashSet<String>();
            list(field).forEach(one -> all.add(one.toLowerCase(Locale.ROOT)));
            return all;
        }
    }

    private static List<Collected> collection() throws IOException {
        var all = new ArrayList<Collected>();
        for (String line : Files.readAllLines(Shared.path("providers.yaml"))) {
            if (line.startsWith("  - name: ")) {
                all.add(new Collected(new HashMap<>()));
            } else if (line.startsWith("    ") && !all.isEmpty()) {
                int colon = line.indexOf(": ");
                all.getLast()
                        .fields()
                        .put(line.substring(4, colon).strip(), line.substring(colon + 2));
            }
        }
        return all;
    }

    @Test
    void has_every_fact_that_was_collected() throws IOException {
        var senders = BundledData.senders();
        var collection = collection();
        assertThat(senders.all())
                .extracting(Sender::slug)
                .containsAll(collection.stream().map(one -> one.word("slug")).toList());
        for (Collected one : collection) {
            hasFactsOf(senders.bySlug(one.word("slug")).orElseThrow(), one);
        }
    }

    private static void hasFactsOf(Sender sender, Collected one) {
        Marks marks = sender.marks();
        var selectors = new ArrayList<>(marks.selectors());
        selectors.addAll(marks.weakSelectors());
        contains(sender, marks.includes(), one, "spf_match");
        contains(sender, marks.bounceHosts(), one, "return_path_suffixes");
        contains(sender, marks.aliasTargets(), one, "cname_suffixes");
        contains(sender, selectors, one, "dkim_selectors");
        contains(sender, marks.signsAs(), one, "dkim_default_d");
        contains(sender, marks.servers(), one, "rdns_suffixes");
        assertThat(marks.runsOn()).containsAll(one.list("runs_on"));
        assertThat(marks.bounceBelow()).hasSize(one.list("return_path_customer").size());
        assertThat(marks.selectorPatterns()).isEqualTo(one.list("dkim_selector_patterns"));
        // Names below the customer's own domain are no mark of anybody.
        assertThat(lower(marks.mailHosts()))
                .containsAll(
                        one.lower("mx_suffixes").stream()
                                .filter(host -> !host.contains("{domain}"))
                                .toList());
        assertThat(sender.ability())
                .isEqualTo(
                        new Sender.Ability(
                                prospect(one, "spf_alignment"),
                                prospect(one, "dkim_alignment"),
                                prospect(one, "strict_spf_possible"),
                                prospect(one, "strict_dkim_possible")));
        assertThat(sender.include()).isEqualTo(prospect(one, "spf_include_needed"));
        String lookups = one.word("spf_lookups");
        assertThat(sender.lookups())
                .isEqualTo(lookups.equals("unknown") ? 0 : Integer.parseInt(lookups));
        assertThat(sender.checked()).isEqualTo(one.word("verified"));
        assertThat(sender.confidence().name())
                .isEqualTo(one.word("confidence").toUpperCase(Locale.ROOT));
    }

    private static void contains(Sender sender, List<String> ours, Collected one, String field) {
        assertThat(lower(ours))
                .as(sender.slug() + ": " + field)
                .containsExactlyInAnyOrderElementsOf(one.lower(field));
    }

    private static Set<String> lower(List<String> marks) {
        var all = new HashSet<String>();
        marks.forEach(mark -> all.add(mark.toLowerCase(Locale.ROOT)));
        return all;
    }

    private static Prospect prospect(Collected one, String field) {
        return switch (one.word(field)) {
            case "true", "yes" -> Prospect.YES;
            case "false", "no" -> Prospect.NO;
            case "with-setup" -> Prospect.WITH_SETUP;
            case "conditional" -> Prospect.CONDITIONAL;
            case "unknown" -> Prospect.UNKNOWN;
            default -> throw new IllegalArgumentException(field + " of " + one.word("slug"));
        };
    }
}
