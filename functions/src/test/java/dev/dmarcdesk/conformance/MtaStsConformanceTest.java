package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.mtasts.StsPolicyParser;
import dev.dmarcdesk.mtasts.StsRecordParser;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Stream;

/// MTA-STS records and policies against the public suites.
class MtaStsConformanceTest {
    private static final KnownDeviations DEVIATIONS =
            KnownDeviations.read("/mta-sts-deviations.txt");

    @TestFactory
    Stream<DynamicTest> reads_records() throws IOException {
        return cases("mta-sts-record", StsRecordParser::parse);
    }

    @TestFactory
    Stream<DynamicTest> reads_policies() throws IOException {
        return cases("mta-sts-policy", StsPolicyParser::parse);
    }

    private static Stream<DynamicTest> cases(String kind, Function<String, Parsed<?>> parser)
            throws IOException {
        return new ObjectMapper()
                .readTree(Shared.path("corpora/policy_records/records.json").toFile())
                .valueStream()
                .filter(test -> test.path("kind").asText().equals(kind))
                .map(test ->
                        DynamicTest.dynamicTest(
                                test.path("id").asText(),
                                () ->
                                        DEVIATIONS.run(
                                                test.path("id").asText(),
                                                () -> judge(test, parser))));
    }

    private static void judge(JsonNode test, Function<String, Parsed<?>> parser) {
        assertThat(parser.apply(test.path("text").asText()) instanceof Parsed.Valid)
                .isEqualTo(test.path("expect").path("valid").asBoolean());
    }
}
