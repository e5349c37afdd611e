package dev.dmarcdesk.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SentenceTest {
    @Test
    void a_text_in_a_slot_becomes_code_and_a_number_stays_text() {
        Sentence sentence = Sentence.of("Remove %s: %d of 10, 50 %%", "include:x.example", 11);

        assertThat(sentence.inlines())
                .containsExactly(
                        new Inline.Plain("Remove "),
                        new Inline.Code("include:x.example"),
                        new Inline.Plain(": "),
                        new Inline.Plain("11"),
                        new Inline.Plain(" of 10, 50 %"));
        assertThat(sentence.text()).isEqualTo("Remove include:x.example: 11 of 10, 50 %");
    }

    @Test
    void a_slot_inside_an_argument_is_not_filled_again() {
        assertThat(Sentence.of("%s and %s", "100%", "b").text()).isEqualTo("100% and b");
    }

    @Test
    void what_is_quoted_has_an_end() {
        String name = "n".repeat(253);
        assertThat(Sentence.of("%s", name).text()).isEqualTo(name);
        assertThat(Sentence.of("%s", "x".repeat(65_000)).text()).isEqualTo("x".repeat(300) + "…");
    }

    @Test
    void two_sentences_are_joined_by_one_blank() {
        assertThat(Sentence.of("One.").and(Sentence.of("Two.")).text()).isEqualTo("One. Two.");
        assertThat(Sentence.NONE.and(Sentence.of("Two."))).isEqualTo(Sentence.of("Two."));
        assertThat(Sentence.of("One.").and(Sentence.NONE)).isEqualTo(Sentence.of("One."));
    }
}
