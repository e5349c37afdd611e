package dev.dmarcdesk.dns;

import dev.dmarcdesk.fuzz.FuzzText;

/// Zone texts: a wrong one is refused in one way only.
public final class ZoneFuzz {
    private ZoneFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.typed(input);
        try {
            var zone = new ZoneDns(ZoneParser.parse(text));
            FuzzText.require(zone.ask(DomainName.of("a.b.example"), RrType.TXT) != null, text);
        } catch (IllegalArgumentException refused) {
            FuzzText.require(refused.getMessage() != null, text);
        }
    }
}
