package dev.dmarcdesk.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VisibleTest {
    @Test
    void plain_ascii_stays_as_it_is() {
        assertThat(Visible.code("v=spf1 -all \\ \"x\" `y`")).isEqualTo("v=spf1 -all \\ \"x\" `y`");
    }

    @Test
    void octets_of_a_record_are_shown_as_the_dns_writes_them() {
        assertThat(Visible.code("p=reject\u00a0;\u001b[31m")).isEqualTo("p=reject\\160;\\027[31m");
    }

    @Test
    void text_keeps_letters_of_any_script() {
        assertThat(Visible.text("münchen.example 日本")).isEqualTo("münchen.example 日本");
    }

    @Test
    void what_moves_the_cursor_or_the_reading_direction_is_spelt_out() {
        assertThat(Visible.text("a\u202eb\u200bc\u001b[31md\ne"))
                .isEqualTo("a‹U+202E›b‹U+200B›c‹U+001B›[31md‹U+000A›e");
    }

    @Test
    void no_control_character_of_any_plane_survives() {
        for (int c = 0; c < 0x2ffff; c++) {
            if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE) {
                String shown =
                        Visible.text(Character.toString(c)) + Visible.code(Character.toString(c));
                assertThat(shown.codePoints().noneMatch(Character::isISOControl))
                        .as("U+%04X", c)
                        .isTrue();
            }
        }
    }
}
