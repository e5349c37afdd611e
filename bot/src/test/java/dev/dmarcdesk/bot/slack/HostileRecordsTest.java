package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.report.ReportPage;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Records made to be quoted: whatever a zone holds, it mentions, links, formats and colours
/// nothing.
final class HostileRecordsTest {
    private static final DomainName DOMAIN = DomainName.of("hostile.example");
    private static final Subject SUBJECT = new Subject(DOMAIN, List.of("s1"));
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ZERO);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<https://evil.example|click>",
                "`` ```*_~",
                "\u001b[31m\u001b]0;title\u0007",
                "\u00e2\u0080\u00ae\u0000\r\nAll is well",
                "<@U012AB3CD>&lt;!here&gt;"
            })
    void say_nothing_of_their_own(String payload) {
        Document page = ReportPage.of(report(payload), RUN);
        for (var tables : BlockKit.Tables.values()) {
            ObjectNode message = BlockKit.render(page, tables);
            assertThat(message.findValuesAsText("type"))
                    .doesNotContain("mrkdwn", "markdown", "link", "user", "channel", "broadcast");
            assertThat(message.get("text").asText()).doesNotContain("<", ">", "`", "://");
            assertThat(texts(message)).noneMatch(HostileRecordsTest::hidesSomething);
        }
        String terminal = TerminalText.render(page, 80, false);
        assertThat(terminal.lines())
                .noneMatch(HostileRecordsTest::hidesSomething)
                .noneMatch(line -> line.startsWith("All is well"));
    }

    @ParameterizedTest
    @EnumSource(BlockKit.Tables.class)
    void are_quoted_all_the_same(BlockKit.Tables tables) {
        ObjectNode message = BlockKit.render(ReportPage.of(report("<!channel>"), RUN), tables);

        assertThat(texts(message)).anyMatch(text -> text.contains("<!channel>"));
    }

    /// The payload in every record the report may quote.
    private static Report report(String payload) {
        Dns zone =
                question ->
                        question.type() == RrType.TXT
                                ? text(question, payload)
                                : new Answer.NoData(List.of());
        return new Examiner(
                        Checks.all(
                                BundledData.suffixes(),
                                BundledData.selectors(),
                                BundledData.senders()),
                        BundledData.senders())
                .examine(SUBJECT, new RecordingDns(zone, 400), Web.OFFLINE, ChainOfTrust.OFFLINE);
    }

    private static Answer text(Question question, String payload) {
        String name = question.name().toString();
        if (name.startsWith("_dmarc.hostile")) {
            return found(
                    "v=DMARC1; p="
                            + payload
                            + "; rua="
                            + payload
                            + ",mailto:a@"
                            + payload
                            + "; x="
                            + payload);
        }
        if (name.startsWith("s1._domainkey")) {
            return found("v=DKIM1; k=" + payload + "; n=" + payload + "; p=" + payload);
        }
        return question.name().equals(DOMAIN)
                ? found(
                        "v=spf1 include:"
                                + payload
                                + " exists:%{i}."
                                + payload
                                + " "
                                + payload
                                + " ?all")
                : new Answer.NoSuchDomain(List.of());
    }

    private static Answer found(String text) {
        return new Answer.Found(List.of(Rdata.Text.of(text)), List.of());
    }

    private static boolean hidesSomething(String text) {
        return text.chars()
                .anyMatch(c ->
                        (Character.isISOControl(c) && c != '\n') || c == 0x202e || c == 0x200b);
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
