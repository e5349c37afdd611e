package dev.dmarcdesk.dkim;

import static dev.dmarcdesk.dkim.Canonicalization.RELAXED;
import static dev.dmarcdesk.dkim.Canonicalization.SIMPLE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.mail.HeaderField;

import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.stream.Collectors;

class CanonicalizationTest {
    /// RFC 6376 §3.4.5.
    private static final String EXAMPLE =
            "A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n";

    private static String headers(Canonicalization form, String message) {
        return Mail.header(message).fields().stream()
                .map(form::header)
                .collect(Collectors.joining());
    }

    private static String body(Canonicalization form, String message) {
        return form.body(message.substring(Mail.header(message).length()));
    }

    @Test
    void does_the_examples_of_the_standard() {
        assertThat(headers(RELAXED, EXAMPLE)).isEqualTo("a:X\r\nb:Y Z\r\n");
        assertThat(headers(SIMPLE, EXAMPLE)).isEqualTo("A: X\r\nB : Y\t\r\n\tZ  \r\n");
        assertThat(body(RELAXED, EXAMPLE)).isEqualTo(" C\r\nD E\r\n");
        assertThat(body(SIMPLE, EXAMPLE)).isEqualTo(" C \r\nD \t E\r\n");
    }

    @Test
    void reads_a_file_whose_lines_end_with_lf_as_the_message_it_was() {
        String file = EXAMPLE.replace("\r\n", "\n");
        for (var form : Canonicalization.values()) {
            assertThat(headers(form, file)).isEqualTo(headers(form, EXAMPLE));
            assertThat(body(form, file)).isEqualTo(body(form, EXAMPLE));
        }
    }

    @Test
    void makes_an_empty_body_a_line_end_or_nothing() {
        for (String empty : new String[] {"", "\r\n", "\r\n\r\n", "\n"}) {
            assertThat(SIMPLE.body(empty)).isEqualTo("\r\n");
            assertThat(RELAXED.body(empty)).isEmpty();
        }
        assertThat(SIMPLE.body(" \r\n")).isEqualTo(" \r\n");
        assertThat(RELAXED.body(" \t\r\n \r\n ")).isEmpty();
    }

    @Test
    void ends_a_last_line_that_has_no_end() {
        assertThat(SIMPLE.body("a ")).isEqualTo("a \r\n");
        assertThat(RELAXED.body("a ")).isEqualTo("a\r\n");
    }

    @Test
    void keeps_octets_that_are_no_ascii_and_a_cr_that_ends_no_line() {
        assertThat(RELAXED.body("\u00e9\u00a0 \u00ff\r")).isEqualTo("\u00e9\u00a0 \u00ff\r\r\n");
        assertThat(headers(RELAXED, "Subject:\u00c3\u00a9\r  x\n\n"))
                .isEqualTo("subject:\u00c3\u00a9\r x\r\n");
    }

    @Test
    void lowers_the_name_alone() {
        var field = Mail.header("SUBJect \t: AbC\r\n\r\n").fields().getFirst();
        assertThat(RELAXED.header(field)).isEqualTo("subject:AbC\r\n");
    }

    @Test
    void leaves_nothing_but_the_name_of_an_empty_field() {
        assertThat(headers(RELAXED, "X: \r\n \t\r\n\r\n")).isEqualTo("x:\r\n");
    }

    @Test
    void follows_the_steps_of_the_standard_for_any_body() {
        ForAll.values(
                random -> ForAll.text(random, "ab. \t\r\n\n\u00e9", 30),
                body -> {
                    for (var form : Canonicalization.values()) {
                        assertThat(form.body(body))
                                .isEqualTo(Signer.SpecForm.body(word(form), body));
                    }
                });
    }

    @Test
    void follows_the_steps_of_the_standard_for_any_field() {
        ForAll.values(
                random ->
                        "Ab"
                                + ForAll.text(random, " \t", 2)
                                + ":"
                                + ForAll.text(random, "ab:. \t\n\u00e9", 20)
                                        .replaceAll("\n(?![ \t])|\n\\z", "")
                                        .replace("\n", "\r\n"),
                raw -> {
                    HeaderField field = Mail.header(raw + "\r\n\r\n").fields().getFirst();
                    for (var form : Canonicalization.values()) {
                        assertThat(form.header(field))
                                .isEqualTo(Signer.SpecForm.header(word(form), raw) + "\r\n");
                    }
                });
    }

    private static String word(Canonicalization form) {
        return form.name().toLowerCase(Locale.ROOT);
    }
}
