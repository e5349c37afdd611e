package dev.dmarcdesk.dns;

import dev.dmarcdesk.text.Parsed;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Internationalized labels (IDNA2008, RFC 5890 to 5892) read the way browsers do it: characters
/// are first mapped as UTS #46 maps them without its transitional part, so that `straße` stays
/// itself and does not become `strasse`.
///
/// Pictographs are let through although RFC 5892 forbids them, because names with them are
/// registered and work.
public final class InternationalLabel {
    /// What an A-label begins with (RFC 5890 §2.3.2.1).
    static final String PREFIX = "xn--";

    private static final int MAX_LABEL = 63;

    /// What stands where a character could not be read: nobody's name.
    private static final int REPLACEMENT = 0xfffd;

    private InternationalLabel() {}

    /// The form for the DNS of one label.
    ///
    /// @param label one label in the form [LabelMapping#mapped] gives; ASCII labels other than
    ///   A-labels come back as they are
    /// @return the A-label, or what is wrong: a character no name may have, Punycode that stands
    ///   for nothing
    static Parsed<String> toAscii(String label) {
        if (label.startsWith(PREFIX)) {
            return checkedALabel(label);
        }
        if (isAscii(label)) {
            return Parsed.valid(label);
        }
        int length = label.codePointCount(0, label.length());
        if (length > MAX_LABEL) {
            return Parsed.invalid("labels of at most 63 characters", 0, label.length());
        }
        int wrong = firstWrong(label);
        if (wrong >= 0) {
            return wrongCharacter(label, wrong);
        }
        String ascii = PREFIX + Punycode.encode(label);
        return ascii.length() > MAX_LABEL ? Parsed.valid(ascii) : checkedALabel(ascii);
    }

    /// The form for people of one label: an A-label decoded, anything else as it is, so that it
    /// never misleads.
    ///
    /// @param label as it stands in the DNS, in lower case
    public static String toUnicode(String label) {
        return label.startsWith(PREFIX)
                        && label.length() <= MAX_LABEL
                        && checkedALabel(label) instanceof Parsed.Valid<String>
                        && Punycode.decode(label.substring(PREFIX.length()))
                                instanceof Parsed.Valid<String>(var decoded, _)
                ? decoded
                : label;
    }

    /// Whether a label mixes scripts as honest names do not, such as a Cyrillic letter among Latin
    /// ones: anything beyond the "highly restrictive" level of UTS #39 §5.2, which lets Japanese,
    /// Korean and Chinese mix with Latin.
    ///
    /// @param label in either form
    public static boolean isMixedScript(String label) {
        var scripts = EnumSet.noneOf(UnicodeScript.class);
        toUnicode(label).codePoints().forEach(point -> scripts.add(UnicodeScript.of(point)));
        scripts.removeAll(Set.of(UnicodeScript.COMMON, UnicodeScript.INHERITED));
        if (scripts.size() < 2) {
            return false;
        }
        scripts.remove(UnicodeScript.LATIN);
        scripts.remove(UnicodeScript.HAN);
        return !scripts.isEmpty()
                && !Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA).containsAll(scripts)
                && !Set.of(UnicodeScript.HANGUL).containsAll(scripts)
                && !Set.of(UnicodeScript.BOPOMOFO).containsAll(scripts);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// Names a character without showing it.
    static Parsed<String> wrongCharacter(String text, int at) {
        int point = text.codePointAt(at);
        String name = Character.getName(point);
        String number = Integer.toHexString(point).toUpperCase(Locale.ROOT);
        return Parsed.invalid(
                "letters, digits, hyphens and dots, not "
                        + (name == null ? "U+" : name + " U+")
                        + "0".repeat(Math.max(0, 4 - number.length()))
                        + number,
                at,
                at + Character.charCount(point));
    }

    private static Parsed<String> checkedALabel(String label) {
        Parsed<String> wrong =
                Parsed.invalid(
                        "an internationalized label that decodes (RFC 5891 §5.4)",
                        0,
                        label.length());
        if (label.length() > MAX_LABEL || !isAscii(label)) {
            return wrong;
        }
        return switch (Punycode.decode(label.substring(PREFIX.length()))) {
            case Parsed.Invalid<String> _ -> wrong;
            case Parsed.Valid<String>(var decoded, _) -> {
                boolean sound =
                        !isAscii(decoded)
                                && decoded.equals(LabelMapping.mapped(decoded))
                                && firstWrong(decoded) < 0
                                && label.equals(PREFIX + Punycode.encode(decoded));
                yield sound ? Parsed.valid(label) : wrong;
            }
        };
    }

    /// Where the first character stands that may not be there (RFC 5892 §2), or -1.
    private static int firstWrong(String label) {
        int at = 0;
        while (at < label.length()) {
            int point = label.codePointAt(at);
            if (!isAllowed(label, at, point)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return -1;
    }

    private static boolean isAllowed(String label, int at, int point) {
        if (point < 0x80) {
            return point == '-' || Character.isLowerCase(point) || Character.isDigit(point);
        }
        if (point == REPLACEMENT) {
            return false;
        }
        if (point == LabelMapping.NON_JOINER || point == LabelMapping.JOINER) {
            return LabelMapping.joinerBelongs(label, at);
        }
        return switch (Character.getType(point)) {
            case Character.LOWERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.MATH_SYMBOL,
                    Character.OTHER_SYMBOL ->
                    true;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> at > 0;
            case Character.MODIFIER_SYMBOL ->
                    point == 0x375 ? followedByGreek(label, at) : point > 0xffff;
            default -> punctuationBelongs(label, at, point);
        };
    }

    /// The few marks that are part of spelling in one script (RFC 5892 App. A.3 to A.7).
    private static boolean punctuationBelongs(String label, int at, int point) {
        return switch (point) {
            case 0xb7 ->
                    at > 0
                            && label.charAt(at - 1) == 'l'
                            && at + 1 < label.length()
                            && label.charAt(at + 1) == 'l';
            case 0x5f3, 0x5f4 ->
                    at > 0 && UnicodeScript.of(label.charAt(at - 1)) == UnicodeScript.HEBREW;
            case 0x30fb -> label.codePoints().anyMatch(InternationalLabel::isJapanese);
            default -> false;
        };
    }

    private static boolean followedByGreek(String label, int at) {
        return at + 1 < label.length()
                && UnicodeScript.of(label.codePointAt(at + 1)) == UnicodeScript.GREEK;
    }

    private static boolean isJapanese(int point) {
        UnicodeScript script = UnicodeScript.of(point);
        return script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.HAN;
    }
}
