package dev.dmarcdesk.bimi;

import dev.dmarcdesk.fuzz.FuzzText;

/// BIMI records of any octets: a record offered in place of a broken one is none.
public final class BimiFuzz {
    private BimiFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        FuzzText.placed(BimiParser.parse(text).defects(), text);
        String mended = MendedBimi.of(text);
        FuzzText.require(mended.isEmpty() || BimiParser.parse(mended).defects().isEmpty(), mended);
    }
}
