package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.fuzz.FuzzText;

/// DMARC records of any octets, their report addresses included.
public final class PolicyFuzz {
    private PolicyFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        FuzzText.placed(PolicyRecordParser.parse(text).defects(), text);
    }
}
