package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.Shared;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.mail.PasteRepair;
import dev.dmarcdesk.mail.Repaired;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/// Pastes against the samples of what Slack does to texts; those in blocks are the bot's to decode.
class SlackManglingConformanceTest {
    /// A piece of a program: no header at all.
    private static final String NO_HEADER = "codeblock-entities-indent";

    private static String read(String text, Source source) {
        return switch (PasteRepair.repair(new Paste(text, source))) {
            case Parsed.Invalid<Repaired> _ -> "refused";
            case Parsed.Valid<Repaired>(var repaired, _) ->
                    fields(repaired.message().header().fields());
        };
    }

    private static String fields(List<HeaderField> fields) {
        return fields.stream()
                .map(field -> field.raw().replaceAll("\\s+", " "))
                .reduce("", (all, field) -> all + field + "\n");
    }

    @Test
    void reads_what_slack_changed_as_it_was() throws IOException {
        JsonNode samples =
                new ObjectMapper()
                        .readTree(Shared.path("corpora/slack-mangling/samples.json").toFile());
        assertThat(samples).isNotEmpty();
        for (JsonNode sample : samples) {
            String id = sample.path("id").asText();
            String original = sample.path("original").asText().replaceAll("\\s+", " ") + "\n";
            boolean header = !id.equals(NO_HEADER);
            assertThat(read(sample.path("text").asText(), Source.CHAT))
                    .as(id)
                    .isEqualTo(header ? original : "refused");
            assertThat(read(sample.path("original").asText(), Source.TYPED))
                    .as(id)
                    .isEqualTo(header ? original : "refused");
        }
    }
}
