package dev.dmarcdesk.bimi;

import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The record that a damaged one was meant to be.
final class MendedBimi {
    private static final Pattern TYPED = Pattern.compile("[\"'\\\\<>]");
    private static final Pattern HTTP = Pattern.compile("(?i)^http:");

    private MendedBimi() {}

    /// The mended record.
    ///
    /// @param text a record, or a text that was meant as one
    /// @return a record without flaws; empty when what is missing can not be guessed
    static String of(String text) {
        var tags = TagList.parse(TYPED.matcher(text).replaceAll(""));
        String mended =
                Stream.of("l", "a", "lps", "avp")
                        .flatMap(name -> mended(tags, name).stream())
                        .collect(Collectors.joining("; ", BimiParser.VERSION + "; ", ""));
        return isRight(mended) ? mended : "";
    }

    /// The first of its name that can be used as it is, or with https.
    private static Optional<String> mended(TagList tags, String name) {
        return tags.tags().stream()
                .filter(tag -> tag.name().equalsIgnoreCase(name))
                .map(Tag::value)
                .map(value -> name + "=" + HTTP.matcher(value).replaceFirst("https:"))
                .filter(pair -> isUsable(name, pair))
                .findFirst();
    }

    private static boolean isUsable(String name, String pair) {
        return isRight(BimiParser.VERSION + "; " + (name.equals("l") ? "" : "l=; ") + pair);
    }

    private static boolean isRight(String text) {
        return BimiParser.parse(text) instanceof Parsed.Valid<BimiRecord>(_, var defects)
                && defects.isEmpty();
    }
}
