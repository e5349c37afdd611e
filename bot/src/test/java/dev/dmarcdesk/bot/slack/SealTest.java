package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final byte[] OCTETS = {1, 2, 3};
    private static final String ALICE = "U0ALICE";

    private final Seal seal = new Seal("xoxb-test", "page");

    @Test
    void opens_what_it_closed_and_shows_nothing_of_it() {
        String closed = seal.close(OCTETS, ALICE);

        assertThat(seal.open(closed, ALICE)).hasValue(OCTETS);
        assertThat(closed).matches("[A-Za-z0-9_-]+").isNotEqualTo(seal.close(OCTETS, ALICE));
    }

    @Test
    void opens_nothing_of_another_token_or_purpose() {
        assertThat(new Seal("xoxb-other", "page").open(seal.close(OCTETS, ALICE), ALICE)).isEmpty();
        assertThat(new Seal("xoxb-test", "modal").open(seal.close(OCTETS, ALICE), ALICE)).isEmpty();
    }

    @Test
    void opens_nothing_for_another_holder() {
        assertThat(seal.open(seal.close(OCTETS, ALICE), "U0BOB")).isEmpty();
    }

    @Test
    void opens_nothing_that_was_changed() {
        String closed = seal.close(OCTETS, ALICE);
        for (int i = 0; i < closed.length() - 1; i++) {
            char other = closed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(seal.open(closed.substring(0, i) + other + closed.substring(i + 1), ALICE))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "====", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ü"})
    void opens_nothing_else(String text) {
        assertThat(seal.open(text, ALICE)).isEmpty();
    }

    @Test
    void is_not_made_without_a_token() {
        assertThatThrownBy(() -> new Seal("", "page")).isInstanceOf(IllegalArgumentException.class);
    }
}
