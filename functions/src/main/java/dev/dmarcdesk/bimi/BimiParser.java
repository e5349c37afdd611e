package dev.dmarcdesk.bimi;

import dev.dmarcdesk.bimi.BimiFlaw.Kind;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;
import dev.dmarcdesk.text.Uri;
import dev.dmarcdesk.text.VersionTag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads BIMI Assertion Records (BIMI §4.3).
///
/// The version decides whether a text is a record at all; unknown tags are ignored. Receivers "MUST
/// NOT attempt to fix" anything, so every flaw is told.
public final class BimiParser {
    /// What a record begins with.
    public static final VersionTag VERSION = new VersionTag("BIMI1", true);

    /// The tag that every record has.
    static final String LOCATION = "l";

    private static final String EVIDENCE = "a";

    /// Endings of pictures that are not allowed (§4.3.2). Another ending may still lead to SVG.
    private static final Set<String> OTHER_FORMATS =
            Set.of(
                    "png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "bmp", "ico", "tif", "tiff",
                    "avif", "heic", "heif", "jxl", "apng", "eps", "pdf", "ai", "psd");

    private static final Pattern PREFIX = Pattern.compile("\\s*+[A-Za-z0-9-]{1,63}+\\s*+");

    private static final Pattern COMMA = Pattern.compile(",");

    private final String text;
    private final TagList tags;
    private final List<BimiFlaw> flaws = new ArrayList<>();

    private BimiParser(String text) {
        this.text = text;
        this.tags = TagList.parse(text);
    }

    /// Reads a record.
    ///
    /// @param text one TXT record, its strings joined
    /// @return the record and where it departs from the draft, or that it is none
    public static Parsed<BimiRecord> parse(String text) {
        if (!VERSION.opens(text)) {
            return Parsed.invalid(VERSION + " at the beginning", 0, text.indexOf(';') + 1);
        }
        BimiRecord record = new BimiParser(text).read();
        return new Parsed.Valid<>(record, record.flaws().stream().map(BimiFlaw::defect).toList());
    }

    private BimiRecord read() {
        tags.defects().forEach(defect -> add(Kind.TAG, defect.at()));
        var seen = new HashSet<String>();
        tags.tags().stream()
                .filter(tag -> !seen.add(tag.name()))
                .forEach(tag -> add(Kind.DUPLICATE, tag.nameAt()));
        preferences();
        Optional<Tag> location = first(LOCATION);
        Optional<Tag> evidence = first(EVIDENCE);
        location.ifPresentOrElse(
                this::location, () -> add(Kind.NO_LOCATION, new Range(0, text.length())));
        evidence.filter(tag -> !tag.value().isEmpty())
                .ifPresent(tag -> uri(tag, Kind.EVIDENCE_UNREADABLE, Kind.EVIDENCE_NOT_HTTPS));
        flaws.sort(Comparator.comparingInt(flaw -> flaw.at().start()));
        return new BimiRecord(
                text,
                tags,
                location.map(Tag::value).orElse(""),
                evidence.map(Tag::value).orElse(""),
                flaws);
    }

    private void location(Tag tag) {
        if (tag.value().isEmpty()) {
            return;
        }
        Optional<Uri> uri = uri(tag, Kind.LOCATION_UNREADABLE, Kind.LOCATION_NOT_HTTPS);
        String path = uri.map(Uri::path).orElse("");
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (OTHER_FORMATS.contains(ending)) {
            add(Kind.LOCATION_NOT_SVG, tag.valueAt());
        }
    }

    /// "A single URI"; "HTTPS only"; "commas within a URI MUST be encoded".
    private Optional<Uri> uri(Tag tag, Kind unreadable, Kind notHttps) {
        Optional<Uri> uri = Uri.parse(tag.value());
        if (uri.filter(read -> !read.scheme().equals("https")).isPresent()) {
            add(notHttps, tag.valueAt());
        } else if (uri.filter(read -> !read.host().isEmpty()).isEmpty()) {
            add(unreadable, tag.valueAt());
        }
        return uri;
    }

    /// Values that mean nothing are ignored (§4.3 avp); the words are literal.
    private void preferences() {
        first("avp")
                .filter(tag -> !Set.of("brand", "personal").contains(tag.value()))
                .ifPresent(tag -> add(Kind.PREFERENCE, tag.valueAt()));
        first("lps")
                .filter(tag -> !tag.value().isEmpty())
                .filter(tag -> !COMMA.splitAsStream(tag.value()).allMatch(BimiParser::isPrefix))
                .ifPresent(tag -> add(Kind.PREFIX, tag.valueAt()));
    }

    private static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    private Optional<Tag> first(String name) {
        return tags.named(name).stream().findFirst();
    }

    private void add(Kind kind, Range at) {
        flaws.add(new BimiFlaw(kind, at));
    }
}
