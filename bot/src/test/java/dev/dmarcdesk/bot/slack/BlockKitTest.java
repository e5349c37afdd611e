package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.slack.BlockKit.Tables;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.text.Range;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

final class BlockKitTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel> <!here> <@U012AB3CD> <#C012AB3CD|general>",
                "<https://evil.example|click>",
                "`code` ```fence``` *bold* _italic_ ~gone~",
                "\u001b[31mred\u001b[0m \u202eright to left",
                "&lt;!channel&gt; :warning: line\nbreak"
            })
    void foreign_text_is_literal_everywhere_and_never_markup(String foreign) {
        ObjectNode message = BlockKit.render(everything(foreign), Tables.BLOCK);

        assertThat(message.findValues("type"))
                .extracting(JsonNode::asText)
                .doesNotContain(
                        "mrkdwn", "markdown", "user", "channel", "broadcast", "link", "usergroup");
        assertThat(message.get("text").asText()).doesNotContain("<", "`", "http");
        assertThat(texts(message))
                .noneMatch(text -> text.chars().anyMatch(c -> c == 0x1b || c == 0x202e));
    }

    @ParameterizedTest
    @EnumSource(Tables.class)
    void the_whole_verdict_is_in_the_text_for_screen_readers(Tables tables) {
        var page =
                new Document(
                        Tone.BAD,
                        Sentence.of("acme.example can be forged"),
                        Sentence.of(
                                "acme.example can be forged. First: Remove %s from SPF.",
                                "include:x.example"),
                        List.of());

        assertThat(BlockKit.render(page, tables).get("text").asText())
                .isEqualTo("acme.example can be forged. First: Remove include:x.example from SPF.");
    }

    @ParameterizedTest
    @CsvSource({
        "U012AB3CD, user, user_id, somebody",
        "S012AB3CD, usergroup, usergroup_id, a group",
        "C012AB3CD, channel, channel_id, a channel"
    })
    void whom_we_speak_of_is_mentioned_by_id_and_once(
            String id, String type, String field, String name) {
        var words = Sentence.of("Expected, says %s.", new Inline.Person(id));
        var page =
                new Document(
                        Tone.GOOD, Sentence.of("t"), words, List.of(new Block.Paragraph(words)));

        ObjectNode message = BlockKit.render(page, Tables.BLOCK);
        assertThat(message.findParents(field))
                .singleElement()
                .satisfies(element -> assertThat(element.path("type").asText()).isEqualTo(type))
                .satisfies(element -> assertThat(element.path(field).asText()).isEqualTo(id));
        assertThat(message.get("text").asText()).isEqualTo("Expected, says " + name + ".");
    }

    @Test
    void a_notification_begins_its_sentences_as_such() {
        var who = new Inline.Person("U012AB3CD");
        var words = Sentence.of("%s %s says so. %s does not.", new Inline.Mark(Tone.BAD), who, who);
        var page = new Document(Tone.BAD, words, words, List.of());

        assertThat(BlockKit.render(page, Tables.BLOCK).get("text").asText())
                .isEqualTo("Somebody says so. Somebody does not.");
    }

    @Test
    void a_choice_is_coloured_by_its_weight() {
        var choices =
                List.of(
                        new Choice("Expected", "expected a1", Choice.Weight.FIRST),
                        new Choice("Not us", "not-us a1", Choice.Weight.GRAVE),
                        new Choice("Diagnose", "check a.example"));
        var words = Sentence.of("t");
        var page = new Document(Tone.BAD, words, words, List.of(new Block.Choices(choices)));

        JsonNode buttons = BlockKit.render(page, Tables.BLOCK).at("/blocks/1/elements");
        assertThat(buttons)
                .extracting(button -> button.path("style").asText())
                .containsExactly("primary", "danger", "");
    }

    @Test
    void an_overview_is_one_table_or_lines_saying_the_same() {
        var page = everything("p=none");
        JsonNode table = BlockKit.render(page, Tables.BLOCK).get("blocks");
        JsonNode text = BlockKit.render(page, Tables.TEXT).get("blocks");

        assertThat(table.findValuesAsText("type")).containsOnlyOnce("table");
        assertThat(text.findValuesAsText("type")).doesNotContain("table");
        assertThat(texts(text)).anyMatch(line -> line.contains("only monitors"));
    }

    @Test
    void g7_a_record_stands_alone_and_exactly_as_it_is_to_be_pasted() {
        String record = "v=spf1 include:_spf.acme.example *~all <a&b> mailto:_dmarc@acme.example ~";
        var page =
                new Document(
                        Tone.BAD,
                        Sentence.of("t"),
                        Sentence.NONE,
                        List.of(new Block.Listing(record)));

        JsonNode block =
                BlockKit.render(page, Tables.BLOCK).get("blocks").get(1).get("elements").get(0);
        assertThat(block.get("type").asText()).isEqualTo("rich_text_preformatted");
        assertThat(texts(block)).contains(record);
        assertThat(block.get("elements")).hasSize(1);
    }

    @Test
    void a_record_too_long_for_slack_is_not_shown_in_part() {
        String record = "v=spf1 " + "ip4:192.0.2.1 ".repeat(400) + "~all";
        var page =
                new Document(
                        Tone.BAD,
                        Sentence.of("t"),
                        Sentence.NONE,
                        List.of(new Block.Listing(record)));

        assertThat(texts(BlockKit.render(page, Tables.BLOCK)))
                .noneMatch(text -> text.contains("v=spf1"));
    }

    @Test
    void a_message_of_any_size_keeps_inside_the_limits_and_keeps_its_buttons() {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 200; i++) {
            blocks.add(new Block.Paragraph(Sentence.of("%s", "x".repeat(3_000))));
            blocks.add(
                    new Block.SmallPrint(Sentence.of("%s", new Inline.Plain("y".repeat(5_000)))));
        }
        blocks.add(new Block.Choices(List.of(new Choice("Again", "check example.com"))));
        var title = Sentence.of("%s", new Inline.Plain("z".repeat(500)));

        ObjectNode message =
                BlockKit.render(new Document(Tone.BAD, title, title, blocks), Tables.BLOCK);
        JsonNode drawn = message.get("blocks");
        assertThat(drawn.size()).isLessThanOrEqualTo(50);
        assertThat(texts(drawn).stream().mapToInt(String::length).sum()).isLessThan(13_000);
        assertThat(drawn.get(0).get("text").get("text").asText().length()).isLessThanOrEqualTo(150);
        assertThat(drawn.get(drawn.size() - 1).get("type").asText()).isEqualTo("actions");
        assertThat(texts(drawn)).anyMatch(text -> text.contains("one Slack message holds no more"));
    }

    @Test
    void what_is_said_of_a_name_too_long_for_a_header_is_kept() {
        String name = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".example";
        var title = Sentence.of("%s can be forged", new Inline.Plain(name));

        JsonNode header =
                BlockKit.render(
                                new Document(Tone.BAD, title, title, List.of()),
                                BlockKit.Tables.BLOCK)
                        .at("/blocks/0/text/text");
        assertThat(header.asText())
                .startsWith("❌ aaaa")
                .endsWith(".example can be forged")
                .hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void a_page_without_choices_has_no_empty_row_of_buttons() {
        var page =
                new Document(
                        Tone.GOOD,
                        Sentence.of("t"),
                        Sentence.NONE,
                        List.of(new Block.Choices(Collections.emptyList())));

        assertThat(BlockKit.render(page, Tables.BLOCK).get("blocks")).hasSize(1);
    }

    @Test
    void to_share_comes_before_all_other_buttons() {
        var words = Sentence.of("Words");
        var page =
                new Document(
                        Tone.GOOD,
                        words,
                        words,
                        List.of(
                                new Block.Choices(
                                        List.of(new Choice("Check", "check a.example")))));

        JsonNode buttons =
                BlockKit.renderToShare(page, Tables.BLOCK, "packed").at("/blocks/1/elements");

        assertThat(buttons.findValuesAsText("action_id")).containsExactly("share", "run:0");
    }

    @Test
    void words_that_are_not_there_leave_no_gap() {
        var words = Sentence.of("It was %sforwarded", new Inline.Plain(""));
        var page = new Document(Tone.GOOD, words, words, List.of(new Block.Paragraph(words)));

        JsonNode section = BlockKit.render(page, Tables.BLOCK).at("/blocks/1/elements/0/elements");

        assertThat(section.findValuesAsText("text")).containsExactly("It was ", "forwarded");
    }

    @Test
    void a_button_carries_the_command_it_runs() {
        ObjectNode message = BlockKit.render(everything("x"), Tables.BLOCK);

        assertThat(message.findValuesAsText("value")).containsExactly("spf example.com");
    }

    private static Document everything(String foreign) {
        var words = Sentence.of("Words with %s inside.", foreign);
        return new Document(
                Tone.WARNING,
                Sentence.of("A title"),
                words,
                List.of(
                        new Block.Heading(Sentence.of("A heading")),
                        new Block.Paragraph(words),
                        new Block.Overview(
                                List.of(new Row("DMARC", Tone.WARNING, "only monitors", words))),
                        new Block.Bullets(List.of(words), true),
                        new Block.Listing(foreign),
                        new Block.Excerpt(foreign, new Range(0, 3)),
                        new Block.Folded(List.of(words)),
                        new Block.SmallPrint(words),
                        new Block.Choices(List.of(new Choice("SPF tree", "spf example.com")))));
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        collect(node, texts);
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collect(child, texts));
    }
}
