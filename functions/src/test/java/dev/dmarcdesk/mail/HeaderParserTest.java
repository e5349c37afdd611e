package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// RFC 5322 §2.1, §2.2.
class HeaderParserTest {
    private static Parsed.Valid<HeaderBlock> parse(String text) {
        assertThat(HeaderParser.parse(text)).isInstanceOf(Parsed.Valid.class);
        return (Parsed.Valid<HeaderBlock>) HeaderParser.parse(text);
    }

    private static List<String> values(String text) {
        return parse(text).value().fields().stream()
                .map(field -> field.name() + "=" + field.value())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void reads_fields_in_order_up_to_the_empty_line(String end) {
        String text = String.join(end, "From: a@example.com", "Subject:  hello ", "", "To: body");
        assertThat(values(text)).containsExactly("From=a@example.com", "Subject=hello");
        assertThat(text.substring(parse(text).value().length())).isEqualTo("To: body");
    }

    @Test
    void unfolds_values_and_keeps_them_as_they_came() {
        String text = "Subject: one\r\n two\r\n\t three\r\nX-Empty:\r\n \r\nTo: x\r\n";
        assertThat(values(text)).containsExactly("Subject=one two\t three", "X-Empty=", "To=x");
        var subject = parse(text).value().fields().getFirst();
        assertThat(subject.raw()).isEqualTo("Subject: one\r\n two\r\n\t three");
        assertThat(subject.at().of(text)).isEqualTo(subject.raw());
        assertThat(subject.body()).isEqualTo(" one\r\n two\r\n\t three");
    }

    @Test
    void finds_fields_by_name_in_any_case() {
        var block = parse("FROM : a\nTo: b\nfrom:c").value();
        assertThat(block.named("From")).extracting(HeaderField::value).containsExactly("a", "c");
        assertThat(block.named("From"))
                .extracting(HeaderField::name)
                .containsExactly("FROM", "from");
    }

    @Test
    void passes_over_lines_that_are_no_field() {
        String text =
                "From a@example.com Sat Nov 21 16:00:00 2026\nno field\n folded\nTo: b\n: c\n";
        assertThat(values(text)).containsExactly("To=b");
        assertThat(parse(text).defects())
                .extracting(Defect::at)
                .extracting(at -> at.of(text))
                .containsExactly(
                        "From a@example.com Sat Nov 21 16:00:00 2026", "no field\n folded", ": c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\r\nFrom: a", " \n", "\n\n"})
    void finds_nothing_where_nothing_is(String text) {
        assertThat(parse(text).value().fields()).isEmpty();
    }

    @Test
    void does_not_end_a_line_at_a_lone_carriage_return() {
        assertThat(values("A: 1\rB: 2\nC: 3")).containsExactly("A=1B: 2", "C=3");
    }

    @Test
    void loses_nothing_of_whatever_it_is_given() {
        ForAll.values(
                random -> ForAll.text(random, "aA:: \t\r\n\n\u0000\u00e9-", 60),
                text -> {
                    var block = parse(text).value();
                    var all =
                            Stream.concat(
                                            block.fields().stream().map(HeaderField::at),
                                            parse(text).defects().stream().map(Defect::at))
                                    .sorted(Comparator.comparingInt(Range::start))
                                    .map(at -> at.of(text))
                                    .toList();
                    assertThat(String.join("", all).replaceAll("[\r\n]", ""))
                            .isEqualTo(text.substring(0, block.length()).replaceAll("[\r\n]", ""));
                    block.fields()
                            .forEach(field ->
                                    assertThat(field.raw()).isEqualTo(field.at().of(text)));
                });
    }

    @Test
    void reads_a_huge_header() {
        assertThat(parse("A:\n \n".repeat(200_000)).value().fields()).hasSize(200_000);
        assertThat(parse("A: b\n" + " c\n".repeat(200_000)).value().fields()).hasSize(1);
        assertThat(parse("x\n".repeat(200_000)).defects()).hasSize(200_000);
    }
}
