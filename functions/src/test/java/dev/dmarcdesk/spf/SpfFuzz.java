package dev.dmarcdesk.spf;

import dev.dmarcdesk.fuzz.FuzzText;

/// SPF records of any octets.
public final class SpfFuzz {
    private SpfFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        FuzzText.placed(SpfParser.parse(text).defects(), text);
    }
}
