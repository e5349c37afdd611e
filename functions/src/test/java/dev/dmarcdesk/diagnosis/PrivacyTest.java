package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Shared;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.lambda.DiagnosisJson;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.PasteRepair;
import dev.dmarcdesk.mail.Repaired;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a message says of persons stays out of what is shown of it.
final class PrivacyTest {
    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z0-9._%+=-]{3,})@[A-Za-z0-9-]+\\.[A-Za-z0-9.-]+");
    private static final Pattern SUBJECT =
            Pattern.compile("(?mi)^(?:Subject|Message-ID):[ \\t]*(\\S.{7,}?)\\r?$");

    private static String shown(Diagnosis diagnosis) {
        var run = new Run(Instant.EPOCH, Duration.ofMillis(1));
        return TerminalText.render(DiagnosisPage.of(diagnosis, run), 200, false)
                + DiagnosisJson.write(new DiagnosisRun(diagnosis, run));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.roe@acme.example",
                "<4f1@acme.example>",
                "198.51.100.23",
                "[2001:db8::17]",
                "dsl-198-51-100-23.isp.example",
                "Subject: Jane's contract",
                "pass jane.roe",
            })
    void nothing_planted_anywhere_is_shown(String secret) {
        var sample = Samples.provider();
        var planted =
                new Diagnosis(
                        sample.given(),
                        sample.author(),
                        new ReceiverView(
                                secret,
                                secret.startsWith("pass") || secret.startsWith("S") ? "" : secret,
                                sample.receiver().why(),
                                List.of(
                                        new ReceiverView.Claim(
                                                secret, List.of("spf=" + secret, secret)))),
                        new SpfView(
                                secret,
                                sample.spf().identifier(),
                                false,
                                false,
                                SpfView.Source.EVALUATED,
                                secret),
                        List.of(
                                new SignatureView(
                                        sample.signatures().getFirst().identifier(),
                                        secret,
                                        secret,
                                        secret,
                                        true,
                                        List.of())),
                        new DmarcView(
                                sample.dmarc().result(),
                                sample.dmarc().basis(),
                                secret,
                                sample.dmarc().evaluation(),
                                sample.dmarc().result7489(),
                                List.of()),
                        sample.arc(),
                        new Path(
                                Path.Kind.FORWARDED,
                                Path.Certainty.GUESS,
                                Sentence.of("a mark"),
                                secret,
                                List.of(
                                        new Path.Hop(
                                                secret, secret, secret, List.of(), List.of()))),
                        new Handling(
                                secret,
                                secret,
                                List.of(new Handling.Composite(secret, secret)),
                                secret),
                        sample.causes(),
                        sample.services(),
                        sample.transcript());

        assertThat(shown(planted))
                .doesNotContain("jane", "Jane", "contract", "4f1", "198.51", "198-51", "db8");
    }

    @Test
    void no_local_part_subject_or_message_id_of_a_real_header_is_shown() throws IOException {
        int looked = 0;
        try (var files = Files.list(Shared.path("corpora/authres/blocks"))) {
            for (var file : files.sorted().toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (PasteRepair.repair(new Paste(text, Paste.Source.FILE))
                        instanceof Parsed.Valid<Repaired>(var repaired, _)) {
                    String shown =
                            shown(
                                    Diagnoses.of(
                                            repaired,
                                            List.of(),
                                            ZoneDns.of("a.example A 192.0.2.1")));
                    assertThat(personal(text))
                            .as(file.getFileName().toString())
                            .noneMatch(shown::contains);
                    looked++;
                }
            }
        }
        assertThat(looked).isGreaterThan(100);
    }

    private static List<String> personal(String text) {
        var found = new TreeSet<String>();
        var address = ADDRESS.matcher(text);
        while (address.find()) {
            found.add(address.group(1) + "@");
        }
        var subject = SUBJECT.matcher(text);
        while (subject.find()) {
            found.add(subject.group(1));
        }
        return List.copyOf(found);
    }
}
