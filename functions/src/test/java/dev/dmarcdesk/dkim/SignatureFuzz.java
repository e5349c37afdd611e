package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.mail.HeaderField;

import java.time.Instant;

/// Signed messages of any octets, beside the key of RFC 8463's example: each field has an outcome,
/// and nothing passes over a body that is not all there.
public final class SignatureFuzz {
    private static final Instant NOW = Instant.ofEpochSecond(2_000_000_000L);
    private static final Dns DNS =
            ZoneDns.of(
                    "brisbane._domainkey.football.example.com. TXT"
                            + " v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n");

    private SignatureFuzz() {}

    /// Verifies one message.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        var outcomes = SignatureVerifier.verify(Mail.untouched(text), DNS, NOW);
        var fields = Mail.header(text).named(DkimSignature.NAME);
        FuzzText.require(outcomes.size() == fields.size(), text);
        for (HeaderField field : fields) {
            FuzzText.placed(DkimSignature.parse(field).defects(), field.raw());
        }
        for (SignatureOutcome outcome : SignatureVerifier.verify(Mail.headerOf(text), DNS, NOW)) {
            FuzzText.require(!outcome.passes(), text);
        }
    }
}
