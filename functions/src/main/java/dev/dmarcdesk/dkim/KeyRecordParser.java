package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.KeyFlaw.Kind;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Reads DKIM key records (RFC 6376 §3.6.1).
///
/// A text that is no attempt at a key record is `Invalid`: many names answer with somebody else's
/// TXT. One that is meant as a key is `Valid` with all that keeps verifiers from using it in
/// [KeyRecord#flaws].
public final class KeyRecordParser {
    private final String text;
    private final boolean typedQuotes;
    private final boolean typedBackslashes;
    private final TagList list;
    private final List<KeyFlaw> flaws = new ArrayList<>();

    private KeyRecordParser(String text) {
        this.text = text;
        this.typedQuotes = text.indexOf('"') >= 0 && !isQuoteInNote(text);
        this.typedBackslashes = text.indexOf('\\') >= 0;
        this.list = TagList.parse(cleaned());
    }

    /// Reads a record.
    ///
    /// @param text the joined strings of one TXT record
    public static Parsed<KeyRecord> parse(String text) {
        var parser = new KeyRecordParser(text);
        if (!parser.isMeantAsKey()) {
            return Parsed.invalid("a DKIM key record", 0, text.length());
        }
        KeyRecord record = parser.record();
        List<Defect> defects = record.flaws().stream().map(KeyFlaw::defect).toList();
        return new Parsed.Valid<>(record, defects);
    }

    /// Quotes and backslashes belong to zone files; typed into a DNS panel they end up in the data.
    /// What was meant is read on.
    private String cleaned() {
        String withoutQuotes = typedQuotes ? text.replace("\"", "") : text;
        return typedBackslashes ? withoutQuotes.replace("\\", "") : withoutQuotes;
    }

    private static boolean isQuoteInNote(String text) {
        var notes = TagList.parse(text).named("n");
        return notes.size() == 1
                && text.chars().filter(c -> c == '"').count()
                        == notes.getFirst().value().chars().filter(c -> c == '"').count();
    }

    private boolean isMeantAsKey() {
        var versions = list.named("v");
        if (!versions.isEmpty()) {
            return versions.getFirst().value().toLowerCase(Locale.ROOT).startsWith("dkim");
        }
        boolean named =
                list.tags().stream()
                        .anyMatch(tag ->
                                tag.name().equals("k")
                                        && KeyType.of(tag.value()) != KeyType.UNKNOWN);
        return named || !list.named("p").isEmpty();
    }

    private KeyRecord record() {
        readForm();
        readVersion();
        KeyType type = readType();
        KeyMaterial key = readKey(type);
        if (!(key instanceof KeyMaterial.Revoked)) {
            readHashes();
            readServices();
        }
        List<String> flags = colonList("t");
        return new KeyRecord(
                text, list.tags(), key, flags.contains("y"), flags.contains("s"), flaws);
    }

    /// A tag list with a broken or repeated tag is no tag list at all (§3.2); tags we do not know
    /// are ignored.
    private void readForm() {
        if (typedQuotes) {
            flaws.add(new KeyFlaw(Kind.QUOTES, firstOf('"')));
        }
        if (typedBackslashes) {
            flaws.add(new KeyFlaw(Kind.BACKSLASHES, firstOf('\\')));
        }
        if (!list.defects().isEmpty()) {
            add(Kind.SYNTAX, list.defects().getFirst().at());
        }
        var seen = new HashSet<String>();
        for (Tag tag : list.tags()) {
            if (!seen.add(tag.name())) {
                add(Kind.DUPLICATE_TAG, tag.nameAt());
            }
        }
    }

    /// "MUST be the first tag" and exactly `DKIM1`, else the record is discarded (§3.6.1).
    private void readVersion() {
        for (Tag tag : list.named("v").stream().limit(1).toList()) {
            if (tag.value().startsWith("DKIM1 ")) {
                add(Kind.SYNTAX, tag.valueAt());
            } else if (!tag.value().equals("DKIM1")) {
                add(Kind.VERSION, tag.valueAt());
            } else if (!tag.equals(list.tags().getFirst())) {
                add(Kind.VERSION_NOT_FIRST, tag.nameAt());
            }
        }
    }

    private KeyType readType() {
        for (Tag tag : list.named("k")) {
            KeyType type = KeyType.of(tag.value());
            if (type == KeyType.UNKNOWN) {
                add(Kind.KEY_TYPE, tag.valueAt());
            }
            return type;
        }
        return KeyType.RSA;
    }

    private KeyMaterial readKey(KeyType type) {
        var tags = list.named("p");
        if (tags.isEmpty()) {
            add(Kind.NO_KEY, new Range(0, cleaned().length()));
            return new KeyMaterial.Unreadable();
        }
        Tag p = tags.getFirst();
        PublicKeyText read = PublicKeyText.read(p.value(), type);
        read.flaws().forEach(kind -> add(kind, p.valueAt()));
        return read.key();
    }

    /// Without `h=` every hash is accepted; unknown names are ignored (§3.6.1), SHA-1 must not be
    /// used (RFC 8301 §3.1).
    private void readHashes() {
        var hashes = colonList("h");
        if (hashes.isEmpty() || hashes.contains("sha256")) {
            return;
        }
        add(
                hashes.contains("sha1") ? Kind.SHA1_ONLY : Kind.HASH_UNKNOWN,
                list.named("h").getFirst().valueAt());
    }

    /// A key for other services only must be ignored (§3.6.1).
    private void readServices() {
        var services = colonList("s");
        if (!services.isEmpty() && !services.contains("*") && !services.contains("email")) {
            add(Kind.SERVICE, list.named("s").getFirst().valueAt());
        }
    }

    private List<String> colonList(String name) {
        return list.named(name).stream()
                .limit(1)
                .flatMap(tag -> List.of(tag.value().split(":")).stream())
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private Range firstOf(char wrong) {
        int at = text.indexOf(wrong);
        return new Range(at, at + 1);
    }

    /// Places in a cleaned text are not those of the published one; then the whole record is meant.
    private void add(Kind kind, Range at) {
        flaws.add(
                new KeyFlaw(
                        kind, typedQuotes || typedBackslashes ? new Range(0, text.length()) : at));
    }
}
