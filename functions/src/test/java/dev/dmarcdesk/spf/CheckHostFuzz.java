package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.fuzz.FuzzText;

import java.util.List;

/// Evaluations in a world where every name publishes the same octets, for a sender made of them.
public final class CheckHostFuzz {
    private CheckHostFuzz() {}

    /// Evaluates one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        Dns dns =
                question ->
                        question.type() == RrType.TXT
                                ? new Answer.Found(List.of(Rdata.Text.of(text)), List.of())
                                : new Answer.NoData(List.of());
        var outcome = CheckHost.of("a.example", Evaluations.envelope("192.0.2.1", text, text), dns);
        FuzzText.require(outcome.lookups() <= 11, "looks up too often");
        FuzzText.require(
                !CheckedText.of(outcome.checked(), 74).isEmpty(), "leaves nothing to show");
    }
}
