package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.bimi.BimiParser;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.tlsrpt.TlsRptParser;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Stream;

/// TLS-RPT and BIMI records of the suites: right is what has no defect at all.
class PolicyRecordConformanceTest {
    @TestFactory
    Stream<DynamicTest> reads_tls_rpt_records() throws IOException {
        return cases("tlsrpt-record", "/tls-rpt-deviations.txt", TlsRptParser::parse);
    }

    @TestFactory
    Stream<DynamicTest> reads_bimi_records() throws IOException {
        return cases("bimi-record", "/bimi-deviations.txt", BimiParser::parse);
    }

    private static Stream<DynamicTest> cases(
            String kind, String deviations, Function<String, Parsed<?>> parser) throws IOException {
        var known = KnownDeviations.read(deviations);
        return new ObjectMapper()
                .readTree(Shared.path("corpora/policy_records/records.json").toFile())
                .valueStream()
                .filter(test -> test.path("kind").asText().equals(kind))
                .map(test -> {
                    String id = test.path("id").asText();
                    return DynamicTest.dynamicTest(
                            id, () -> known.run(id, () -> judge(test, parser)));
                });
    }

    private static void judge(JsonNode test, Function<String, Parsed<?>> parser) {
        Parsed<?> parsed = parser.apply(test.path("text").asText());
        boolean right = parsed instanceof Parsed.Valid<?> && parsed.defects().isEmpty();
        assertThat(right).isEqualTo(test.path("expect").path("valid").asBoolean());
    }
}
