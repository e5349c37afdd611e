package dev.dmarcdesk.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class HeaderLookupHandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(DiagnosisJson.class.getResourceAsStream("message.schema.json"));

    private final HeaderLookupHandler handler =
            new HeaderLookupHandler(
                    Inspectors.over(
                            new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(10)));

    private static String sample() throws IOException {
        return Files.readString(Path.of("../events/HeaderLookupFunction-header.json"));
    }

    @Test
    void answers_the_sample_event_with_the_document_about_the_message() throws IOException {
        JsonNode answer = ask(sample());

        assertThat(SCHEMA.validate(answer)).isEmpty();
        assertThat(answer.at("/authorDomain").asText()).isEqualTo("acme.example");
        assertThat(answer.at("/dmarc/result").asText()).isEqualTo("fail");
        assertThat(answer.at("/receiver/authservId").asText()).isEqualTo("mx.goodpost.example");
        assertThat(answer.at("/findings").findValuesAsText("code"))
                .contains("message.dmarc-fail", "message.provider-signs-only");
        assertThat(answer.at("/providers/0/slug").asText()).isEqualTo("sendgrid");
    }

    @Test
    void hands_nothing_back_that_is_a_persons() throws IOException {
        assertThat(ask(sample()).toString())
                .doesNotContain("reader", "bounces@", "News", "1@acme", "192.0.2.10");
    }

    @Test
    void evaluates_spf_for_the_client_it_is_told() throws IOException {
        JsonNode answer =
                ask(
                        "{\"text\": \"From: a@acme.example\\nDate: Sat, 21 Nov 2026 10:00:00 +0000\\n"
                                + "Subject: x\\n\", \"ip\": \"192.0.2.77\", \"sender\":"
                                + " \"b@acme.example\", \"helo\": null}");

        assertThat(SCHEMA.validate(answer)).isEmpty();
        assertThat(answer.at("/spf/domain").asText()).isEqualTo("acme.example");
        assertThat(answer.at("/spf/result").asText()).isNotEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"text\": 7}",
                "{\"text\": \" \"}",
                "{\"text\": \"a novel without any header\"}",
                "{\"text\": \"From: a@b.example\", \"helo\": \"x\"}",
                "{\"text\": \"From: a@b.example\", \"ip\": \"no address\"}"
            })
    void says_what_is_wrong_with_a_request_and_what_is_accepted(String request) throws IOException {
        JsonNode answer = ask(request);

        assertThat(answer.at("/kind").asText()).isEqualTo("error");
        assertThat(answer.at("/error").asText()).startsWith("Not understood; expected ");
    }

    private JsonNode ask(String request) throws IOException {
        byte[] octets = request.getBytes(StandardCharsets.UTF_8);
        return JSON.readTree(handler.answer(new ByteArrayInputStream(octets)));
    }
}
