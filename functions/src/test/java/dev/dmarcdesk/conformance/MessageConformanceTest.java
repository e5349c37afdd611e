package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.CorpusZone;
import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.diagnosis.Diagnoses;
import dev.dmarcdesk.diagnosis.Diagnosis;
import dev.dmarcdesk.diagnosis.SignatureView;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Whole messages with the connection they came by: SPF, DKIM and DMARC together, by RFC 9989 and
/// by RFC 7489.
class MessageConformanceTest {
    private static final KnownDeviations DEVIATIONS = KnownDeviations.read("/e2e-deviations.txt");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> diagnoses_messages() throws IOException {
        return JSON.readTree(Shared.path("corpora/e2e/cases.json").toFile())
                .valueStream()
                .map(test -> {
                    String id = test.path("id").asText();
                    return DynamicTest.dynamicTest(
                            id, () -> DEVIATIONS.run(id, () -> compare(test, diagnose(test))));
                });
    }

    private static Diagnosis diagnose(JsonNode test) {
        JsonNode input = test.path("input");
        String from = input.path("mailfrom").asText();
        var connection =
                Connection.parse(
                        input.path("ip").asText(),
                        from.isEmpty() ? "<>" : from,
                        input.path("helo").asText());
        assertThat(connection).isInstanceOf(Parsed.Valid.class);
        var dns = CorpusZone.of(json(test.path("zone_file").asText()));
        return Diagnoses.ofFile(
                octets(test.path("message").asText()),
                connection instanceof Parsed.Valid<Connection>(var one, _)
                        ? List.of(one)
                        : List.of(),
                dns);
    }

    private static void compare(JsonNode test, Diagnosis diagnosis) {
        JsonNode expected = test.path("expect");
        JsonNode newer = test.path("expect_rfc9989");
        if (expected.has("spf")) {
            assertThat(diagnosis.spf().evaluated()).isEqualTo(expected.path("spf").asText());
        }
        if (expected.has("dkim")) {
            assertThat(diagnosis.signatures().stream().map(MessageConformanceTest::word).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            expected.path("dkim")
                                    .valueStream()
                                    .map(one ->
                                            one.path("result").asText()
                                                    + " "
                                                    + one.path("d").asText())
                                    .toList());
        }
        JsonNode dmarc = (newer.has("dmarc") ? newer : expected).path("dmarc");
        assertThat(diagnosis.dmarc().result().name().toLowerCase(Locale.ROOT))
                .isEqualTo(dmarc.path("result").asText());
        String policy = dmarc.path("policy").asText(dmarc.path("p").asText());
        if (!policy.isEmpty()) {
            assertThat(policy(diagnosis)).isEqualTo(policy);
        }
        assertThat(diagnosis.dmarc().result7489().name().toLowerCase(Locale.ROOT))
                .isEqualTo(expected.path("dmarc").path("result").asText());
    }

    private static String word(SignatureView signature) {
        return (signature.passes() ? "pass " : "fail ")
                + signature.identifier().getFirst().domain();
    }

    private static String policy(Diagnosis diagnosis) {
        return diagnosis.dmarc().evaluation().stream()
                .flatMap(evaluation -> evaluation.policy().stream())
                .map(AssessmentPolicy::word)
                .findFirst()
                .orElse("");
    }

    private static JsonNode json(String name) {
        try {
            return JSON.readTree(path(name).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String octets(String name) {
        try {
            return Files.readString(path(name), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path path(String name) {
        return Shared.path("corpora/e2e/" + name);
    }
}
