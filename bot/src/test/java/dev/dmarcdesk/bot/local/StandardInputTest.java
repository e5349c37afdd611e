package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class StandardInputTest {
    private static List<String> with(String input, String... arguments) {
        return StandardInput.inPlace(
                List.of(arguments),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void stands_where_its_sign_stands() {
        assertThat(with("v=spf1 -all\n", "lint", "-", "--domain", "a.example"))
                .containsExactly("lint", "v=spf1 -all", "--domain", "a.example");
    }

    @Test
    void keeps_the_lines_of_a_policy() {
        assertThat(with("version: STSv1\nmode: none\n", "lint", "-"))
                .containsExactly("lint", "version: STSv1\nmode: none");
    }

    @Test
    void is_not_waited_for_without_its_sign() throws IOException {
        var closed = InputStream.nullInputStream();
        closed.close();
        assertThat(StandardInput.inPlace(List.of("lint", "v=spf1 -all"), closed))
                .containsExactly("lint", "v=spf1 -all");
        assertThat(StandardInput.inPlace(List.of("check", "-"), closed))
                .containsExactly("check", "-");
    }

    @Test
    void a_flood_is_cut_where_no_record_reaches() {
        assertThat(with("x".repeat(200_000), "lint", "-").getLast()).hasSize(65_536);
    }
}
