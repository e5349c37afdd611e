package dev.dmarcdesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The public suites' records as somebody would paste them: those that are valid have no error,
/// those that are not leave the command with something to mend.
class LintConformanceTest {
    private final KnownDeviations known = KnownDeviations.read("/lint-deviations.txt");

    @TestFactory
    Stream<DynamicTest> judges_dmarc_records() throws IOException {
        return cases("dmarc/records.json", "record", "valid");
    }

    @TestFactory
    Stream<DynamicTest> judges_spf_records() throws IOException {
        return cases("spf/records.json", "record", "valid");
    }

    @TestFactory
    Stream<DynamicTest> judges_keys() throws IOException {
        return cases("dkim/key_records.json", "record", "usable_for_message");
    }

    @TestFactory
    Stream<DynamicTest> judges_mta_sts_tls_rpt_and_bimi_records() throws IOException {
        return cases("policy_records/records.json", "text", "valid");
    }

    private Stream<DynamicTest> cases(String file, String text, String valid) throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (JsonNode one : new ObjectMapper().readTree(Shared.path("corpora/" + file).toFile())) {
            String id = one.path("id").asText();
            var expected = one.path("expect").path(valid);
            if (!expected.isMissingNode()) {
                tests.add(
                        DynamicTest.dynamicTest(
                                id,
                                () ->
                                        known.run(
                                                file.replaceAll("/.*", "/") + id,
                                                () ->
                                                        check(
                                                                one.path(text).asText(),
                                                                expected.asBoolean()))));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(String text, boolean valid) {
        var judged =
                Paste.read(text, false) instanceof Parsed.Valid<Draft>(var draft, _)
                        ? List.of(Linting.of(draft))
                        : List.<Lint>of();
        boolean fine = judged.stream().anyMatch(lint -> lint.level() != Level.BAD);
        boolean spotless = judged.stream().anyMatch(lint -> lint.level() == Level.GOOD);
        var told = judged.stream().map(Linting::troubles).toList();
        assertThat(valid ? fine : !spotless).as("%s: %s", text, told).isTrue();
    }
}
