package dev.dmarcdesk.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.Paste;
import dev.dmarcdesk.plan.Target;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

final class LintJsonTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(LintJson.class.getResourceAsStream("lint.schema.json"));

    private final Inspector inspector =
            Inspectors.over(new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(10));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=reject",
                "v=DMARC1, p=none",
                "v=spf1 include:_spf.google.com ip4:192.0.2.1/33 -all",
                "v=spf1 mx ~all\nv=spf1 a ~all",
                "_dmarc.acme.example.acme.example. IN TXT \"v=DMARC1; p=none\"",
                "s1._domainkey.acme.example. IN TXT \"v=DKIM1; p=AAAA\"",
                "k=rsa; p=",
                "\u201cv=DMARC1; p=none\u0007\u201d",
            })
    void every_document_keeps_the_schema(String pasted) throws IOException {
        if (!(Paste.read(pasted, false) instanceof Parsed.Valid<Draft>(var draft, _))) {
            throw new AssertionError(pasted);
        }
        var live = new Target(List.of(DomainName.of("acme.example")), List.of("s1"));
        for (Target target : List.of(Target.NONE, live)) {
            JsonNode document =
                    new ObjectMapper().readTree(LintJson.write(inspector.lint(draft, target)));

            assertThat(SCHEMA.validate(document)).isEmpty();
            assertThat(document.at("/record").asText()).isEqualTo(draft.text());
            assertThat(document.at("/checked")).hasSize(target.isLive() ? 2 : 1);
            boolean named = target.isLive() || pasted.contains("acme");
            assertThat(document.at("/domain").isNull()).isEqualTo(!named);
            assertThat(document.at("/findings").findValuesAsText("name").isEmpty() || named)
                    .isTrue();
        }
    }
}
