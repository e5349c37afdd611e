package dev.dmarcdesk.dkim;

import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.text.Parsed;

/// DKIM key records of any octets: a record offered in place of a broken one is none.
public final class KeyFuzz {
    private KeyFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        var parsed = KeyRecordParser.parse(text);
        FuzzText.placed(parsed.defects(), text);
        if (parsed instanceof Parsed.Valid<KeyRecord>(var record, _)) {
            String mended = MendedKey.of(record);
            FuzzText.require(
                    mended.isEmpty() || KeyRecordParser.parse(mended).defects().isEmpty(), mended);
        }
    }
}
