package dev.dmarcdesk.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class StsRecordParserTest {
    private static final List<String> PIECES =
            List.of(
                    "v=STSv1",
                    "v=stsv1",
                    ";",
                    "; ",
                    " ;",
                    "id=1",
                    "id=",
                    "id = 2",
                    "id=a-b",
                    "x=y",
                    "=",
                    " ",
                    "\t",
                    "\u00e4",
                    "\0",
                    "x.y-z=1:2",
                    "id=20260901T000000",
                    "\"");

    private static String idOf(String text) {
        return StsRecordParser.parse(text) instanceof Parsed.Valid<StsRecord>(var record, _)
                ? record.id()
                : "no record";
    }

    private static String expected(String text) {
        return StsRecordParser.parse(text).defects().getFirst().expected();
    }

    private static String underlined(String text) {
        return StsRecordParser.parse(text).defects().getFirst().at().of(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=STSv1; id=20260901",
                "v=STSv1;id=20260901;",
                "v=STSv1 \t; \t id=20260901 ; ",
                "v=STSv1; future.field-1=a/b; id=20260901; other=:"
            })
    void reads_what_the_grammar_allows(String text) {
        assertThat(StsRecordParser.isRecord(text)).isTrue();
        assertThat(idOf(text)).isEqualTo("20260901");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " v=STSv1; id=1",
                "v=STSv10; id=1",
                "v=STSv2; id=1",
                "v=stsv1; id=1",
                "v=STSv1",
                "V=STSv1; id=1",
                "id=1; v=STSv1",
                "v=spf1 -all"
            })
    void passes_over_other_texts(String text) {
        assertThat(StsRecordParser.isRecord(text)).isFalse();
        assertThat(expected(text)).isEqualTo("v=STSv1; at the very beginning");
    }

    @Test
    void wants_an_id() {
        assertThat(expected("v=STSv1;")).isEqualTo("an id field");
        assertThat(expected("v=STSv1; ID=1;")).isEqualTo("an id field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-09-01", "a_b", "123456789012345678901234567890123"})
    void wants_an_id_of_letters_and_digits(String id) {
        String text = "v=STSv1; id=" + id + ";";
        assertThat(expected(text)).isEqualTo("1 to 32 letters and digits");
        assertThat(underlined(text)).isEqualTo(id);
    }

    @Test
    void allows_an_id_of_32_characters() {
        String id = "4adfca9f114c6d7c82119b69fa97fece";
        assertThat(idOf("v=STSv1; id=" + id)).isEqualTo(id);
    }

    @Test
    void does_not_choose_between_two_ids() {
        assertThat(expected("v=STSv1; id=1; id=2")).isEqualTo("one id only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id = 1", "id", "a==", "1%=a", "more=", "a b=c", "a=b c"})
    void underlines_a_field_that_is_none(String field) {
        String text = "v=STSv1; id=1; " + field + ";";
        assertThat(underlined(text)).isEqualTo(field);
    }

    @Test
    void writes_what_it_read() {
        String text = "v=STSv1; id=1; a=b; c=d;";
        assertThat(StsRecordParser.parse(text).map(StsRecord::toString))
                .isEqualTo(Parsed.valid(text));
    }

    @Test
    void reads_anything_and_points_inside() {
        ForAll.values(
                StsRecordParserTest::text,
                text ->
                        assertThat(StsRecordParser.parse(text).defects())
                                .hasSizeLessThanOrEqualTo(10)
                                .allMatch(defect -> defect.at().end() <= text.length()));
    }

    private static String text(Random random) {
        var text = new StringBuilder(random.nextInt(3) == 0 ? "" : "v=STSv1; ");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(ForAll.oneOf(random, PIECES));
        }
        return text.toString();
    }
}
