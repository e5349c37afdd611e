package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.CorpusZone;
import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.arc.ArcOutcome;
import dev.dmarcdesk.arc.ArcOutcome.Status;
import dev.dmarcdesk.arc.ChainValidation;
import dev.dmarcdesk.dkim.Mail;
import dev.dmarcdesk.mail.Message;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Whole sealed messages of the suites, with the zones their keys stand in.
class ArcConformanceTest {
    /// After all of them.
    private static final Instant TODAY = Instant.parse("2026-11-01T00:00:00Z");

    private static final String DIRECTORY = "corpora/arc";

    @TestFactory
    Stream<DynamicTest> says_whether_the_chain_holds() throws IOException {
        var known = KnownDeviations.read("/arc-deviations.txt");
        return tests((test, message) ->
                known.run(
                        test.path("id").asText(),
                        () -> {
                            var outcome = validate(test, message);
                            assertThat(outcome.status().name().toLowerCase(Locale.ROOT))
                                    .as(outcome.reason())
                                    .isEqualTo(test.path("expect").path("cv").asText());
                        }));
    }

    /// A header alone proves that the seals hold, never that the message does; and what does not
    /// verify in a paste proves nothing.
    @TestFactory
    Stream<DynamicTest> claims_no_more_of_a_pasted_header_than_it_shows() throws IOException {
        return tests((test, message) -> {
            var whole = validate(test, message);
            var pasted =
                    validate(
                            test, new Message(message.header(), new Message.Body.Touched(), false));
            assertThat(pasted.status()).isNotEqualTo(Status.PASS);
            if (whole.status() == Status.PASS) {
                assertThat(pasted.status()).as(pasted.reason()).isEqualTo(Status.UNVERIFIED);
                assertThat(pasted.sets()).isEqualTo(whole.sets());
                assertThat(pasted.sets()).allMatch(ArcOutcome.ArcSet::sealVerified);
            }
        });
    }

    private static ArcOutcome validate(JsonNode test, Message message) {
        return ChainValidation.of(message, CorpusZone.of(test.path("zone")), TODAY);
    }

    private static Stream<DynamicTest> tests(BiConsumer<JsonNode, Message> judge)
            throws IOException {
        Path directory = Shared.path(DIRECTORY);
        return new ObjectMapper()
                .readTree(directory.resolve("cases.json").toFile())
                .valueStream()
                .map(test ->
                        DynamicTest.dynamicTest(
                                test.path("id").asText(),
                                () ->
                                        judge.accept(
                                                test,
                                                message(
                                                        directory.resolve(
                                                                test.path("message").asText())))));
    }

    private static Message message(Path file) {
        try {
            return Mail.untouched(
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
