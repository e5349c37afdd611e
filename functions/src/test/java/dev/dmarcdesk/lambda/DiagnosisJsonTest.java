package dev.dmarcdesk.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.diagnosis.Diagnosis;
import dev.dmarcdesk.diagnosis.DiagnosisFindings;
import dev.dmarcdesk.diagnosis.DiagnosisPage;
import dev.dmarcdesk.diagnosis.DiagnosisRun;
import dev.dmarcdesk.diagnosis.Samples;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.report.Verdict;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

final class DiagnosisJsonTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(DiagnosisJson.class.getResourceAsStream("message.schema.json"));

    private static JsonNode json(Diagnosis diagnosis) throws IOException {
        return new ObjectMapper()
                .readTree(
                        DiagnosisJson.write(
                                new DiagnosisRun(
                                        diagnosis, new Run(Instant.EPOCH, Duration.ofMillis(3)))));
    }

    private static JsonNode json(String sample) throws IOException {
        return json(Samples.named(sample));
    }

    @Test
    void every_document_keeps_the_schema_and_says_what_the_page_says() throws IOException {
        for (Map.Entry<String, Diagnosis> sample : Samples.all().entrySet()) {
            var diagnosis = sample.getValue();
            JsonNode document = json(diagnosis);

            assertThat(SCHEMA.validate(document)).as(sample.getKey()).isEmpty();
            assertThat(document.at("/findings").findValuesAsText("title"))
                    .as(sample.getKey())
                    .containsExactlyElementsOf(
                            DiagnosisFindings.of(diagnosis).stream()
                                    .map(Advice::title)
                                    .map(title -> title.text())
                                    .toList());
            assertThat(document.at("/verdict/headline").asText())
                    .isEqualTo(verdict(diagnosis).headline().text());
        }
    }

    @Test
    void tells_whose_pass_it_is() throws IOException {
        JsonNode document = json("provider");

        assertThat(document.at("/authorDomain").asText()).isEqualTo("acme.example");
        assertThat(document.at("/from").toString()).isEqualTo("[\"acme.example\"]");
        assertThat(document.at("/receiver").toString())
                .isEqualTo(
                        "{\"authservId\":\"mx.google.com\",\"provider\":\"Gmail\",\"trusted\":true,"
                                + "\"reason\":\"the topmost results, named like the server that took"
                                + " the message last\"}");
        assertThat(document.at("/spf").toString())
                .isEqualTo(
                        "{\"result\":\"pass\",\"domain\":\"em8174.sendgrid.net\",\"identity\":"
                                + "\"mailfrom\",\"aligned\":false,\"mode\":\"relaxed\"}");
        assertThat(document.at("/dkim/0").toString())
                .isEqualTo(
                        "{\"result\":\"pass\",\"domain\":\"sendgrid.net\",\"selector\":\"s1\","
                                + "\"aligned\":false,\"source\":\"reported\",\"reason\":"
                                + "\"now: header verified\"}");
        assertThat(document.at("/dmarc").toString())
                .isEqualTo(
                        "{\"result\":\"fail\",\"reported\":\"fail\",\"policy\":\"quarantine\","
                                + "\"policyDomain\":\"acme.example\",\"disposition\":\"quarantine\","
                                + "\"differs7489\":false}");
        assertThat(document.at("/providers/0/slug").asText()).isEqualTo("sendgrid");
        assertThat(document.at("/repairs/0").toString())
                .isEqualTo("{\"kind\":\"link\",\"count\":14,\"detail\":\"14 links unwrapped\"}");
    }

    @Test
    void what_nobody_says_is_null_and_never_guessed() throws IOException {
        JsonNode document = json("twofrom");

        assertThat(document.at("/authorDomain").isNull()).isTrue();
        assertThat(document.at("/from")).hasSize(2);
        assertThat(document.at("/spf/result").asText()).isEqualTo("unknown");
        assertThat(document.at("/spf/aligned").isNull()).isTrue();
        assertThat(document.at("/dmarc/policy").isNull()).isTrue();
        assertThat(json("dnsdown").at("/organizationalDomain").isNull()).isTrue();
        assertThat(json("noresults").at("/receiver/authservId").isNull()).isTrue();
        assertThat(json("noresults").at("/dkim/0/source").asText()).isEqualTo("unverified");
    }

    @Test
    void a_fix_that_is_known_to_the_letter_is_a_record() throws IOException {
        JsonNode fix = json("bounce").at("/findings/1/fix/records");
        assertThat(fix.findValuesAsText("name"))
                .containsExactly("k2._domainkey.acme.example", "k3._domainkey.acme.example");
        assertThat(fix.findValuesAsText("value"))
                .containsExactly("dkim2.mcsv.net", "dkim3.mcsv.net");
        assertThat(json("provider").at("/findings/1/fix/records")).isEmpty();
    }

    private static Verdict verdict(Diagnosis diagnosis) {
        return DiagnosisPage.verdict(diagnosis, DiagnosisFindings.of(diagnosis));
    }
}
