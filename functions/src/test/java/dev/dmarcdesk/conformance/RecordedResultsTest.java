package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Shared;
import dev.dmarcdesk.diagnosis.Diagnoses;
import dev.dmarcdesk.diagnosis.Diagnosis;
import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.diagnosis.Identifier;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Real headers, read without a DNS: what the receivers recorded has to fit together.
class RecordedResultsTest {
    @Test
    void what_a_receiver_says_of_dmarc_follows_from_what_it_says_of_spf_and_dkim()
            throws IOException {
        var judged =
                all().entrySet().stream()
                        .filter(entry ->
                                List.of("pass", "fail")
                                        .contains(entry.getValue().dmarc().reported()))
                        .toList();
        assertThat(judged).hasSizeGreaterThan(50);
        assertThat(judged)
                .allSatisfy(entry ->
                        assertThat(implied(entry.getValue()))
                                .isEqualTo(entry.getValue().dmarc().reported()));
    }

    @Test
    void a_verdict_without_records_of_today_is_the_receivers() throws IOException {
        assertThat(all().values())
                .allSatisfy(diagnosis ->
                        assertThat(diagnosis.dmarc().result())
                                .isEqualTo(
                                        switch (diagnosis.dmarc().reported()) {
                                            case "pass", "success" -> Result.PASS;
                                            case "fail" -> Result.FAIL;
                                            default -> Result.NONE;
                                        }));
    }

    /// By the public suffix list, since nothing else is at hand.
    private static String implied(Diagnosis diagnosis) {
        boolean spf =
                diagnosis.spf().result().equals("pass") && isAligned(diagnosis.spf().identifier());
        boolean dkim =
                diagnosis.signatures().stream()
                        .anyMatch(one -> one.passes() && isAligned(one.identifier()));
        return spf || dkim ? "pass" : "fail";
    }

    private static boolean isAligned(List<Identifier> identifier) {
        return identifier.stream().anyMatch(Identifier::aligned7489);
    }

    private static SortedMap<String, Diagnosis> all() throws IOException {
        var all = new TreeMap<String, Diagnosis>();
        try (Stream<Path> blocks = Files.list(Shared.path("corpora/authres/blocks"))) {
            blocks.forEach(block ->
                    all.put(block.getFileName().toString(), Diagnoses.ofHeader(text(block), "")));
        }
        return all;
    }

    private static String text(Path block) {
        try {
            return Files.readString(block, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
