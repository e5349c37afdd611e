package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.fuzz.FuzzText;

/// TLS-RPT records of any octets: a record offered in place of a broken one is none.
public final class TlsRptFuzz {
    private TlsRptFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        FuzzText.placed(TlsRptParser.parse(text).defects(), text);
        String mended = MendedTlsRpt.of(text);
        FuzzText.require(
                mended.isEmpty() || TlsRptParser.parse(mended).defects().isEmpty(), mended);
    }
}
