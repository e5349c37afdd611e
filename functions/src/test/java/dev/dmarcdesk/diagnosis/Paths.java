package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderParser;
import dev.dmarcdesk.text.Parsed;

/// Ways read with the catalogue and the suffix list of the product.
final class Paths {
    private static final PathReader READER =
            new PathReader(BundledData.senders(), BundledData.suffixes());

    private Paths() {}

    static HeaderBlock header(String text) {
        return switch (HeaderParser.parse(text)) {
            case Parsed.Valid<HeaderBlock>(var header, _) -> header;
            case Parsed.Invalid<HeaderBlock>(var defects) ->
                    throw new AssertionError(defects.toString());
        };
    }

    static Path of(String header) {
        return READER.read(header(header));
    }
}
