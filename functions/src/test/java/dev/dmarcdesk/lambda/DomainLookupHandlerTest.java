package dev.dmarcdesk.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Inspection;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class DomainLookupHandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(ReportJson.class.getResourceAsStream("domain.schema.json"));

    private final DomainLookupHandler handler =
            new DomainLookupHandler(
                    Inspectors.over(
                            new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(10)));

    @Test
    void answers_with_the_document_about_the_domain() throws IOException {
        JsonNode answer = ask("{\"domain\": \"https://ACME.example/x\", \"trace\": {\"id\": [1]}}");

        assertThat(SCHEMA.validate(answer)).isEmpty();
        assertThat(answer.at("/domain").asText()).isEqualTo("acme.example");
        assertThat(answer.at("/verdict/level").asText()).isEqualTo("bad");
        assertThat(answer.at("/spf/lookups").asInt()).isEqualTo(11);
        assertThat(answer.at("/spf/exceedsAt").asText()).isEqualTo("include:mail.zendesk.com");
        assertThat(answer.at("/dmarc/effectivePolicy").asText()).isEqualTo("none");
        assertThat(answer.at("/mtaSts/status").asText()).isEqualTo("none");
        assertThat(answer.at("/mtaSts/uncovered").isNull()).isTrue();
        assertThat(answer.at("/dnssec/status").asText()).isEqualTo("unknown");
        assertThat(answer.at("/providers").findValuesAsText("slug"))
                .contains("google-workspace", "sendgrid");
    }

    @Test
    void tells_how_tls_rpt_and_bimi_stand() throws IOException {
        JsonNode good = ask("{\"domain\": \"goodpost.example\"}");
        assertThat(good.at("/tlsRpt/status").asText()).isEqualTo("found");
        assertThat(good.at("/tlsRpt/rua/0").asText()).isEqualTo("mailto:tls@goodpost.example");
        assertThat(good.at("/bimi/status").asText()).isEqualTo("found");
        assertThat(good.at("/bimi/location").asText())
                .isEqualTo("https://goodpost.example/mark.svg");
        assertThat(good.at("/bimi/authority").asText())
                .isEqualTo("https://goodpost.example/mark.pem");
        assertThat(good.at("/bimi/declined").booleanValue()).isFalse();

        assertThat(ask("{\"domain\": \"firstbank.example\"}").at("/bimi/status").asText())
                .isEqualTo("ineffective");

        JsonNode none = ask("{\"domain\": \"acme.example\"}");
        assertThat(none.at("/tlsRpt/status").asText()).isEqualTo("none");
        assertThat(none.at("/tlsRpt/rua")).isEmpty();
        assertThat(none.at("/bimi/status").asText()).isEqualTo("none");
        assertThat(none.at("/bimi/location").isNull()).isTrue();

        JsonNode unknown = ask("{\"domain\": \"brokendns.example\"}");
        assertThat(unknown.at("/tlsRpt/status").asText()).isEqualTo("unknown");
        assertThat(unknown.at("/bimi/declined").isNull()).isTrue();
    }

    @Test
    void names_the_domain_for_the_dns_and_for_people() throws IOException {
        JsonNode answer = ask("{\"domain\": \"https://MÜNCHEN.example/\"}");
        assertThat(SCHEMA.validate(answer)).isEmpty();
        assertThat(answer.at("/domain").asText()).isEqualTo("xn--mnchen-3ya.example");
        assertThat(answer.at("/domainUnicode").asText()).isEqualTo("münchen.example");

        JsonNode lookalike = ask("{\"domain\": \"p\\u0430ypal.example\"}");
        assertThat(lookalike.at("/domain").asText()).isEqualTo("xn--pypal-4ve.example");
        assertThat(lookalike.at("/findings").findValuesAsText("code"))
                .contains("domain.mixed-script");
    }

    @Test
    void tells_the_policy_that_mail_has_to_come_by() throws IOException {
        JsonNode answer = ask("{\"domain\": \"goodpost.example\"}");

        assertThat(SCHEMA.validate(answer)).isEmpty();
        assertThat(answer.at("/verdict/level").asText()).isEqualTo("good");
        assertThat(answer.at("/mtaSts").toString())
                .isEqualTo(
                        "{\"status\":\"found\",\"id\":\"20260901T000000\",\"mode\":\"enforce\","
                                + "\"mx\":[\"*.goodpost.example\"],\"maxAge\":1209600,\"uncovered\":[]}");
    }

    @Test
    void answers_the_sample_event() throws IOException {
        JsonNode answer =
                ask(Files.readString(Path.of("../events/DomainLookupFunction-domain.json")));

        assertThat(SCHEMA.validate(answer)).isEmpty();
        assertThat(answer.at("/domain").asText()).isEqualTo("example.com");
    }

    @Test
    void looks_at_the_selectors_it_is_told() throws IOException {
        JsonNode answer = ask("{\"domain\": \"acme.example\", \"selectors\": [\"google\"]}");

        assertThat(answer.at("/dkim/keys").findValuesAsText("selector")).containsExactly("google");
        assertThat(answer.at("/dkim/keys/0/bits").asInt()).isEqualTo(2048);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{}",
                "{\"domain\": 7}",
                "{\"domain\": \"192.0.2.1\"}",
                "{\"domain\": \"no dots\"}",
                "{\"domain\": \"a.example\", \"selectors\": \"s1\"}",
                "{\"domain\": \"a.example\", \"selectors\": [7]}",
                "{\"domain\": \"a.example\", \"selectors\": [\"..\"]}"
            })
    void says_what_is_wrong_with_a_request_and_what_is_accepted(String request) throws IOException {
        JsonNode answer = ask(request);

        assertThat(answer.at("/kind").asText()).isEqualTo("error");
        assertThat(answer.at("/error").asText()).startsWith("Not understood; expected ");
    }

    @Test
    void every_document_of_the_world_keeps_the_schema() throws IOException {
        var world = World.read("dev");
        var examiner =
                new Examiner(
                        Checks.all(
                                BundledData.suffixes(),
                                BundledData.selectors(),
                                BundledData.senders()),
                        BundledData.senders());
        for (String domain : world.domains()) {
            var report =
                    examiner.examine(
                            new Subject(DomainName.of(domain), List.of()),
                            new RecordingDns(world.dns(), 400),
                            Web.OFFLINE,
                            ChainOfTrust.OFFLINE);
            String json =
                    ReportJson.write(
                            new Inspection(report, new Run(Instant.EPOCH, Duration.ofMillis(3))));
            assertThat(SCHEMA.validate(JSON.readTree(json))).as(domain).isEmpty();
        }
        for (World.Trap trap : world.traps().values()) {
            var report =
                    examiner.examine(
                            new Subject(DomainName.of(trap.domain()), List.of()),
                            new RecordingDns(world.dns(), 400),
                            Web.OFFLINE,
                            ChainOfTrust.OFFLINE);
            String json =
                    ReportJson.write(
                            new Inspection(report, new Run(Instant.EPOCH, Duration.ofMillis(3))));
            assertThat(SCHEMA.validate(JSON.readTree(json))).as(trap.id()).isEmpty();
        }
    }

    @Test
    void says_how_signatures_stand_and_whose_word_it_is() throws IOException {
        assertThat(dnssec(new Security.Secure(Witness.OURSELVES)))
                .isEqualTo("{\"status\":\"secure\",\"by\":\"ourselves\",\"detail\":null}");
        assertThat(dnssec(new Security.Insecure(true, Witness.RESOLVER)))
                .isEqualTo("{\"status\":\"insecure\",\"by\":\"resolver\",\"detail\":null}");
        assertThat(dnssec(new Security.Bogus("Broken.", Witness.OURSELVES)))
                .isEqualTo("{\"status\":\"bogus\",\"by\":\"ourselves\",\"detail\":\"Broken.\"}");
        assertThat(dnssec(new Security.Unknown("Gone.")))
                .isEqualTo("{\"status\":\"unknown\",\"by\":null,\"detail\":\"Gone.\"}");
    }

    private static String dnssec(Security security) throws IOException {
        var examiner =
                new Examiner(
                        Checks.all(
                                BundledData.suffixes(),
                                BundledData.selectors(),
                                BundledData.senders()),
                        BundledData.senders());
        var report =
                examiner.examine(
                        new Subject(DomainName.of("a.example"), List.of()),
                        new RecordingDns(ZoneDns.of("a.example TXT x"), 400),
                        Web.OFFLINE,
                        _ -> security);
        var json =
                JSON.readTree(
                        ReportJson.write(
                                new Inspection(
                                        report, new Run(Instant.EPOCH, Duration.ofMillis(3)))));
        assertThat(SCHEMA.validate(json)).isEmpty();
        return json.at("/dnssec").toString();
    }

    private JsonNode ask(String request) throws IOException {
        byte[] octets = request.getBytes(StandardCharsets.UTF_8);
        return JSON.readTree(handler.answer(new ByteArrayInputStream(octets)));
    }
}
