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
    private final TypedRecord typed;
    private final TagList list;
    private final List<KeyFlaw> flaws = new ArrayList<>();

    private KeyRecordParser(String text) {
        this.text = text;
        this.typed = TypedRecord.of(text);
        this.list = typed.list();
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

    private boolean isMeantAsKey() {
        var versions = list.named("v");
        if (!versions.isEmpty()) {
            return versions.getFirst().value().toLowerCase(Locale.ROOT).startsWith("dkim")
                    || holdsKey();
        }
        boolean named =
                list.tags().stream()
                        .anyMatch(tag ->
                                tag.name().equals("k")
                                        && KeyType.of(tag.value()) != KeyType.UNKNOWN);
        return named || !list.named("p").isEmpty();
    }

    /// Whatever it calls itself.
    private boolean holdsKey() {
        return list.named("p").stream()
                .map(tag -> PublicKeyText.read(tag.value(), KeyType.RSA).key())
                .anyMatch(key -> key.bits() > 0);
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
    /// are ignored. The first of each is told: there may be thousands.
    private void readForm() {
        flaws.addAll(typed.flaws());
        if (!list.defects().isEmpty()) {
            add(Kind.SYNTAX, list.defects().getFirst().at());
        }
        var seen = new HashSet<String>();
        list.tags().stream()
                .filter(tag -> !seen.add(tag.name()))
                .findFirst()
                .ifPresent(tag -> add(Kind.DUPLICATE_TAG, tag.nameAt()));
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
            add(Kind.NO_KEY, new Range(0, text.length()));
            return new KeyMaterial.Unreadable();
        }
        Tag p = tags.getFirst();
        PublicKeyText read = PublicKeyText.read(p.value(), type);
        read.flaws().forEach(kind -> add(kind, wrongPart(kind, p)));
        return read.key();
    }

    /// What is wrong in a value: its first character that is no base64, else all of it.
    private static Range wrongPart(Kind kind, Tag tag) {
        int at = kind == Kind.BASE64 ? Base64Text.firstWrong(tag.value()) : -1;
        return at < 0 ? tag.valueAt() : new Range(at, at + 1).shift(tag.valueAt().start());
    }

    /// Without `h=` every hash is accepted; unknown names are ignored (§3.6.1), SHA-1 must not be
    /// used (RFC 8301 §3.1). An empty value is not an omitted tag (§3.2): it accepts none.
    private void readHashes() {
        var hashes = colonList("h");
        if (list.named("h").isEmpty() || hashes.contains("sha256")) {
            return;
        }
        add(
                hashes.contains("sha1") ? Kind.SHA1_ONLY : Kind.HASH_UNKNOWN,
                list.named("h").getFirst().valueAt());
    }

    /// A key for other services only must be ignored (§3.6.1); an empty `s=` is for none (§3.2).
    private void readServices() {
        var services = colonList("s");
        if (!list.named("s").isEmpty() && !services.contains("*") && !services.contains("email")) {
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

    /// Places in a text that was cleared of damage are not those of the published one; then the
    /// whole record is meant.
    private void add(Kind kind, Range at) {
        flaws.add(new KeyFlaw(kind, typed.isMoved() ? new Range(0, text.length()) : at));
    }
}
