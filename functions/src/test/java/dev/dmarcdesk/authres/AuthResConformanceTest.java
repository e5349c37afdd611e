package dev.dmarcdesk.authres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The suites of others: single fields and real headers.
class AuthResConformanceTest {
    private static final KnownDeviations DEVIATIONS =
            KnownDeviations.read("/authres-deviations.txt");

    @TestFactory
    Stream<DynamicTest> reads_single_fields() {
        return cases("syntax.json", "", AuthResConformanceTest::checkSyntax);
    }

    @TestFactory
    Stream<DynamicTest> reads_the_fields_of_real_messages() {
        return cases("realworld.json", "", AuthResConformanceTest::checkMessage);
    }

    @TestFactory
    Stream<DynamicTest> finds_the_topmost_run_of_one_server() {
        return cases("realworld.json", "topmost/", AuthResConformanceTest::checkTopmost);
    }

    private static Stream<DynamicTest> cases(String file, String prefix, Consumer<JsonNode> check) {
        try {
            var path = Shared.path("corpora/authres/" + file);
            return new ObjectMapper()
                    .readTree(path.toFile())
                    .valueStream()
                    .map(one -> {
                        String id = prefix + one.path("id").asText();
                        return DynamicTest.dynamicTest(
                                id, () -> DEVIATIONS.run(id, () -> check.accept(one)));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void checkSyntax(JsonNode one) {
        String raw = one.path("header_name").asText() + ":" + one.path("value").asText();
        var parsed = AuthenticationResults.parse(AuthRes.field(raw));
        JsonNode expect = one.path("expect");
        boolean exact =
                parsed instanceof Parsed.Valid<AuthenticationResults>(var v, _) && v.isExact();
        if (expect.path("valid_rfc8601").isBoolean()) {
            assertThat(exact).isEqualTo(expect.path("valid_rfc8601").asBoolean());
        }
        if (expect.path("parsed").isObject() && !one.path("class").asText().equals("disputed")) {
            checkField(AuthRes.valid(parsed), expect.path("parsed"));
        }
    }

    private static void checkMessage(JsonNode one) {
        var header = header(one);
        JsonNode expect = one.path("expect");
        checkFields(
                header.named(AuthenticationResults.NAME), expect.path("authentication_results"));
        checkFields(
                header.named(AuthenticationResults.ARC_NAME),
                expect.path("arc_authentication_results"));
    }

    private static void checkFields(List<HeaderField> fields, JsonNode expected) {
        assertThat(fields).hasSameSizeAs(expected);
        for (int i = 0; i < fields.size(); i++) {
            var parsed = AuthRes.valid(AuthenticationResults.parse(fields.get(i)));
            checkField(parsed, expected.path(i));
        }
    }

    private static void checkField(AuthenticationResults field, JsonNode expected) {
        assertThat(field.authservId())
                .isEqualTo(expected.path("authserv_id").asText("").toLowerCase(Locale.ROOT));
        assertThat(field.version()).isEqualTo(expected.path("version").asInt(1));
        if (expected.has("instance")) {
            assertThat(field.instance()).isEqualTo(expected.path("instance").asInt());
        }
        if (expected.has("comments")) {
            assertThat(field.comments().stream().map(AuthResConformanceTest::blanks))
                    .isEqualTo(texts(expected.path("comments")));
        }
        JsonNode results = expected.path("results");
        assertThat(field.results()).as("%s", field.results()).hasSameSizeAs(results);
        for (int i = 0; i < results.size(); i++) {
            checkResult(field.results().get(i), results.path(i));
        }
    }

    private static void checkResult(MethodResult result, JsonNode expected) {
        assertThat(result.method()).isEqualTo(expected.path("method").asText());
        assertThat(result.written()).isEqualTo(expected.path("result").asText());
        assertThat(result.reason()).isEqualTo(expected.path("reason").asText(""));
        var properties = new ArrayList<List<String>>();
        for (var property : result.properties()) {
            String type = property.type().isEmpty() ? "" : property.type() + ".";
            properties.add(List.of(type + property.name(), property.value()));
        }
        var wanted = new ArrayList<List<String>>();
        expected.path("properties").forEach(pair -> wanted.add(texts(pair)));
        if (expected.has("action")) {
            properties.removeIf(pair -> pair.getFirst().equals("action"));
        }
        assertThat(properties).isEqualTo(wanted);
        if (expected.path("comments").isArray()) {
            assertThat(result.comments())
                    .map(AuthResConformanceTest::blanks)
                    .containsAll(
                            texts(expected.path("comments")).stream()
                                    .map(AuthResConformanceTest::blanks)
                                    .toList());
        }
    }

    private static String blanks(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /// Without the Received fields, only the order of the results is left to go by.
    private static void checkTopmost(JsonNode one) {
        var header = header(one);
        var results = header.named(AuthenticationResults.NAME);
        var trust = TrustBoundary.of(new HeaderBlock(results, 0), BundledData.suffixes());
        JsonNode expect = one.path("expect").path("topmost_group_summary");
        assertThat(trust.believed()).hasSize(expect.path("headers_counted").asInt());
        assertThat(trust.authservId()).isEqualTo(expect.path("authserv_id").asText(""));
        for (String method : List.of("spf", "dkim", "dmarc", "arc", "compauth", "bimi", "auth")) {
            assertThat(trust.believed())
                    .flatMap(field -> field.of(method))
                    .map(MethodResult::written)
                    .isEqualTo(texts(expect.path(method)));
        }
    }

    private static HeaderBlock header(JsonNode one) {
        try {
            String text =
                    Files.readString(
                            Shared.path("corpora/authres/" + one.path("file").asText()),
                            StandardCharsets.ISO_8859_1);
            return AuthRes.header(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
