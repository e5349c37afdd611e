package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.CorpusZone;
import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.dkim.Mail;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureVerifier;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.mail.Message;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Whole signed messages of the suites, with the zones their keys stand in.
///
/// The suites are older than RFC 8301, so what they call a pass is held against RFC 6376 alone.
class DkimSignatureConformanceTest {
    /// Some messages carry times of the day they were made for; this is after all of them.
    private static final Instant TODAY = Instant.parse("2026-11-01T00:00:00Z");

    private static final String DEVIATIONS = "/dkim-signature-deviations.txt";

    @TestFactory
    Stream<DynamicTest> says_whether_any_signature_verifies() throws IOException {
        Path directory = Shared.path("corpora/dkim");
        var known = KnownDeviations.read(DEVIATIONS);
        return tests(directory.resolve("cases.json"))
                .map(test -> {
                    String id = test.path("id").asText();
                    return DynamicTest.dynamicTest(
                            id, () -> known.run(id, () -> judge(directory, test)));
                });
    }

    private static void judge(Path directory, JsonNode test) {
        var outcomes = verify(directory, test, CorpusZone.of(test.path("zone")));
        assertThat(outcomes.stream().anyMatch(SignatureOutcome::verifies))
                .as("%s", outcomes.stream().map(DkimSignatureConformanceTest::said).toList())
                .isEqualTo(test.path("expect").path("pass").asBoolean());
    }

    @TestFactory
    Stream<DynamicTest> says_whose_signatures_whole_deliveries_bear() throws IOException {
        Path directory = Shared.path("corpora/e2e");
        return tests(directory.resolve("cases.json"))
                .filter(test -> test.path("expect").has("dkim"))
                .map(test ->
                        DynamicTest.dynamicTest(
                                test.path("message").asText(), () -> judgeEach(directory, test)));
    }

    private static void judgeEach(Path directory, JsonNode test) throws IOException {
        JsonNode zone =
                new ObjectMapper()
                        .readTree(directory.resolve(test.path("zone_file").asText()).toFile());
        var outcomes = verify(directory, test, CorpusZone.of(zone));
        List<String> wanted =
                StreamSupport.stream(test.path("expect").path("dkim").spliterator(), false)
                        .map(one -> one.path("result").asText() + " " + one.path("d").asText())
                        .toList();
        assertThat(outcomes.stream().map(DkimSignatureConformanceTest::result).toList())
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static String result(SignatureOutcome outcome) {
        return (outcome.passes() ? "pass " : "fail ") + outcome.domain().getFirst();
    }

    private static List<SignatureOutcome> verify(Path directory, JsonNode test, Dns dns) {
        Instant now =
                test.has("now") && !test.path("now").isNull()
                        ? Instant.ofEpochSecond(test.path("now").asLong())
                        : TODAY;
        return SignatureVerifier.verify(
                message(directory.resolve(test.path("message").asText())), dns, now);
    }

    private static Message message(Path file) {
        try {
            return Mail.untouched(
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String said(SignatureOutcome outcome) {
        return outcome.header() + ", body " + outcome.body() + ", " + outcome.flaws();
    }

    private static Stream<JsonNode> tests(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile()).valueStream();
    }
}
