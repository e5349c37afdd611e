package dev.dmarcdesk.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.publication.Course;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

final class PublicationJsonTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            PublicationJson.class.getResourceAsStream("publication.schema.json"));

    private final Inspector inspector =
            Inspectors.over(new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(10));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ADD    | TXT   | _dmarc.quietmeadow.example    | v=DMARC1;p=reject | live
                    ADD    | TXT   | _dmarc.acme.example           | v=DMARC1; p=reject | another
                    ADD    | TXT   | _dmarc.nowhere.example        | v=DMARC1; p=reject | not-yet
                    ADD    | CNAME | s9._domainkey.acme.example    | s9.mailer.example  | not-yet
                    REMOVE | TXT   | acme.example                  | v=spf1 mx -all     | live
                    """)
    void every_document_keeps_the_schema(
            Action action, RrType type, String name, String value, String stage)
            throws IOException {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        var publication =
                inspector.publication(
                        new RecordEdit(action, type, DomainName.of(name), value),
                        Course.from(now),
                        now);
        JsonNode document = new ObjectMapper().readTree(PublicationJson.write(publication));

        assertThat(SCHEMA.validate(document)).isEmpty();
        assertThat(document.at("/stage").asText()).isEqualTo(stage);
        assertThat(document.at("/servers")).isEmpty();
        assertThat(document.at("/record/value").asText()).isEqualTo(value);
    }
}
