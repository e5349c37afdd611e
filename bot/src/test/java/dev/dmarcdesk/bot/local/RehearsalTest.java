package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

final class RehearsalTest {
    @Test
    void audits_the_demo_zone_diagnoses_a_message_and_asks_a_server_whose_signatures_it_follows()
            throws IOException {
        var shown = new ByteArrayOutputStream();

        Rehearsal.play(new PrintStream(shown, true, StandardCharsets.UTF_8));

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "acme.example can be forged: DMARC only monitors",
                        "DMARC failed: ",
                        "Shortest fix",
                        "acme.example can be forged: it has no DMARC record",
                        "acme.example can be forged: it has no DMARC record",
                        "are signed, and the signatures hold");
    }
}
