package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.HostileHeaders;
import dev.dmarcdesk.MessageRun;
import dev.dmarcdesk.bot.slack.BlockKit.Tables;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// A header as long as headers may be, made to be expensive: the answer is one that Slack takes.
final class HostileMessagesTest {
    private static final int LONGEST = 1_000_000;
    private static final ZoneDns DNS = ZoneDns.of("_dmarc.a.example TXT \"v=DMARC1; p=reject\"");

    @ParameterizedTest
    @EnumSource
    void the_answer_fits_into_a_message(HostileHeaders kind) {
        if (MessageRun.of(new Paste(kind.of(LONGEST), Source.FILE), List.of(), DNS)
                instanceof Parsed.Valid<MessageRun>(var run, _)) {
            for (Tables tables : Tables.values()) {
                ObjectNode message = BlockKit.render(run.page(), tables);
                assertThat(message.get("blocks")).hasSizeLessThanOrEqualTo(MessageFit.BLOCKS);
                assertThat(characters(message.get("blocks")))
                        .isLessThanOrEqualTo(MessageFit.TOTAL + 200);
                assertThat(message.get("text").asText()).hasSizeLessThan(2 * MessageFit.FALLBACK);
            }
            assertThat(run.json()).hasSizeLessThan(LONGEST / 10);
        }
    }

    private static int characters(JsonNode node) {
        int sum = node.isTextual() ? node.textValue().length() : 0;
        for (JsonNode child : node) {
            sum += characters(child);
        }
        return sum;
    }
}
