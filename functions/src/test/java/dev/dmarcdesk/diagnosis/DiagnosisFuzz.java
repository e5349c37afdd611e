package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.MessageRun;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// Pastes of any text, by every way in, from their repair to what is shown.
public final class DiagnosisFuzz {
    private static final Dns DNS =
            ZoneDns.of(
                    """
                    _dmarc.acme.example. TXT "v=DMARC1; p=reject; adkim=s"
                    acme.example. TXT "v=spf1 ip4:192.0.2.1 -all"
                    """);

    private static final int LONGEST_JSON = 2_000_000;

    private DiagnosisFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        show(new Paste(FuzzText.octets(input), Source.FILE));
        String typed = FuzzText.typed(input);
        show(new Paste(typed, Source.CHAT));
        show(new Paste(typed, Source.TYPED));
    }

    private static void show(Paste paste) {
        switch (MessageRun.of(paste, List.of(), DNS)) {
            case Parsed.Invalid<MessageRun>(var defects) ->
                    FuzzText.require(!defects.isEmpty(), "refused without a reason");
            case Parsed.Valid<MessageRun>(var run, _) -> {
                FuzzText.require(!run.text().isBlank(), "nothing to read");
                FuzzText.require(run.json().length() < LONGEST_JSON, "too much JSON");
                FuzzText.require(!run.page().summary().text().isBlank(), "no summary");
            }
        }
    }
}
