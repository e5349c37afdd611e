package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes a record as it was meant: without the damage of copying, without what receivers ignore,
/// and with a report address.
///
/// A value that can not be recognized gives way to what acts today, never to something stricter.
final class RecordRepair {
    /// Words that stand in records for a policy; typing errors are forgiven up to this many
    /// letters.
    private static final int MOST_TYPOS = 2;

    /// Typographic quotes and characters without width, in UTF-8.
    private static final Pattern UNSEEN =
            Pattern.compile("\u00e2\u0080[\u0098-\u009f\u008b-\u008f]");

    private final DomainName domain;
    private final Standing standing;
    private final String text;
    private final Map<String, String> first = new HashMap<>();
    private final List<String> strayAddresses = new ArrayList<>();

    private RecordRepair(DomainName domain, String text, Standing standing) {
        this.domain = domain;
        this.standing = standing;
        this.text = withSemicolons(clean(text));
    }

    /// The whole record, mended.
    ///
    /// @param domain the name it speaks for
    static String mend(DomainName domain, String text, Standing standing) {
        var repair = new RecordRepair(domain, text, standing);
        repair.read(TagList.parse(repair.text));
        return repair.write();
    }

    /// The policy a value stands for, in any case.
    static Optional<AssessmentPolicy> policy(String value) {
        return Stream.of(AssessmentPolicy.values())
                .filter(policy -> policy.word().equalsIgnoreCase(value))
                .findFirst();
    }

    /// The policy a value was probably meant to be.
    static Optional<AssessmentPolicy> meant(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return policy(word)
                .or(() ->
                        Stream.of(AssessmentPolicy.values())
                                .filter(policy -> distance(word, policy.word()) <= MOST_TYPOS)
                                .findFirst());
    }

    private void read(TagList tags) {
        for (Tag tag : tags.tags()) {
            first.putIfAbsent(tag.name().toLowerCase(Locale.ROOT), tag.value());
        }
        for (Defect defect : tags.defects()) {
            String stray = defect.at().of(text);
            int colon = stray.indexOf(':');
            String name = stray.substring(0, Math.max(colon, 0)).strip().toLowerCase(Locale.ROOT);
            if (PolicyRecordParser.KNOWN.contains(name)) {
                first.putIfAbsent(name, stray.substring(colon + 1).strip());
            } else if (stray.indexOf('@') > 0) {
                strayAddresses.add(stray);
            }
        }
    }

    private String write() {
        var pairs = new ArrayList<String>();
        pairs.add("v=DMARC1");
        pairs.add("p=" + meant(value("p")).orElse(AssessmentPolicy.NONE).word());
        if (standing != Standing.SUBDOMAIN) {
            for (String name : List.of("sp", "np")) {
                meant(value(name)).ifPresent(policy -> pairs.add(name + "=" + policy.word()));
            }
        }
        for (String name : List.of("adkim", "aspf")) {
            keep(name, Set.of("r", "s"), pairs);
        }
        boolean suffix = standing == Standing.PUBLIC_SUFFIX;
        keep("psd", suffix ? Set.of("y", "n", "u") : Set.of("n", "u"), pairs);
        if (isNothing(value("pct")) && !first.containsKey("t")) {
            pairs.add("t=y");
        }
        keep("t", Set.of("y", "n"), pairs);
        var failures = MendedUris.in(value("ruf"));
        pairs.add("rua=" + String.join(",", reportUris()));
        if (!failures.isEmpty()) {
            pairs.add("ruf=" + String.join(",", failures));
            keepFailureOptions(pairs);
        }
        return String.join("; ", pairs);
    }

    private List<String> reportUris() {
        var uris = new ArrayList<>(MendedUris.in(value("rua")));
        strayAddresses.forEach(stray -> uris.addAll(MendedUris.in(stray)));
        return uris.isEmpty()
                ? List.of("mailto:dmarc-reports@" + domain)
                : uris.stream().distinct().toList();
    }

    private void keepFailureOptions(List<String> pairs) {
        if (!value("fo").isEmpty() && PolicyRecordParser.failureOptions(value("fo")).isPresent()) {
            pairs.add("fo=" + value("fo").toLowerCase(Locale.ROOT));
        }
    }

    private void keep(String name, Set<String> values, List<String> pairs) {
        String value = value(name).toLowerCase(Locale.ROOT);
        if (values.contains(value)) {
            pairs.add(name + "=" + value);
        }
    }

    private String value(String name) {
        return first.getOrDefault(name, "");
    }

    private static boolean isNothing(String percentage) {
        return !percentage.isEmpty() && percentage.chars().allMatch(c -> c == '0');
    }

    /// Without quotes, backslashes and characters that are not seen; letters of other alphabets
    /// stay, because a value can be recognized in spite of them.
    private static String clean(String text) {
        String spaced = text.replace("\u00c2\u00a0", " ").replace('\u00a0', ' ');
        var out = new StringBuilder(spaced.length());
        String unquoted = UNSEEN.matcher(spaced).replaceAll("");
        for (int i = 0; i < unquoted.length(); i++) {
            char c = unquoted.charAt(i);
            if (c < ' ' || c == 0x7f) {
                out.append(' ');
            } else if (c != '"' && c != '\\') {
                out.append(c);
            }
        }
        String bare = out.toString().strip();
        int start = bare.startsWith("'") ? 1 : 0;
        int end = bare.endsWith("'") ? bare.length() - 1 : bare.length();
        return bare.substring(start, Math.max(start, end));
    }

    private static String withSemicolons(String text) {
        var out = new StringBuilder();
        int from = 0;
        for (var gap : MissingSemicolons.in(text)) {
            int name = gap.at().end() - gap.tag().length();
            out.append(text, from, gap.at().start()).append("; ");
            from = name;
        }
        return out.append(text.substring(from)).toString();
    }

    /// How many letters have to be changed, added or left out.
    private static int distance(String word, String other) {
        if (word.length() > 2 * other.length()) {
            return word.length();
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= word.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int same = word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + same);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[other.length()];
    }
}
