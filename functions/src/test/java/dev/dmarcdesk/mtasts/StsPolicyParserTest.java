package dev.dmarcdesk.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class StsPolicyParserTest {
    private static final String GOOD =
            "version: STSv1\nmode: enforce\nmx: mx.a.example\nmax_age: 604800\n";

    private static final List<String> PIECES =
            List.of(
                    "version: STSv1",
                    "mode: enforce",
                    "mode:none",
                    "mode: Enforce",
                    "max_age: 1",
                    "max_age:99999999999",
                    "mx: *.a.example",
                    "mx:",
                    "mx: *",
                    "x: y",
                    ":",
                    "\n",
                    "\r\n",
                    "\r",
                    " ",
                    "\t",
                    "\u00e4",
                    "\0",
                    "<html>");

    private static StsPolicy read(String text) {
        return switch (StsPolicyParser.parse(text)) {
            case Parsed.Valid<StsPolicy>(var policy, _) -> policy;
            case Parsed.Invalid<StsPolicy>(var defects) -> throw new AssertionError(defects);
        };
    }

    private static Defect refused(String text) {
        return switch (StsPolicyParser.parse(text)) {
            case Parsed.Valid<StsPolicy>(var policy, _) -> throw new AssertionError(policy);
            case Parsed.Invalid<StsPolicy>(var defects) -> defects.getFirst();
        };
    }

    private static String underlined(String text) {
        return refused(text).at().of(text);
    }

    @Test
    void reads_a_policy_whichever_way_its_lines_end() {
        for (String text : List.of(GOOD, GOOD.strip(), GOOD.replace("\n", "\r\n"))) {
            var policy = read(text);
            assertThat(policy.mode()).isEqualTo(StsPolicy.Mode.ENFORCE);
            assertThat(policy.maxAge()).isEqualTo(604800);
            assertThat(policy.mx()).hasToString("[mx.a.example]");
        }
    }

    @Test
    void takes_the_keys_in_any_order_and_ignores_those_it_does_not_know() {
        assertThat(
                        read(
                                "x.y: a  b\u00c3\u00a4\nmx:\t A.EXAMPLE \nmax_age:0\nmode:testing\nversion:STSv1"))
                .hasToString("version: STSv1\nmode: testing\nmx: a.example\nmax_age: 0\n");
    }

    @Test
    void takes_the_first_of_a_repeated_key_and_every_mx() {
        String text = GOOD + "mode: none\nmx: *.b.example\nmax_age: junk\n";
        assertThat(StsPolicyParser.parse(text).defects()).hasSize(2);
        assertThat(read(text).mode()).isEqualTo(StsPolicy.Mode.ENFORCE);
        assertThat(read(text).mx()).hasToString("[mx.a.example, *.b.example]");
    }

    @Test
    void overlooks_empty_lines() {
        assertThat(StsPolicyParser.parse(GOOD + "\n\n").defects()).hasSize(2);
        assertThat(read(GOOD + "\n\n")).isEqualTo(read(GOOD));
    }

    @Test
    void needs_no_mx_for_mode_none_only() {
        assertThat(read("version: STSv1\nmode: none\nmax_age: 86400\n").mx()).isEmpty();
        assertThat(refused("version: STSv1\nmode: testing\nmax_age: 86400\n").expected())
                .isEqualTo("a line mx: for each mail host");
    }

    @Test
    void misses_each_key() {
        assertThat(refused("").expected()).isEqualTo("a line version: STSv1");
        assertThat(refused(GOOD.replace("version", "Version")).expected())
                .isEqualTo("a line version: STSv1");
        assertThat(refused(GOOD.replace("mode", "Mode")).expected()).contains("mode:");
        assertThat(refused(GOOD.replace("max_age", "max-age")).expected()).contains("max_age:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31557601", "12345678901", "1.5", "-1", "a", "1 day", ""})
    void underlines_an_age_that_is_none(String age) {
        assertThat(underlined(GOOD.replace("604800", age))).isEqualTo(age);
    }

    @Test
    void allows_an_age_of_a_year() {
        assertThat(read(GOOD.replace("604800", "31557600")).maxAge()).isEqualTo(31557600);
        assertThat(read(GOOD.replace("604800", "0000000001")).maxAge()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enforce", "report", "none;", "enforce testing"})
    void underlines_a_mode_that_is_none(String mode) {
        assertThat(underlined(GOOD.replace("enforce", mode))).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.",
                "*.*.a.example",
                "**.a.example",
                "a*.example",
                "mx.a.example.",
                "a..b",
                "-a.example",
                "a-.example",
                "a_b.example",
                "a.example, b.example",
                "m\u00e4il.example"
            })
    void underlines_a_host_that_is_none(String host) {
        assertThat(underlined(GOOD.replace("mx.a.example", host))).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "# a comment: no", " mx: b.example", "<html>", "x:", "a b: c"})
    void underlines_a_line_that_is_none(String line) {
        assertThat(underlined(GOOD + line + "\n")).isEqualTo(line);
    }

    @Test
    void does_not_take_a_carriage_return_for_the_end_of_a_line() {
        assertThat(StsPolicyParser.parse(GOOD.replace('\n', '\r')))
                .isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void lets_a_wildcard_stand_for_one_label_in_any_case() {
        var policy = read(GOOD.replace("mx.a.example", "*.Mail.A.example"));
        assertThat(policy.covers(DomainName.of("MX1.mail.a.example"))).isTrue();
        assertThat(policy.covers(DomainName.of("mail.a.example"))).isFalse();
        assertThat(policy.covers(DomainName.of("mx.eu.mail.a.example"))).isFalse();
        assertThat(policy.covers(DomainName.of("mxmail.a.example"))).isFalse();
    }

    @Test
    void lets_a_name_stand_for_itself_only() {
        assertThat(read(GOOD).covers(DomainName.of("mx.a.example"))).isTrue();
        assertThat(read(GOOD).covers(DomainName.of("b.mx.a.example"))).isFalse();
        assertThat(read(GOOD).covers(DomainName.ROOT)).isFalse();
    }

    @Test
    void reads_anything_and_points_inside() {
        ForAll.values(
                StsPolicyParserTest::text,
                text ->
                        assertThat(StsPolicyParser.parse(text).defects())
                                .hasSizeLessThanOrEqualTo(10)
                                .allMatch(defect -> defect.at().end() <= text.length()));
    }

    @Test
    void reads_64_kilobytes_of_anything() {
        for (String line : List.of("\n", "a\n", "mx: a.example\n", "mode: none\n", ":", " ")) {
            String text = line.repeat(65536 / line.length());
            assertThat(StsPolicyParser.parse(text).defects()).hasSizeBetween(1, 10);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder(random.nextInt(3) == 0 ? "" : GOOD);
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(ForAll.oneOf(random, PIECES));
            text.append(random.nextInt(3) == 0 ? "" : "\n");
        }
        return text.toString();
    }
}
