package dev.dmarcdesk.mail;

import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.text.Parsed;

/// Headers of any octets, every field read as if it were a From.
public final class HeaderFuzz {
    private HeaderFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        FuzzText.placed(HeaderParser.parse(text).defects(), text);
        if (HeaderParser.parse(text) instanceof Parsed.Valid<HeaderBlock>(var header, _)) {
            header.fields()
                    .forEach(field -> FuzzText.placed(FromField.of(field).defects(), field.raw()));
            AuthorDomain.of(header);
        }
    }
}
