package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.HostileZones;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.report.DkimPage;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.report.ReportPage;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.report.SpfPage;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Whatever a zone holds, the message about it is one that Slack takes.
@Timeout(120)
final class BadInputTest {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ZERO);
    private static final int MOST_BLOCKS = 50;

    static Set<String> names() {
        return HostileZones.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void fits_into_a_message(String name) {
        Report report = Audit.of(HostileZones.DOMAIN, HostileZones.named(name), "s1").report();
        for (Document page :
                List.of(
                        ReportPage.of(report, RUN),
                        SpfPage.of(report, RUN),
                        DkimPage.of(report, RUN))) {
            for (var tables : BlockKit.Tables.values()) {
                JsonNode message = BlockKit.render(page, tables);
                assertThat(message.get("blocks")).hasSizeBetween(1, MOST_BLOCKS);
                assertThat(characters(message.get("blocks"))).isLessThanOrEqualTo(MessageFit.TOTAL);
                assertThat(message.get("text").asText()).hasSizeBetween(1, MessageFit.FALLBACK);
            }
        }
    }

    private static int characters(JsonNode node) {
        int all = 0;
        for (JsonNode text : node.findValues("text")) {
            all += text.isTextual() ? text.textValue().length() : 0;
        }
        return all;
    }
}
