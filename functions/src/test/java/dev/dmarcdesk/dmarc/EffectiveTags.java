package dev.dmarcdesk.dmarc;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The tags of a record as they act, in the words of the suites; lists in any order.
final class EffectiveTags {
    private EffectiveTags() {}

    static SortedMap<String, Object> expected(JsonNode tags) {
        var expected = new TreeMap<String, Object>();
        tags.properties()
                .forEach(tag ->
                        expected.put(
                                tag.getKey(),
                                tag.getValue().isArray()
                                        ? sorted(
                                                tag.getValue()
                                                        .valueStream()
                                                        .map(JsonNode::asText)
                                                        .toList())
                                        : tag.getValue().asText()));
        return expected;
    }

    static SortedMap<String, Object> of(PolicyRecord record, Collection<String> names) {
        var tags = new TreeMap<String, Object>();
        names.forEach(name -> tags.put(name, value(record, name)));
        return tags;
    }

    private static Object value(PolicyRecord record, String name) {
        return switch (name) {
            case "p" -> record.p().read().map(AssessmentPolicy::word).orElse("missing");
            case "sp" -> record.sp().or(record.p().or(AssessmentPolicy.NONE)).word();
            case "np" ->
                    record.np().or(record.sp().or(record.p().or(AssessmentPolicy.NONE))).word();
            case "adkim" -> record.adkim().or(AlignmentMode.RELAXED).letter();
            case "aspf" -> record.aspf().or(AlignmentMode.RELAXED).letter();
            case "psd" -> record.psd().or(PsdFlag.UNDECLARED).letter();
            case "t" -> record.testing() ? "y" : "n";
            case "fo" ->
                    sorted(
                            record.fo().or(Set.of(FailureOption.ALL_FAILED)).stream()
                                    .map(FailureOption::letter)
                                    .toList());
            case "rua" -> sorted(uris(record.rua()).stream().map(uri -> uri.substring(7)).toList());
            case "rua_uris" -> sorted(uris(record.rua()));
            case "ruf_uris" -> sorted(uris(record.ruf()));
            default -> throw new IllegalArgumentException("the suite has a new tag: " + name);
        };
    }

    private static List<String> uris(Setting<ReportUris> setting) {
        return setting.or(ReportUris.NONE).uris().stream().map(ReportUri::uri).toList();
    }

    private static Object sorted(List<String> values) {
        return new TreeSet<>(values);
    }
}
