package dev.dmarcdesk.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.plan.RolloutPage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

final class PlanJsonTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(PlanJson.class.getResourceAsStream("plan.schema.json"));

    private final Inspector inspector =
            Inspectors.over(new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(10));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.example",
                "shop.acme.example",
                "harborbooks.example",
                "nowhere.example",
                "example.com"
            })
    void every_document_keeps_the_schema_and_says_what_the_page_says(String domain)
            throws IOException {
        var run = inspector.plan(new Subject(DomainName.of(domain), List.of()));
        JsonNode document = new ObjectMapper().readTree(PlanJson.write(run));

        assertThat(SCHEMA.validate(document)).isEmpty();
        assertThat(document.at("/domain").asText()).isEqualTo(domain);
        assertThat(document.at("/proposed").isNull()).isEqualTo(run.rollout().proposed().isEmpty());
        assertThat(document.at("/current").isNull()).isEqualTo(run.rollout().current().isEmpty());
        assertThat(document.at("/steps")).hasSize(run.rollout().steps().size());
        assertThat(RolloutPage.of(run.rollout(), run.run()).title().text())
                .isEqualTo(document.at("/verdict/headline").asText());
    }
}
