package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.KeyFlaw.Kind;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A key record as it was meant, where typing or copying it damaged the form around a good key.
///
/// No verifier reads it so; it is what to publish instead.
///
/// @param text what was meant; the published text where nothing was damaged
/// @param list the tags in it
/// @param flaws the damage, each with its place in the published text
/// @param whole all of the published text: the place of what can not be placed any closer
record TypedRecord(String text, TagList list, List<KeyFlaw> flaws, Range whole) {
    private static final String DASHES = "-----";
    private static final Pattern ARMOUR = Pattern.compile("-----(?:BEGIN|END)[A-Z ]{0,30}-----");

    /// No-break spaces, characters without width, and typographic quotes, in UTF-8 and, for the
    /// first, in ISO 8859-1.
    private static final Pattern COPIED =
            Pattern.compile(
                    "\u00c2?\u00a0|\u00e2\u0080[\u008b-\u008f\u0098-\u009f\u00af]|\u00ef\u00bb\u00bf");

    private static final Pattern QUOTE = Pattern.compile("\"");
    private static final Pattern BACKSLASH = Pattern.compile("\\\\");

    /// What stands where a semicolon belongs, before the next tag.
    private static final Pattern GLUED = Pattern.compile("(?<=[^\\s,:])[\\s,:]+(?=[khstpn]\\s*=)");

    private static final String SEPARATORS = " \t\r\n\u000b\f,:";

    private static final List<String> SHORT_TAGS = List.of("v", "k", "h", "s", "t");

    TypedRecord {
        flaws = List.copyOf(flaws);
    }

    private TypedRecord(String text, List<KeyFlaw> flaws, Range whole) {
        this(text, TagList.parse(text), flaws, whole);
    }

    /// Reads what was meant by a published record.
    static TypedRecord of(String published) {
        var typed = new TypedRecord(published, List.of(), new Range(0, published.length()));
        var clean = hasForeign(published) ? typed.withoutForeign() : typed;
        return clean.separated().withKeyNamed();
    }

    /// Whether there can be anything for which [#withoutForeign] looks; hardly a record has it.
    private static boolean hasForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c > '~') {
                return true;
            }
        }
        return text.contains(DASHES);
    }

    private TypedRecord withoutForeign() {
        return without(ARMOUR, Kind.ARMOUR, "")
                .without(COPIED, Kind.NON_ASCII, " ")
                .without(QUOTE, Kind.QUOTES, "")
                .without(BACKSLASH, Kind.BACKSLASHES, "");
    }

    /// Whether places in the text are not those in the published one.
    boolean isMoved() {
        return !flaws.isEmpty();
    }

    /// What stands in a note (`n=`) is for people and does no harm.
    private TypedRecord without(Pattern wrong, Kind kind, String instead) {
        Matcher found = wrong.matcher(text);
        if (!found.find() || isOnlyInNote(wrong)) {
            return this;
        }
        var at = isMoved() ? whole : new Range(found.start(), found.end());
        return with(found.replaceAll(instead), new KeyFlaw(kind, at));
    }

    private boolean isOnlyInNote(Pattern wrong) {
        var notes = list.named("n");
        return notes.size() == 1
                && wrong.matcher(notes.getFirst().value()).results().count()
                        == wrong.matcher(text).results().count();
    }

    /// Only the tags with short values are looked at: a key or a note may hold anything that looks
    /// like a tag.
    private TypedRecord separated() {
        var better = new StringBuilder();
        int copied = 0;
        Range first = new Range(0, 0);
        for (Tag tag : list.tags()) {
            if (!SHORT_TAGS.contains(tag.name()) || !hasSeparator(tag.value())) {
                continue;
            }
            var glued = GLUED.matcher(text).useTransparentBounds(true);
            glued.region(tag.valueAt().start(), tag.valueAt().end());
            boolean isShort = true;
            while (isShort && glued.find()) {
                first = copied == 0 ? new Range(glued.start(), glued.end()) : first;
                better.append(text, copied, glued.start()).append("; ");
                copied = glued.end();
                isShort = SHORT_TAGS.contains(text.substring(copied, copied + 1));
            }
        }
        return copied == 0
                ? this
                : with(
                        better.append(text.substring(copied)).toString(),
                        flaw(Kind.SEPARATOR, first));
    }

    private static boolean hasSeparator(String value) {
        return value.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0);
    }

    /// A key without its `p=`, or with `P=`: names of tags are case-sensitive (RFC 6376 §3.2).
    private TypedRecord withKeyNamed() {
        if (!list.named("p").isEmpty()) {
            return this;
        }
        for (Tag tag : list.named("P")) {
            return keyNamed(new Range(tag.nameAt().start(), tag.valueAt().start()));
        }
        for (Defect defect : list.defects()) {
            if (isKey(defect.at().of(text))) {
                return keyNamed(new Range(defect.at().start(), defect.at().start()));
            }
        }
        return this;
    }

    private TypedRecord keyNamed(Range at) {
        return with(
                text.substring(0, at.start()) + "p=" + text.substring(at.end()),
                flaw(Kind.NO_KEY, whole));
    }

    private static boolean isKey(String piece) {
        return PublicKeyText.read(piece, KeyType.RSA).key() instanceof KeyMaterial.Rsa;
    }

    private KeyFlaw flaw(Kind kind, Range at) {
        return new KeyFlaw(kind, isMoved() ? whole : at);
    }

    private TypedRecord with(String better, KeyFlaw flaw) {
        var more = new ArrayList<>(flaws);
        more.add(flaw);
        return new TypedRecord(better, more, whole);
    }
}
