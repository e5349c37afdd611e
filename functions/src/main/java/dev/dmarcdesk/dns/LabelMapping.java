package dev.dmarcdesk.dns;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/// The mapping of UTS #46 §4 without its transitional part: what a person may type for a character
/// of a label.
final class LabelMapping {
    static final int NON_JOINER = 0x200c;
    static final int JOINER = 0x200d;

    /// Typed as a dot between labels (UTS #46 §4.5); its half-width form is composed to it.
    private static final int IDEOGRAPHIC_STOP = 0x3002;

    /// Characters after which a joiner is part of the spelling (RFC 5892 App. A.1, A.2: canonical
    /// combining class Virama).
    private static final String VIRAMAS =
            "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1734"
                    + "\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua8c4\ua953\ua9c0\uaaf6\uabed";

    /// Arabic letters that do not join to the left, so that a non-joiner after them says nothing.
    private static final String NOT_JOINING_LEFT =
            "\u0621\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0671\u0672\u0673\u0674\u0675"
                    + "\u0676\u0677\u0688\u0689\u068a\u068c\u068d\u068e\u068f\u0690\u0691\u0692\u0693\u0694\u0695\u0696"
                    + "\u0697\u0698\u0699\u06c0\u06c3\u06c4\u06c5\u06c6\u06c7\u06c8\u06c9\u06ca\u06cb\u06cd\u06cf\u06d2"
                    + "\u06d3\u06d5\u06ee\u06ef";

    private LabelMapping() {}

    /// A name or label with its characters mapped (UTS #46 §4, non-transitional): compatibility
    /// forms replaced, lower case, invisible characters dropped unless they are part of the
    /// spelling, composed.
    static String mapped(String text) {
        var out = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .forEach(point -> map(point, out));
        String composed = Normalizer.normalize(out, Normalizer.Form.NFKC);
        var kept = new StringBuilder(composed.length());
        for (int at = 0; at < composed.length(); at++) {
            char c = composed.charAt(at);
            if ((c != NON_JOINER && c != JOINER) || joinerBelongs(composed, at)) {
                kept.append(c);
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFKC);
    }

    /// Whether a character is not seen and says nothing: the "ignored" ones of UTS #46, and the
    /// marks of direction that copying from a chat or a web page brings along.
    static boolean isInvisible(int point) {
        return point == 0xad
                || point == 0x34f
                || (point >= 0x180b && point <= 0x180f)
                || point == 0x200b
                || point == 0x200e
                || point == 0x200f
                || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2060 && point <= 0x2069)
                || (point >= 0xfe00 && point <= 0xfe0f)
                || point == 0xfeff
                || (point >= 0xe0100 && point <= 0xe01ef);
    }

    private static void map(int point, StringBuilder out) {
        if (point == 0x130) {
            out.append("i\u0307");
        } else if (point == IDEOGRAPHIC_STOP) {
            out.append('.');
        } else if (!isInvisible(point)) {
            out.appendCodePoint(Character.toLowerCase(point));
        }
    }

    /// RFC 5892 App. A.1 and A.2.
    static boolean joinerBelongs(String text, int at) {
        if (at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        if (VIRAMAS.indexOf(before) >= 0) {
            return true;
        }
        return text.charAt(at) == NON_JOINER
                && at + 1 < text.length()
                && isArabicLetter(before)
                && NOT_JOINING_LEFT.indexOf(before) < 0
                && isArabicLetter(text.charAt(at + 1));
    }

    private static boolean isArabicLetter(char c) {
        return Character.isLetter(c) && UnicodeScript.of(c) == UnicodeScript.ARABIC;
    }
}
