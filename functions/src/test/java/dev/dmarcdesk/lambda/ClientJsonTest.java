package dev.dmarcdesk.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.World;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.report.Clients;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

final class ClientJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(ClientJson.class.getResourceAsStream("spf.schema.json"));
    private static final Dns ZONE =
            ZoneDns.of(
                    """
                    a.example         TXT  "v=spf1 mx include:_spf.google.com exp=why.a.example -all"
                    a.example         MX   10 mail.a.example
                    mail.a.example    A    192.0.2.1
                    why.a.example     TXT  "no %{i}"
                    _spf.google.com   TXT  "v=spf1 ip4:203.0.113.0/24 ~all"
                    b.example         TXT  "v=spf1 redirect=a.example"
                    c.example         TXT  "v=spf1 ip4:192.0.2.1"
                    """);

    private static JsonNode json(ClientQuestion question, Dns dns) throws IOException {
        JsonNode json = JSON.readTree(ClientJson.write(Clients.inspect(question, dns)));
        assertThat(SCHEMA.validate(json)).as(question.toString()).isEmpty();
        return json;
    }

    @Test
    void tells_the_outcome_and_every_term_looked_at() throws IOException {
        var json = json(Clients.question("a.example", "203.0.113.9"), ZONE);

        assertThat(json.at("/schema").asText()).isEqualTo("1");
        assertThat(json.at("/kind").asText()).isEqualTo("spf");
        assertThat(json.at("/domain").asText()).isEqualTo("a.example");
        assertThat(json.at("/ip").asText()).isEqualTo("203.0.113.9");
        assertThat(json.at("/sender").isNull()).isTrue();
        assertThat(json.at("/helo").isNull()).isTrue();
        assertThat(json.at("/result").asText()).isEqualTo("pass");
        assertThat(json.at("/mechanism").asText()).isEqualTo("include:_spf.google.com");
        assertThat(json.at("/provider").asText()).isEqualTo("google-workspace");
        assertThat(json.at("/lookups").asInt()).isEqualTo(2);
        assertThat(json.at("/voidLookups").asInt()).isZero();
        assertThat(json.at("/verdict/level").asText()).isEqualTo("good");
        assertThat(json.at("/trace").findValuesAsText("term"))
                .containsExactly("mx", "include:_spf.google.com", "ip4:203.0.113.0/24");
        assertThat(json.at("/trace/0/match").asText()).isEqualTo("no");
        assertThat(json.at("/trace/0/questions").findValuesAsText("name"))
                .containsExactly("a.example", "mail.a.example");
        assertThat(json.at("/trace/1/result").asText()).isEqualTo("pass");
        assertThat(json.at("/trace/1/children/0/match").asText()).isEqualTo("yes");
        assertThat(json.at("/trace/1/children/0/domain").asText()).isEqualTo("_spf.google.com");
        assertThat(json.at("/dns/queries").asInt()).isEqualTo(4);
    }

    @Test
    void tells_the_explanation_and_the_envelope_as_given() throws IOException {
        var question = Clients.value(Clients.question("b.example", "192.0.2.9").withSender("<>"));
        var json = json(Clients.value(question.withHelo("mail.b.example")), ZONE);

        assertThat(json.at("/result").asText()).isEqualTo("fail");
        assertThat(json.at("/mechanism").asText()).isEqualTo("-all");
        assertThat(json.at("/explanation").asText()).isEqualTo("no 192.0.2.9");
        assertThat(json.at("/sender").asText()).isEqualTo("<>");
        assertThat(json.at("/helo").asText()).isEqualTo("mail.b.example");
    }

    @Test
    void says_default_where_no_term_matched_and_nothing_where_none_was_looked_at()
            throws IOException {
        assertThat(json(Clients.question("c.example", "192.0.2.9"), ZONE).at("/mechanism").asText())
                .isEqualTo("default");
        var none = json(Clients.question("none.example", "192.0.2.9"), ZONE);
        assertThat(none.at("/mechanism").isNull()).isTrue();
        assertThat(none.at("/record").isNull()).isTrue();
        assertThat(none.at("/findings/0/code").asText()).isEqualTo("spf.none");
    }

    @Test
    void every_document_of_the_world_keeps_the_schema() throws IOException {
        var world = World.read("dev");
        var domains =
                Stream.concat(
                                world.domains().stream(),
                                world.traps().values().stream().map(World.Trap::domain))
                        .distinct()
                        .toList();
        for (String typed : domains) {
            if (DomainInput.parse(typed) instanceof Parsed.Valid<DomainInput>(var domain, _)) {
                for (String ip : List.of("203.0.113.77", "2001:db8:77::1", "209.85.220.41")) {
                    json(Clients.question(domain.domain().toString(), ip), world.dns());
                }
            }
        }
    }
}
