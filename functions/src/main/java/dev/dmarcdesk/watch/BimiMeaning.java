package dev.dmarcdesk.watch;

import dev.dmarcdesk.bimi.BimiParser;
import dev.dmarcdesk.bimi.BimiRecord;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;

import java.util.List;

/// A BIMI Assertion Record without its spelling (BIMI §4.3). One with a mistake in it counts as it
/// is written: receivers must not mend it.
final class BimiMeaning {
    private BimiMeaning() {}

    static String of(String text) {
        return BimiParser.parse(text) instanceof Parsed.Valid<BimiRecord>(var record, _)
                        && record.flaws().isEmpty()
                ? Spelling.record(BimiParser.VERSION.toString(), pieces(record.tags().tags()))
                : Spelling.folded(text);
    }

    private static List<String> pieces(List<Tag> tags) {
        return tags.stream()
                .filter(tag -> !saysNothing(tag))
                .map(tag -> tag.name() + "=" + value(tag))
                .sorted()
                .toList();
    }

    /// The version, an Evidence Document that is not there, and the default of `avp`.
    private static boolean saysNothing(Tag tag) {
        return switch (tag.name()) {
            case "v" -> true;
            case "a" -> tag.value().isEmpty();
            case "avp" -> tag.value().equals("brand");
            default -> false;
        };
    }

    private static String value(Tag tag) {
        return switch (tag.name()) {
            case "l", "a" -> Spelling.uri(tag.value());
            default -> Spelling.folded(tag.value());
        };
    }
}
