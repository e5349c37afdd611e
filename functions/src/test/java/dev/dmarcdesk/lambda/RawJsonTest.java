package dev.dmarcdesk.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.note.Evidence;
import dev.dmarcdesk.report.RawLook;
import dev.dmarcdesk.report.RawPage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What came of real questions to a server on loopback, for people and for programs.
final class RawJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackDns server =
            LoopbackDns.serving(
                    ZoneDns.of(
                            """
                            a.example         TXT    "v=spf1 -all"
                            b.example         CNAME  a.example
                            bad.example       TXT    "line\\010break \\"quoted\\""
                            """));
    private final Inspector inspector =
            Inspectors.over(
                    new DnsSource.Resolvers(List.of(server.address())),
                    TrustAnchors::ofRoot,
                    Duration.ofSeconds(10));

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonNode valid(String json, String schema) throws IOException {
        JsonNode document = JSON.readTree(json);
        assertThat(
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(RawJson.class.getResourceAsStream(schema))
                                .validate(document))
                .isEmpty();
        return document;
    }

    private RawLook one(String name) {
        return inspector.raw(new Question(DomainName.of(name), RrType.TXT));
    }

    @Test
    void an_answer_comes_with_its_server_its_ttl_and_its_time() throws IOException {
        RawLook look = one("b.example");
        JsonNode question = valid(RawJson.write(look), "raw.schema.json").path("questions").path(0);

        assertThat(question.path("data").path(0).asText()).isEqualTo("v=spf1 -all");
        assertThat(question.path("aliases").path(0).asText()).isEqualTo("a.example");
        assertThat(question.path("server").asText())
                .isEqualTo("127.0.0.1:" + server.address().getPort());
        assertThat(question.path("ttl").asInt()).isEqualTo(300);
        assertThat(question.path("elapsedMs").isInt()).isTrue();
        assertThat(TerminalText.render(RawPage.of(look), 100, false))
                .contains("b.example TXT  ; TTL 300 s, ")
                .contains("CNAME a.example", "\"v=spf1 -all\"")
                .contains("127.0.0.1:" + server.address().getPort());
    }

    @Test
    void every_question_of_the_audit_is_there() throws IOException {
        RawLook look = inspector.raw(new Subject(DomainName.of("a.example"), List.of("s1")));
        JsonNode document = valid(RawJson.write(look), "raw.schema.json");

        assertThat(document.path("questions").findValuesAsText("name"))
                .contains("a.example", "_dmarc.a.example", "s1._domainkey.a.example");
        assertThat(document.path("questions"))
                .hasSize(document.path("dns").path("queries").asInt());
    }

    @Test
    void foreign_text_moves_nothing_on_the_page() {
        assertThat(TerminalText.render(RawPage.of(one("bad.example")), 100, false))
                .contains("\\\"quoted\\\"")
                .contains("line\\010break");
    }

    @Test
    void a_note_is_a_document_of_its_schema() throws IOException {
        var run = inspector.note(List.of(), DomainName.of("a.example"), Evidence.NONE);

        assertThat(valid(NoteJson.write(run), "note.schema.json").path("text").asText())
                .contains("a.example");
    }
}
