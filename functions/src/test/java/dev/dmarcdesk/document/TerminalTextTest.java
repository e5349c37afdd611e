package dev.dmarcdesk.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.text.Range;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;

final class TerminalTextTest {
    private static final String HOSTILE =
            "\u001b[31mred\u0007 <!channel> <https://evil.example|click> ``` \u202e\r\nDone: all is well";

    @Test
    void the_first_line_is_the_title_with_its_sign() {
        var page =
                new Document(
                        Tone.BAD,
                        Sentence.of("acme.example can be forged"),
                        Sentence.NONE,
                        List.of());

        assertThat(TerminalText.render(page, 80, false))
                .isEqualTo("✗ acme.example can be forged\n");
    }

    @Test
    void colour_decorates_and_says_nothing_of_its_own() {
        String coloured = TerminalText.render(everything("p=none"), 80, true);
        String bare = TerminalText.render(everything("p=none"), 80, false);

        assertThat(coloured).contains("\u001b[").isNotEqualTo(bare);
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(bare);
    }

    @Test
    void foreign_text_colours_nothing_and_starts_no_line() {
        String text = TerminalText.render(everything(HOSTILE), 80, false);

        assertThat(text.chars().filter(c -> c != '\n').noneMatch(Character::isISOControl)).isTrue();
        assertThat(text.lines()).noneMatch(line -> line.startsWith("Done: all is well"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120, 200})
    void no_line_of_words_is_wider_than_the_terminal(int width) {
        String text = TerminalText.render(everything("p=none"), width, false);

        assertThat(text.lines().filter(line -> !line.startsWith("      ")).toList())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void a_record_to_publish_stands_whole_on_a_line_of_its_own() {
        String record = "v=spf1 " + "include:a-long-name.example ".repeat(20) + "~all";
        var page =
                new Document(
                        Tone.GOOD,
                        Sentence.of("t"),
                        Sentence.NONE,
                        List.of(new Block.Listing(record)));

        assertThat(TerminalText.render(page, 40, false).lines().map(String::strip))
                .contains(record);
    }

    @Test
    void the_place_in_question_is_underlined() {
        var page =
                new Document(
                        Tone.BAD,
                        Sentence.of("t"),
                        Sentence.NONE,
                        List.of(new Block.Excerpt("v=spf1 inclde:x -all", new Range(7, 15))));

        assertThat(TerminalText.render(page, 80, false))
                .contains("      v=spf1 inclde:x -all\n             ^^^^^^^^\n");
    }

    @Test
    void a_place_far_to_the_right_is_still_in_view() {
        String record = "v=spf1 " + "ip4:192.0.2.1 ".repeat(40) + "inclde:x -all";
        int at = record.indexOf("inclde");
        var page =
                new Document(
                        Tone.BAD,
                        Sentence.of("t"),
                        Sentence.NONE,
                        List.of(new Block.Excerpt(record, new Range(at, at + 8))));

        List<String> lines = TerminalText.render(page, 80, false).lines().toList();
        int start = lines.get(2).indexOf('^');
        assertThat(lines.get(1).substring(start)).startsWith("inclde:x");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    private static Document everything(String foreign) {
        var words =
                Sentence.of(
                        "Some words about %s, long enough to need more than one line of text.",
                        foreign);
        return new Document(
                Tone.WARNING,
                Sentence.of("A title"),
                words,
                List.of(
                        new Block.Heading(Sentence.of("A heading")),
                        new Block.Paragraph(words),
                        new Block.Overview(
                                List.of(
                                        new Row("DMARC", Tone.BAD, "none", words),
                                        new Row("SPF", Tone.GOOD, "ends in ~all", words))),
                        new Block.Bullets(List.of(words, words), true),
                        new Block.Listing(foreign),
                        new Block.Excerpt(foreign, new Range(0, 3)),
                        new Block.Folded(List.of(words)),
                        new Block.SmallPrint(words),
                        new Block.Choices(List.of(new Choice("Again", "check example.com")))));
    }

    @Test
    void every_tone_has_a_sign_of_its_own() {
        var signs =
                List.of(Tone.values()).stream()
                        .map(tone ->
                                TerminalText.render(
                                        new Document(
                                                tone, Sentence.of("t"), Sentence.NONE, List.of()),
                                        80,
                                        false))
                        .collect(Collectors.toSet());
        assertThat(signs).hasSize(Tone.values().length);
    }

    @Test
    void a_command_with_a_record_is_quoted_as_a_shell_takes_it() {
        String page =
                TerminalText.render(
                        new Document(
                                Tone.GOOD,
                                Sentence.of("t"),
                                Sentence.NONE,
                                List.of(
                                        new Block.Choices(
                                                List.of(
                                                        new Choice("Plan", "plan example.com"),
                                                        new Choice(
                                                                "I published it",
                                                                "published TXT example.com v=x; it's"))))),
                        80,
                        false);

        assertThat(page)
                .contains("./dmarc plan example.com ")
                .contains("./dmarc published TXT example.com 'v=x; it'\\''s'");
    }
}
