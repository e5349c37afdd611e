package dev.dmarcdesk.dns;

import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.text.Parsed;

/// Whatever people type: what was understood is understood again.
public final class DomainInputFuzz {
    private DomainInputFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.typed(input);
        var parsed = DomainInput.parse(text);
        FuzzText.placed(parsed.defects(), text);
        if (parsed instanceof Parsed.Valid<DomainInput>(var understood, _)) {
            var domain = understood.domain();
            FuzzText.require(DomainName.of(domain.toString()).equals(domain), text);
            var again = DomainInput.parse(domain + ".");
            FuzzText.require(
                    again instanceof Parsed.Valid<DomainInput>(var same, _)
                            && same.domain().equals(domain),
                    text);
        }
    }
}
