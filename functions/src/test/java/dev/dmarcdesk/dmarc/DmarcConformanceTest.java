package dev.dmarcdesk.dmarc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.CorpusZone;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.Authentication;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.DkimSigningDomain;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.SpfDomain;
import dev.dmarcdesk.dmarc.DmarcEvaluation.Judged;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The public suites for DMARC, by RFC 9989.
class DmarcConformanceTest {
    private static final Set<String> STRICT = Set.of("checkdmarc", "mimekit");

    private static Iterable<JsonNode> cases(String file) throws IOException {
        return new ObjectMapper().readTree(Shared.path("corpora/dmarc/" + file).toFile());
    }

    @Test
    void judges_messages_as_the_suites_do() throws IOException {
        var deviations = new KnownDeviations();
        for (JsonNode test : cases("evaluate.json")) {
            deviations.judge(test.path("id").asText(), evaluate(test));
        }
        deviations.allMet(100);
    }

    @Test
    void reads_records_as_the_suites_do() throws IOException {
        var deviations = new KnownDeviations();
        for (JsonNode test : cases("records.json")) {
            deviations.judge(test.path("id").asText(), read(test));
        }
        deviations.allMet(100);
    }

    @Test
    void asks_for_consent_as_the_suites_do() throws IOException {
        var deviations = new KnownDeviations();
        for (JsonNode test : cases("report_authorization.json")) {
            deviations.judge(test.path("id").asText(), authorize(test));
        }
        deviations.allMet(10);
    }

    private static List<String> evaluate(JsonNode test) {
        JsonNode input = test.path("input");
        var author = DomainName.of(input.path("from_domain").asText());
        var identifiers = new ArrayList<AuthenticatedIdentifier>();
        for (JsonNode spf : input.path("spf")) {
            identifiers.add(new SpfDomain(domain(spf), authentication(spf)));
        }
        for (JsonNode dkim : input.path("dkim")) {
            identifiers.add(new DkimSigningDomain(domain(dkim), authentication(dkim)));
        }
        var evaluation =
                DmarcEvaluation.of(author, identifiers, CorpusZone.of(input.path("zone")));
        JsonNode expected = test.path("expect_rfc9989").isMissingNode()
                ? test.path("expect")
                : test.path("expect_rfc9989");
        var differences = compare(expected, evaluation);
        JsonNode alternative = test.path("expect_alternative");
        return alternative.isMissingNode() ? differences : compare(alternative, evaluation).isEmpty() ? List.of() : differences;
    }

    private static DomainName domain(JsonNode identifier) {
        return DomainName.of(identifier.path("domain").asText());
    }

    private static Authentication authentication(JsonNode identifier) {
        return switch (identifier.path("result").asText()) {
            case "pass" -> Authentication.PASS;
            case "temperror" -> Authentication.TEMPERROR;
            default -> Authentication.FAIL;
        };
    }

    private static List<String> compare(JsonNode expected, DmarcEvaluation evaluation) {
        var differences = new Differences(expected);
        differences.of("result", evaluation.result().word());
        differences.of(
                "policy", evaluation.policy().map(AssessmentPolicy::word).orElse("unknown"));
        differences.of(
                "policy_domain",
                evaluation.discovery() instanceof Discovery.Found found
                        ? found.domain().toString()
                        : "");
        differences.of("org_domain", evaluation.organizationalDomain().name().toString());
        differences.of("spf_aligned", aligned(evaluation, SpfDomain.class) + "");
        differences.of("dkim_aligned", aligned(evaluation, DkimSigningDomain.class) + "");
        differences.of("spf_org_domain", organizational(evaluation, SpfDomain.class));
        differences.of("dkim_org_domain", organizational(evaluation, DkimSigningDomain.class));
        if (expected.has("author_walk_queries")) {
            differences.of(
                    "author_walk_queries",
                    evaluation.walk().stream().map(step -> "_dmarc." + step.domain()).toList());
        }
        if (expected.has("record_tags")
                && evaluation.discovery() instanceof Discovery.Found(_, var record, _)) {
            differences.of("record_tags", tags(record, expected.path("record_tags")));
        }
        return differences.found();
    }

    private static boolean aligned(
            DmarcEvaluation evaluation, Class<? extends AuthenticatedIdentifier> kind) {
        return judged(evaluation, kind)
                .anyMatch(judged ->
                        judged.identifier().result() == Authentication.PASS
                                && judged.alignment().aligned());
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

    /// The validators behind the suite differ in strictness: some want a text without any defect,
    /// some a record that a receiver can use; those of RFC 7489 want what that standard wants.
    private static List<String> read(JsonNode test) {
        String id = test.path("id").asText();
        var parsed = PolicyRecordParser.parse(test.path("record").asText());
        JsonNode expected = test.path("expect");
        var differences = new Differences(expected);
        differences.of("valid", valid(test, id, parsed) + "");
        for (String key : List.of("tags", "recovered_tags")) {
            if (expected.has(key) && parsed instanceof Parsed.Valid<PolicyRecord>(var record, _)) {
                differences.of(key, tags(record, expected.path(key)));
            }
        }
        return differences.found();
    }

    private static boolean valid(JsonNode test, String id, Parsed<PolicyRecord> parsed) {
        if (!(parsed instanceof Parsed.Valid<PolicyRecord>(var record, var defects))) {
            return false;
        }
        if (test.path("standard").asText().equals("rfc7489")) {
            return Rfc7489Reading.policy(record, true).isPresent();
        }
        return STRICT.contains(id.substring(0, id.indexOf('-')))
                ? defects.isEmpty()
                : record.isUsable();
    }

    /// The tags that are expected, as they act.
    private static JsonNode tags(PolicyRecord record, JsonNode expected) {
        var tags = new ObjectMapper().createObjectNode();
        expected.fieldNames().forEachRemaining(name -> {
            switch (name) {
                case "p" -> word(tags, name, record.p().read().map(AssessmentPolicy::word));
                case "sp" -> tags.put(name, record.statedPolicies().existing().word());
                case "np" -> tags.put(name, record.statedPolicies().nonExistent().word());
                case "adkim" ->
                        tags.put(name, record.adkim().or(AlignmentMode.RELAXED).letter());
                case "aspf" -> tags.put(name, record.aspf().or(AlignmentMode.RELAXED).letter());
                case "psd" -> tags.put(name, record.psd().or(PsdFlag.UNDECLARED).letter());
                case "t" -> tags.put(name, record.testing() ? "y" : "n");
                case "fo" ->
                        tags.putPOJO(
                                name,
                                letters(
                                        record
                                                .fo()
                                                .or(Set.of(FailureOption.ALL_FAILED))
                                                .stream()
                                                .map(FailureOption::letter)));
                case "rua" ->
                        uris(tags, name, record.rua().or(ReportUris.NONE), "mailto:".length());
                case "rua_uris" -> uris(tags, name, record.rua().or(ReportUris.NONE), 0);
                case "ruf_uris" -> uris(tags, name, record.ruf().or(ReportUris.NONE), 0);
                default -> throw new IllegalArgumentException("unknown tag " + name);
            }
        });
        return tags;
    }
}
