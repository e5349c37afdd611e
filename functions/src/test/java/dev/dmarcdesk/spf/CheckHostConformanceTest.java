package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.CorpusZone;
import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The public suites, result and explanation.
class CheckHostConformanceTest {
    private static final KnownDeviations DEVIATIONS =
            KnownDeviations.read("/check-host-deviations.txt");

    /// As jspf's tests call the receiver; no other suite asks for its name.
    private static final Receiver RECEIVER = new Receiver("localdomain.foo.bar", Instant.EPOCH);

    @TestFactory
    Stream<DynamicTest> agrees_with_every_suite() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (String suite : SpfConformanceTest.SUITES) {
            for (var group : read(suite).path("groups")) {
                var dns = CorpusZone.of(group.path("zone"));
                for (var test : group.path("tests")) {
                    String id = suite + "/" + test.path("id").asText();
                    tests.add(
                            DynamicTest.dynamicTest(
                                    id, () -> DEVIATIONS.run(id, () -> compare(test, dns))));
                }
            }
        }
        return tests.stream();
    }

    private static JsonNode read(String suite) throws IOException {
        return new ObjectMapper().readTree(Shared.path("corpora/spf/" + suite + ".json").toFile());
    }

    private static void compare(JsonNode test, Dns dns) {
        var client = Envelope.client(test.path("ip").asText());
        assertThat(client).isInstanceOf(Parsed.Valid.class);
        if (client instanceof Parsed.Valid<Network>(var ip, _)) {
            var envelope =
                    new Envelope(
                            ip,
                            test.path("mailfrom").asText(),
                            test.path("helo").asText(),
                            RECEIVER);
            var outcome = CheckHost.ofMailFrom(envelope, dns);
            assertThat(outcome.result().word()).isIn(results(test));
            String explanation = test.path("explanation").asText("DEFAULT");
            if (test.has("explanation")) {
                assertThat(outcome.explanation())
                        .isEqualTo(explanation.equals("DEFAULT") ? "" : explanation);
            }
        }
    }

    private static List<String> results(JsonNode test) {
        var expected =
                test.has("expect_derived") ? test.path("expect_derived") : test.path("expect");
        return expected.isTextual()
                ? List.of(expected.asText())
                : expected.valueStream().map(JsonNode::asText).toList();
    }
}
