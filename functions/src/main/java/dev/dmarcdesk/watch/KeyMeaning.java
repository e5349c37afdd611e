package dev.dmarcdesk.watch;

import dev.dmarcdesk.dkim.KeyRecord;
import dev.dmarcdesk.dkim.KeyRecordParser;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A DKIM key record without its spelling (RFC 6376 §3.6.1). Names of tags are case-sensitive
/// there; a record that verifiers can not use counts as it is written.
final class KeyMeaning {
    private KeyMeaning() {}

    static String of(String text) {
        return KeyRecordParser.parse(text) instanceof Parsed.Valid<KeyRecord>(var record, _)
                        && record.flaws().isEmpty()
                ? Spelling.record("v=DKIM1", pieces(record.tags()))
                : Spelling.folded(text);
    }

    private static List<String> pieces(List<Tag> tags) {
        return tags.stream()
                .filter(tag -> !saysNothing(tag))
                .map(tag -> tag.name() + "=" + value(tag))
                .sorted()
                .toList();
    }

    /// The version, which may be left out; a note for people (`n=`); what repeats a default.
    private static boolean saysNothing(Tag tag) {
        return switch (tag.name()) {
            case "v", "n" -> true;
            case "k" -> value(tag).equals("rsa");
            case "s" -> value(tag).equals("*");
            case "t" -> value(tag).isEmpty();
            default -> false;
        };
    }

    private static String value(Tag tag) {
        return switch (tag.name()) {
            case "p" -> Spelling.closed(tag.value());
            case "k" -> Spelling.lower(tag.value());
            case "h", "t" -> words(tag.value());
            case "s" -> services(words(tag.value()));
            default -> Spelling.folded(tag.value());
        };
    }

    /// Every service, whatever else is named beside.
    private static String services(String words) {
        return List.of(words.split(":", -1)).contains("*") ? "*" : words;
    }

    private static String words(String list) {
        return Arrays.stream(list.split(":"))
                .map(word -> Spelling.lower(word.strip()))
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(":"));
    }
}
