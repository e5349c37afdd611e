package dev.dmarcdesk.arc;

import dev.dmarcdesk.arc.ArcOutcome.Status;
import dev.dmarcdesk.dkim.Mail;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureVerifier;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.mail.Message;

import java.time.Instant;
import java.util.List;

/// Signed and sealed messages of any octets: the first line is the key that every selector has, the
/// message follows.
public final class ArcFuzz {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private ArcFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        int end = text.indexOf('\n') + 1;
        Dns dns = key(text.substring(0, end).strip());
        Message whole = Mail.untouched(text.substring(end));
        var pasted = new Message(whole.header(), new Message.Body.Touched(), false);
        SignatureVerifier.verify(whole, dns, NOW);
        FuzzText.require(
                SignatureVerifier.verify(pasted, dns, NOW).stream()
                        .noneMatch(SignatureOutcome::passes),
                "a pasted header passes");
        ChainValidation.of(whole, dns, NOW);
        FuzzText.require(
                ChainValidation.of(pasted, dns, NOW).status() != Status.PASS,
                "a pasted chain passes");
    }

    private static Dns key(String record) {
        var found = new Answer.Found(List.of(new Rdata.Text(List.of(record))), List.of());
        return _ -> found;
    }
}
