package dev.dmarcdesk.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.CorpusZone;
import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.Authentication;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.DkimSigningDomain;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.SpfDomain;
import dev.dmarcdesk.dmarc.DmarcEvaluation.Judged;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.mail.AuthorDomain;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderParser;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The public suites for DMARC, by RFC 9989.
class DmarcConformanceTest {
    private static final KnownDeviations DEVIATIONS = KnownDeviations.read("/dmarc-deviations.txt");

    /// Validators that want a text without any defect; the others want a record that receivers can
    /// use.
    private static final Set<String> STRICT = Set.of("checkdmarc", "mimekit");

    private static Stream<DynamicTest> cases(String file, Consumer<JsonNode> judge)
            throws IOException {
        return new ObjectMapper()
                .readTree(Shared.path("corpora/dmarc/" + file + ".json").toFile())
                .valueStream()
                .map(test -> {
                    String id = test.path("id").asText();
                    return DynamicTest.dynamicTest(
                            id, () -> DEVIATIONS.run(file + "/" + id, () -> judge.accept(test)));
                });
    }

    @TestFactory
    Stream<DynamicTest> judges_messages() throws IOException {
        return cases("evaluate", DmarcConformanceTest::evaluate);
    }

    @TestFactory
    Stream<DynamicTest> reads_records() throws IOException {
        return cases("records", DmarcConformanceTest::read);
    }

    @TestFactory
    Stream<DynamicTest> asks_for_consent() throws IOException {
        return cases("report_authorization", DmarcConformanceTest::authorize);
    }

    /// The messages whose expectation is not of RFC 9989 alone: what policy a receiver of the older
    /// standard comes to.
    @TestFactory
    Stream<DynamicTest> judges_messages_by_rfc_7489() throws IOException {
        return new ObjectMapper()
                .readTree(Shared.path("corpora/dmarc/evaluate.json").toFile())
                .valueStream()
                .filter(test -> !test.path("standard").asText().equals("rfc9989"))
                .map(test -> {
                    String id = test.path("id").asText();
                    return DynamicTest.dynamicTest(
                            id, () -> DEVIATIONS.run("rfc7489/" + id, () -> evaluate7489(test)));
                });
    }

    private static void evaluate7489(JsonNode test) {
        var author = DomainName.of(test.path("input").path("from_domain").asText());
        var steps = TreeWalk.look(author, CorpusZone.of(test.path("input").path("zone")));
        var reading = Rfc7489Reading.of(author, steps, BundledData.suffixes());
        JsonNode expected = test.path("expect");
        switch (expected.path("result").asText()) {
            case "none", "permerror" ->
                    assertThat(reading.outcome()).isEqualTo(new Outcome.NotApplied());
            case "temperror" ->
                    assertThat(reading.outcome() instanceof Outcome.Undetermined)
                            .isEqualTo(steps.stream().anyMatch(Step.Unknown.class::isInstance));
            default -> assertThat(reading.outcome()).isInstanceOf(Outcome.Applies.class);
        }
        if (expected.has("policy") && reading.outcome() instanceof Outcome.Applies(var policy)) {
            assertThat(policy.word()).isEqualTo(expected.path("policy").asText());
        }
        if (expected.has("org_domain")) {
            assertThat(reading.organizationalDomain())
                    .hasToString(expected.path("org_domain").asText());
        }
    }

    @TestFactory
    Stream<DynamicTest> finds_the_author() throws IOException {
        return cases("from_header", DmarcConformanceTest::author);
    }

    private static void author(JsonNode test) {
        String header =
                new String(
                        test.path("header").asText().getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1);
        assertThat(HeaderParser.parse(header)).isInstanceOf(Parsed.Valid.class);
        if (HeaderParser.parse(header) instanceof Parsed.Valid<HeaderBlock>(var block, _)) {
            String expected = test.path("expect").path("author_domain").asText("");
            assertThat(
                            AuthorDomain.of(block) instanceof AuthorDomain.One(var domain, _)
                                    ? domain.toString()
                                    : "")
                    .isEqualTo(expected.equals("null") ? "" : expected);
        }
    }

    private static void evaluate(JsonNode test) {
        JsonNode input = test.path("input");
        var identifiers = new ArrayList<AuthenticatedIdentifier>();
        input.path("spf").forEach(spf -> identifiers.add(new SpfDomain(domain(spf), result(spf))));
        input.path("dkim")
                .forEach(
                        dkim -> identifiers.add(new DkimSigningDomain(domain(dkim), result(dkim))));
        var evaluation =
                DmarcEvaluation.of(
                        DomainName.of(input.path("from_domain").asText()),
                        identifiers,
                        CorpusZone.of(input.path("zone")));
        JsonNode expected = test.path("expect_rfc9989");
        compare(expected.isMissingNode() ? test.path("expect") : expected, evaluation);
    }

    private static DomainName domain(JsonNode identifier) {
        return DomainName.of(identifier.path("domain").asText());
    }

    private static Authentication result(JsonNode identifier) {
        return switch (identifier.path("result").asText()) {
            case "pass" -> Authentication.PASS;
            case "temperror" -> Authentication.TEMPERROR;
            default -> Authentication.FAIL;
        };
    }

    private static void compare(JsonNode expected, DmarcEvaluation evaluation) {
        var actual = new TreeMap<String, Object>();
        expected.fieldNames()
                .forEachRemaining(key -> actual.put(key, actual(key, expected, evaluation)));
        var wanted = EffectiveTags.expected(expected);
        wanted.computeIfPresent(
                "record_tags", (key, _) -> EffectiveTags.expected(expected.path(key)));
        wanted.computeIfPresent(
                "author_walk_queries",
                (key, _) -> expected.path(key).valueStream().map(JsonNode::asText).toList());
        assertThat(actual).isEqualTo(wanted);
    }

    private static Object actual(String key, JsonNode expected, DmarcEvaluation evaluation) {
        return switch (key) {
            case "result" -> evaluation.result().word();
            case "policy" -> evaluation.policy().map(AssessmentPolicy::word).orElse("");
            case "policy_domain" -> found(evaluation).domain().toString();
            case "org_domain" -> evaluation.organizationalDomain().name().toString();
            case "spf_aligned" -> aligned(evaluation, SpfDomain.class);
            case "dkim_aligned" -> aligned(evaluation, DkimSigningDomain.class);
            case "spf_org_domain" -> organizational(evaluation, SpfDomain.class);
            case "dkim_org_domain" -> organizational(evaluation, DkimSigningDomain.class);
            case "author_walk_queries" ->
                    evaluation.walk().stream().map(step -> "_dmarc." + step.domain()).toList();
            case "record_tags" ->
                    EffectiveTags.of(
                            found(evaluation).record(),
                            EffectiveTags.expected(expected.path(key)).keySet());
            default -> throw new IllegalArgumentException("the suite has a new key: " + key);
        };
    }

    private static Discovery.Found found(DmarcEvaluation evaluation) {
        assertThat(evaluation.discovery()).isInstanceOf(Discovery.Found.class);
        return (Discovery.Found) evaluation.discovery();
    }

    private static String aligned(
            DmarcEvaluation evaluation, Class<? extends AuthenticatedIdentifier> kind) {
        return String.valueOf(
                judged(evaluation, kind)
                        .anyMatch(judged ->
                                judged.identifier().result() == Authentication.PASS
                                        && judged.alignment().aligned()));
    }

    private static String organizational(
            DmarcEvaluation evaluation, Class<? extends AuthenticatedIdentifier> kind) {
        return judged(evaluation, kind)
                .map(judged -> judged.organizationalDomain().name().toString())
                .findFirst()
                .orElse("");
    }

    private static Stream<Judged> judged(
            DmarcEvaluation evaluation, Class<? extends AuthenticatedIdentifier> kind) {
        return evaluation.identifiers().stream()
                .filter(judged -> kind.isInstance(judged.identifier()));
    }

    private static void read(JsonNode test) {
        JsonNode expected = test.path("expect");
        var parsed = PolicyRecordParser.parse(test.path("record").asText());
        assertThat(valid(test, parsed)).isEqualTo(expected.path("valid").asBoolean());
        if (parsed instanceof Parsed.Valid<PolicyRecord>(var record, _)) {
            for (String key : List.of("tags", "recovered_tags")) {
                var tags = EffectiveTags.expected(expected.path(key));
                assertThat(EffectiveTags.of(record, tags.keySet())).isEqualTo(tags);
            }
        }
    }

    private static boolean valid(JsonNode test, Parsed<PolicyRecord> parsed) {
        if (!(parsed instanceof Parsed.Valid<PolicyRecord>(var record, var defects))) {
            return false;
        }
        String suite = test.path("id").asText().split("-", 2)[0];
        boolean old = test.path("standard").asText().equals("rfc7489");
        return STRICT.contains(suite)
                ? defects.isEmpty()
                : old ? Rfc7489Reading.policy(record, true).isPresent() : record.isUsable();
    }

    private static void authorize(JsonNode test) {
        JsonNode input = test.path("input");
        Dns dns = CorpusZone.of(input.path("zone"));
        var policyDomain = DomainName.of(input.path("policy_domain").asText());
        var uri = ReportUriParser.uri(input.path("report_uri").asText()).orElseThrow();
        var destination =
                new Destinations(policyDomain, TreeWalk.walk(policyDomain, dns), List.of(uri))
                        .judge(dns)
                        .getFirst();
        JsonNode expected = test.path("expect");
        assertThat(destination.authorized().orElse(false))
                .isEqualTo(expected.path("authorized").asBoolean());
        assertThat(destination.authorized().isEmpty())
                .isEqualTo(expected.path("status").asText().equals("temperror"));
        if (expected.has("override_rua")) {
            assertThat(destination.state())
                    .isEqualTo(
                            new Destination.State.Judged(
                                    new ReportAuthorization.Given(
                                            List.of(
                                                    ReportUriParser.uri(
                                                                    expected.path("override_rua")
                                                                            .asText())
                                                            .orElseThrow()))));
        }
    }
}
