package dev.dmarcdesk.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmarcdesk.bot.Events;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class WatchHandlerTest {
    private final List<String> done = new ArrayList<>();

    private WatchHandler.Chore chore(String name) {
        return new WatchHandler.Chore(name, () -> done.add(name));
    }

    private static String tick(WatchHandler handler) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] event =
                Events.read("WatchFunction-tick.json").toString().getBytes(StandardCharsets.UTF_8);
        handler.handle(new ByteArrayInputStream(event), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everything_is_done_in_order() throws IOException {
        assertThat(tick(new WatchHandler(List.of(chore("checks"), chore("digests")))))
                .isEqualTo("{}");
        assertThat(done).containsExactly("checks", "digests");
    }

    @Test
    void what_fails_keeps_nothing_else_from_being_done_and_fails_the_tick() {
        var failing =
                new WatchHandler.Chore(
                        "checks",
                        () -> {
                            throw new IllegalStateException("about example.com");
                        });

        assertThatThrownBy(() -> tick(new WatchHandler(List.of(failing, chore("digests")))))
                .hasMessage("failed: checks");
        assertThat(done).containsExactly("digests");
    }
}
