package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

class ServeCommandTest {
    private static final Map<String, String> SETTINGS =
            Map.of("SLACK_BOT_TOKEN", "xoxb-test", "SLACK_SIGNING_SECRET", "sesame");

    @TempDir private Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String line, Map<String, String> environment) {
        return new ServeCommand(
                        environment,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> {},
                        Clock.systemUTC())
                .run(
                        line,
                        _ ->
                                new LocalWatches(
                                        directory.resolve("store.db"),
                                        Inspectors.over(
                                                new DnsSource.Demo(),
                                                TrustAnchors::ofRoot,
                                                Duration.ofSeconds(1)),
                                        new AnswerAlone(),
                                        Clock.systemUTC()));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void says_where_it_listens_and_ends_when_told() {
        assertThat(run("serve --port 0", SETTINGS)).isZero();
        assertThat(said())
                .containsPattern("listens at http://localhost:[1-9][0-9]*/slack/events")
                .doesNotContain("sesame", "xoxb");
    }

    @Test
    void names_all_that_is_missing() {
        assertThat(run("serve", Map.of())).isEqualTo(2);
        assertThat(said()).contains("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve 3000",
                "serve --port",
                "serve --port x",
                "serve --port 65536",
                "serve --port -1",
                "serve --port 1 2"
            })
    void understands_nothing_else(String line) {
        assertThat(run(line, SETTINGS)).isEqualTo(2);
        assertThat(said()).contains("serve [--port 3000]");
    }

    @Test
    void a_port_in_use_is_told() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThat(run("serve --port=" + taken.getLocalPort(), SETTINGS)).isEqualTo(3);
        }

        assertThat(said()).contains("serve can not start");
    }

    @Test
    void only_the_word_itself_is_meant() {
        assertThat(ServeCommand.isMeant("serve")).isTrue();
        assertThat(ServeCommand.isMeant("serve --port 1")).isTrue();
        assertThat(ServeCommand.isMeant("server.example")).isFalse();
    }
}
