package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.text.Cursor;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads DMARC Policy Records (RFC 9989 §4.7, §4.8).
///
/// The version decides whether a text is a record at all; whatever else can not be read is passed
/// over in favour of its default and told as a defect. Of a tag given twice the first counts.
public final class PolicyRecordParser {
    private static final String VERSION = "DMARC1";

    /// The tags of RFC 9989 and those that RFC 7489 had besides.
    static final List<String> KNOWN =
            List.of(
                    "v", "p", "sp", "np", "adkim", "aspf", "psd", "t", "fo", "rua", "ruf", "pct",
                    "rf", "ri");

    private final TagList tags;
    private final List<Defect> defects;

    private PolicyRecordParser(TagList tags) {
        this.tags = tags;
        this.defects = new ArrayList<>(tags.defects());
    }

    /// Whether a TXT record is meant for DMARC: its first tag is `v`, its value exactly `DMARC1`
    /// (RFC 9989 §4.10 step 2). Others at the same name are discarded.
    public static boolean isPolicyRecord(String text) {
        var cursor = new Cursor(text);
        if (!cursor.skip("v")) {
            return false;
        }
        skipSpace(cursor);
        if (!cursor.skip("=")) {
            return false;
        }
        skipSpace(cursor);
        if (!text.startsWith(VERSION, cursor.position())) {
            return false;
        }
        cursor.skip(VERSION);
        skipSpace(cursor);
        return cursor.atEnd() || cursor.peek() == ';';
    }

    /// Reads a record.
    ///
    /// @param text one TXT record, its strings joined
    /// @return the record and where it departs from the grammar, or that it is none
    public static Parsed<PolicyRecord> parse(String text) {
        return isPolicyRecord(text)
                ? new PolicyRecordParser(TagList.parse(text)).read(text)
                : Parsed.invalid("v=DMARC1 at the beginning", 0, text.indexOf(';') + 1);
    }

    private Parsed<PolicyRecord> read(String text) {
        var record =
                new PolicyRecord(
                        text,
                        tags,
                        word("p", AssessmentPolicy.values(), AssessmentPolicy::word),
                        word("sp", AssessmentPolicy.values(), AssessmentPolicy::word),
                        word("np", AssessmentPolicy.values(), AssessmentPolicy::word),
                        word("adkim", AlignmentMode.values(), AlignmentMode::letter),
                        word("aspf", AlignmentMode.values(), AlignmentMode::letter),
                        word("psd", PsdFlag.values(), PsdFlag::letter),
                        word("t", new Boolean[] {true, false}, testing -> testing ? "y" : "n"),
                        setting("fo", () -> "0, 1, d and s", tag -> failureOptions(tag.value())),
                        uris("rua"),
                        uris("ruf"));
        repetitions();
        defects.sort(Comparator.comparingInt(defect -> defect.at().start()));
        return new Parsed.Valid<>(record, defects);
    }

    private <T> Setting<T> word(String name, T[] values, Function<T, String> written) {
        return setting(
                name,
                () ->
                        Stream.of(values)
                                .map(written)
                                .collect(Collectors.joining(", ", "one of ", "")),
                tag -> {
                    for (T value : values) {
                        if (written.apply(value).equals(tag.value().toLowerCase(Locale.ROOT))) {
                            return Optional.of(value);
                        }
                    }
                    return Optional.empty();
                });
    }

    private Setting<ReportUris> uris(String name) {
        Setting<ReportUris> setting =
                setting(name, () -> "URIs", tag -> Optional.of(ReportUriParser.parse(tag)));
        setting.or(ReportUris.NONE)
                .broken()
                .forEach(at -> defects.add(new Defect("a URI such as mailto:", at)));
        return setting;
    }

    private <T> Setting<T> setting(
            String name, Supplier<String> expected, Function<Tag, Optional<T>> reading) {
        for (Tag tag : tags.tags()) {
            if (tag.name().equalsIgnoreCase(name)) {
                Optional<T> value = reading.apply(tag);
                if (value.isPresent()) {
                    return new Setting.Given<>(value.get(), tag);
                }
                defects.add(new Defect(expected.get(), tag.valueAt()));
                return new Setting.Broken<>(tag);
            }
        }
        return new Setting.Unset<>();
    }

    /// dmarc-fo: each at most once, and not both `0` and `1`.
    static Optional<Set<FailureOption>> failureOptions(String value) {
        var options = EnumSet.noneOf(FailureOption.class);
        for (String letter : value.toLowerCase(Locale.ROOT).split(":", -1)) {
            var option =
                    Stream.of(FailureOption.values())
                            .filter(o -> o.letter().equals(letter.strip()))
                            .findFirst();
            if (option.isEmpty() || !options.add(option.get())) {
                return Optional.empty();
            }
        }
        return options.containsAll(Set.of(FailureOption.ALL_FAILED, FailureOption.ANY_FAILED))
                ? Optional.empty()
                : Optional.of(Collections.unmodifiableSet(options));
    }

    /// RFC 6376 §3.2 forbids them; a name outside the alphabet is none (`1*ALPHA`).
    private void repetitions() {
        var seen = new HashSet<String>();
        for (Tag tag : tags.tags()) {
            if (!seen.add(tag.name().toLowerCase(Locale.ROOT))) {
                defects.add(new Defect("each tag once", tag.nameAt()));
            }
            if (!tag.name().chars().allMatch(c -> c > '9' && c != '_')) {
                defects.add(new Defect("a tag name of letters", tag.nameAt()));
            }
        }
    }

    private static void skipSpace(Cursor cursor) {
        cursor.takeWhile(c -> c == ' ' || c == '\t');
    }
}
