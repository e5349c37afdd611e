package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.CorpusZone;
import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The public suites, as far as a record can be judged without a client.
class SpfConformanceTest {
    private static final KnownDeviations DEVIATIONS = KnownDeviations.read("/spf-deviations.txt");
    static final List<String> SUITES =
            List.of(
                    "rfc7208-tests",
                    "jspf-tests",
                    "jspf-mailzone",
                    "mox-rfc7208-appendix-a",
                    "pyspf-adhoc",
                    "rspamd");

    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(Shared.path("corpora/spf/" + file).toFile());
    }

    @TestFactory
    Stream<DynamicTest> reads_valid_records_without_defects() throws IOException {
        return read("records.json")
                .valueStream()
                .map(one -> {
                    String id = one.path("id").asText();
                    return DynamicTest.dynamicTest(
                            id,
                            () ->
                                    DEVIATIONS.run(
                                            "records/" + id,
                                            () -> {
                                                var parsed =
                                                        SpfParser.parse(
                                                                one.path("record").asText());
                                                boolean valid =
                                                        parsed instanceof Parsed.Valid
                                                                && parsed.defects().isEmpty();
                                                assertThat(valid)
                                                        .isEqualTo(
                                                                one.path("expect")
                                                                        .path("valid")
                                                                        .asBoolean());
                                            }));
                });
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_evaluations_on_what_no_client_changes() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (String suite : SUITES) {
            for (var group : read(suite + ".json").path("groups")) {
                var dns = CorpusZone.of(group.path("zone"));
                for (var test : group.path("tests")) {
                    tests.add(test(suite, dns, test));
                }
            }
        }
        return tests.stream();
    }

    private static DynamicTest test(String suite, Dns dns, JsonNode test) {
        String id = suite + "/" + test.path("id").asText();
        return DynamicTest.dynamicTest(
                id, () -> DEVIATIONS.run(id, () -> compare(test, domain(test), dns)));
    }

    private static String domain(JsonNode test) {
        String sender = test.path("mailfrom").asText();
        return sender.isEmpty()
                ? test.path("helo").asText()
                : sender.substring(sender.lastIndexOf('@') + 1);
    }

    /// A name that is none has no record. Where every client gets an error, so says the tree; where
    /// some client gets one, the worst case is at least as bad; where the tree finds none, nobody
    /// gets one.
    private static void compare(JsonNode test, String domain, Dns dns) {
        if (!(DomainName.parse(domain) instanceof Parsed.Valid<DomainName>(var name, _))) {
            assertThat(results(test)).contains("none");
            return;
        }
        var facts = SpfFacts.of(name, dns);
        var results = results(test);
        switch (facts.status()) {
            case NONE -> assertThat(results).contains("none");
            case MULTIPLE -> assertThat(results).contains("permerror");
            case INVALID -> {
                assertThat(results).doesNotContain("none");
                if (facts.tree().orElseThrow().record().isPermerror()) {
                    assertThat(results).contains("permerror");
                }
            }
            case UNKNOWN -> assertThat(results).doesNotContain("none");
            case FOUND -> {
                results.removeAll(Set.of("none", "permerror", "temperror"));
                assertThat(results).isNotEmpty();
            }
        }
    }

    private static Set<String> results(JsonNode test) {
        var wanted = new HashSet<String>();
        var expected =
                test.has("expect_derived") ? test.path("expect_derived") : test.path("expect");
        expected.forEach(result -> wanted.add(result.asText()));
        if (expected.isTextual()) {
            wanted.add(expected.asText());
        }
        return wanted;
    }
}
