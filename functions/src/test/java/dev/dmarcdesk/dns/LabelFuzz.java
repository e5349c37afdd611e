package dev.dmarcdesk.dns;

import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.text.Parsed;

/// Labels of any script: encoding a label and decoding it gives the label.
public final class LabelFuzz {
    private LabelFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.typed(input);
        InternationalLabel.toUnicode(text);
        InternationalLabel.isMixedScript(text);
        String label = LabelMapping.mapped(text);
        if (label.indexOf('.') < 0
                && InternationalLabel.toAscii(label) instanceof Parsed.Valid<String>(var ascii, _)
                && ascii.length() <= 63) {
            var again = InternationalLabel.toAscii(ascii);
            FuzzText.require(
                    again instanceof Parsed.Valid<String>(var same, _) && same.equals(ascii), text);
        }
        Punycode.decode(FuzzText.octets(input));
        if (text.codePointCount(0, text.length()) <= 63) {
            var decoded = Punycode.decode(Punycode.encode(text));
            FuzzText.require(
                    decoded instanceof Parsed.Valid<String>(var back, _) && back.equals(text),
                    text);
        }
    }
}
