package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.lambda.DiagnosisJson;
import dev.dmarcdesk.report.Run;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whatever a header makes the analysis keep, what is shown holds no person. What real messages
/// come to is in [WholeRunPrivacyTest].
final class PrivacyTest {
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
}
