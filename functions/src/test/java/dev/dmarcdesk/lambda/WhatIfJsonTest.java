package dev.dmarcdesk.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.whatif.Change;
import dev.dmarcdesk.whatif.ChangeParser;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class WhatIfJsonTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(WhatIfJson.class.getResourceAsStream("what-if.schema.json"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme.example|p=reject|publish-with-care|bad",
                "acme.example|remove include:sendgrid.net|publish-with-care|attention",
                "acme.example|v=DMARC1; p=none; rua=mailto:dmarc@acme.example|already-published|bad",
                "quietmeadow.example|p=none|do-not-publish|bad",
                "brokendns.example|add mx|unknown|unknown",
                "brokendns.example|v=DMARC1; p=reject|unknown|unknown",
                "goodpost.example|_smtp._tls TXT v=TLSRPTv1; rua=mailto:x@goodpost.example|publish|good",
            })
    void every_document_keeps_the_schema(
            String domain, String typed, String recommendation, String level) throws IOException {
        if (!(ChangeParser.parse(typed, false, false)
                instanceof Parsed.Valid<Change>(var change, _))) {
            throw new AssertionError(typed);
        }
        var name = DomainName.of(domain);
        var message =
                new SeenMessage(
                        name,
                        List.of(new SeenMessage.Spf(name, "pass")),
                        true,
                        List.of(),
                        Instant.EPOCH);
        var inspector =
                Inspectors.over(new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(10));
        JsonNode document =
                new ObjectMapper()
                        .readTree(
                                WhatIfJson.write(
                                        inspector.tryOut(
                                                Subject.learnt(name, List.of()),
                                                change,
                                                List.of(),
                                                List.of(message))));

        assertThat(SCHEMA.validate(document)).isEmpty();
        assertThat(document.at("/kind").asText()).isEqualTo("plan");
        assertThat(document.at("/domain").asText()).isEqualTo(domain);
        assertThat(document.at("/recommendation").asText()).isEqualTo(recommendation);
        assertThat(document.at("/verdict/level").asText()).isEqualTo(level);
    }
}
