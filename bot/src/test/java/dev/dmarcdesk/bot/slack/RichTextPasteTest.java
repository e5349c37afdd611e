package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.Shared;
import dev.dmarcdesk.bot.data.JsonTree;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class RichTextPasteTest {
    private static final String ME = "U0DMARC";

    private static String text(String... elements) {
        String blocks =
                "[{\"type\":\"rich_text\",\"elements\":["
                        + Stream.of(elements).collect(Collectors.joining(","))
                        + "]}]";
        try {
            return RichTextPaste.text(JsonTree.read(blocks.replace('\'', '"')), ME).orElse("");
        } catch (IOException e) {
            throw new AssertionError(blocks, e);
        }
    }

    private static String section(String... leaves) {
        return "{'type':'rich_text_section','elements':[" + String.join(",", leaves) + "]}";
    }

    private static String leaf(String text) {
        return "{'type':'text','text':'" + text + "'}";
    }

    @Test
    void links_are_what_they_were_made_from() {
        assertThat(
                        text(
                                section(
                                        leaf("From: A <"),
                                        "{'type':'link','url':'mailto:a@b.example','text':'a@b.example'}",
                                        leaf("> "),
                                        "{'type':'link','url':'mailto:c@d.example'}",
                                        leaf(" "),
                                        "{'type':'link','url':'http://mail.d.example'}",
                                        leaf(" "),
                                        "{'type':'link','url':'https://d.example/x?a=1&b=2'}")))
                .isEqualTo(
                        "From: A <a@b.example> c@d.example mail.d.example"
                                + " https://d.example/x?a=1&b=2");
    }

    @Test
    void what_slack_took_for_something_else_is_what_was_pasted() {
        assertThat(
                        text(
                                section(
                                        leaf("[2a00"),
                                        "{'type':'emoji','name':'100'}",
                                        leaf("7::1] "),
                                        "{'type':'color','value':'#ff0000'}",
                                        leaf(" "),
                                        "{'type':'user','user_id':'U1'}",
                                        "{'type':'broadcast','range':'here'}",
                                        "{'type':'text','text':'b=a','style':{'bold':true}}",
                                        "{'type':'text','text':'x_y','style':{'italic':true}}",
                                        "{'type':'text','text':'q','style':{'strike':true}}",
                                        "{'type':'text','text':'c','style':{'code':true}}")))
                .isEqualTo("[2a00:100:7::1] #ff0000 <@U1>@here*b=a*_x_y_~q~`c`");
    }

    /// In the middle of a pasted header they are words like any other.
    @Test
    void whoever_is_mentioned_is_written_as_in_slacks_plain_texts() {
        assertThat(
                        text(
                                section(
                                        leaf("Subject: to "),
                                        "{'type':'usergroup','usergroup_id':'S012AB3CD'}",
                                        leaf(" and "),
                                        "{'type':'user','user_id':'U012AB3CD'}",
                                        leaf(" in "),
                                        "{'type':'channel','channel_id':'C012AB3CD'}",
                                        leaf("\\nFrom: a@b.example"))))
                .isEqualTo(
                        "Subject: to <!subteam^S012AB3CD> and <@U012AB3CD> in <#C012AB3CD>\n"
                                + "From: a@b.example");
    }

    @Test
    void entities_that_were_typed_stay() {
        assertThat(text(section(leaf("Subject: a &lt; b")))).isEqualTo("Subject: a &lt; b");
    }

    @Test
    void preformatted_parts_are_preferred_and_joined() {
        assertThat(
                        text(
                                section(leaf("look:")),
                                "{'type':'rich_text_preformatted','elements':["
                                        + leaf("A: b")
                                        + "]}",
                                section(leaf("and")),
                                "{'type':'rich_text_preformatted','elements':["
                                        + leaf("C: d")
                                        + "]}"))
                .isEqualTo("A: b\nC: d");
    }

    @Test
    void lists_and_quotes_are_lines() {
        assertThat(
                        text(
                                "{'type':'rich_text_list','style':'bullet','elements':["
                                        + section(leaf("A: b"))
                                        + ","
                                        + section(leaf("C: d"))
                                        + "]}",
                                "{'type':'rich_text_quote','elements':[" + leaf("E: f") + "]}"))
                .isEqualTo("A: b\nC: d\nE: f");
    }

    @Test
    void only_the_mention_of_the_bot_at_the_beginning_is_left_out() {
        String me = "{'type':'user','user_id':'" + ME + "'}";

        assertThat(text(section(me, leaf(" check "), me))).isEqualTo(" check <@U0DMARC>");
    }

    @Test
    void other_blocks_hold_nothing() throws IOException {
        assertThat(
                        RichTextPaste.text(
                                JsonTree.read(
                                        "[{\"type\":\"section\"},{\"type\":\"table\"},1,null]"),
                                ME))
                .isEmpty();
    }

    @Test
    void depth_is_bounded() throws IOException {
        var blocks = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            blocks.append("{\"type\":\"x\",\"elements\":[");
        }
        blocks.append("]}".repeat(40));

        assertThat(
                        RichTextPaste.text(
                                JsonTree.read(
                                        "[{\"type\":\"rich_text\",\"elements\":[" + blocks + "]}]"),
                                ME))
                .isEmpty();
    }

    @Test
    void reads_the_samples_of_what_slack_does_as_they_were() throws IOException {
        JsonNode samples =
                JsonTree.read(Files.readString(Shared.path("corpora/slack-mangling/samples.json")));
        int read = 0;
        for (JsonNode sample : samples) {
            if (sample.path("rich").isArray()) {
                String elements = sample.path("rich").toString();
                String blocks = "[{\"type\":\"rich_text\",\"elements\":" + elements + "}]";
                assertThat(RichTextPaste.text(JsonTree.read(blocks), ME))
                        .as(sample.path("id").asText())
                        .hasValue(sample.path("original").asText());
                read++;
            }
        }
        assertThat(read).isPositive();
    }
}
