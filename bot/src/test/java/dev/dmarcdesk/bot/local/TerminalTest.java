package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.live.Inspector;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

class TerminalTest {
    /// What a process leaves behind.
    private record Ran(int exit, String out, String err) {}

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "help check", "check --help", "--version"})
    void tells_on_standard_output_and_ends_well(String line) {
        Ran ran = run(line);

        assertThat(ran.exit).isZero();
        assertThat(ran.out).isNotBlank();
        assertThat(ran.err).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example",
                "chek example.com",
                "check",
                "check 192.0.2.1",
                "--dns",
                "--timeout=soon x.example",
                "--nope",
                "help nonsense",
                "help --json",
                "check a.example b.example",
                "headers",
                "headers -",
                "headers no-such-file.eml",
                "headers .",
                "headers --sender a@b.example",
                "headers --ip 192.0.2.0/24 x.eml",
                "headers --nope",
                "watch a..example",
                "watch --once=now",
                "check example.com --json=1",
            })
    void refuses_on_standard_error_with_exit_code_2(String line) {
        Ran ran = run(line);

        assertThat(ran.exit).isEqualTo(2);
        assertThat(ran.out).isEmpty();
        assertThat(ran.err).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    @Test
    void refuses_an_argument_of_several_lines() {
        assertThat(run(Map.of(), false, "check", "example.com\nFrom: a@b").exit).isEqualTo(2);
    }

    @Test
    void shows_the_terminals_own_options_in_help() {
        assertThat(run("help").out)
                .contains("--dns HOST[:PORT]", "--timeout 10s", "--json", "--no-color");
    }

    @Test
    void writes_utf_8_whatever_the_locale() {
        assertThat(run("help").out).contains("münchen.example");
    }

    @Test
    void colours_only_for_a_terminal_that_wants_it() {
        var xterm = Map.of("TERM", "xterm");
        assertThat(run(xterm, true, "help").out).contains("\u001b[");
        assertThat(run(xterm, false, "help").out).doesNotContain("\u001b");
        assertThat(run(xterm, true, "help", "--no-color").out).doesNotContain("\u001b");
        assertThat(run(Map.of("TERM", "xterm", "NO_COLOR", "1"), true, "help").out)
                .doesNotContain("\u001b");
        assertThat(run(Map.of("TERM", "xterm", "NO_COLOR", ""), true, "help").out)
                .contains("\u001b[");
        assertThat(run(Map.of("TERM", "dumb"), true, "help").out).doesNotContain("\u001b");
        assertThat(run(Map.of(), true, "help").out).doesNotContain("\u001b");
    }

    @Test
    void keeps_to_the_width_of_the_terminal() {
        assertThat(longest(run(Map.of("COLUMNS", "50"), true, "help").out)).isLessThanOrEqualTo(50);
        assertThat(longest(run(Map.of("COLUMNS", "1"), true, "help").out)).isBetween(30, 40);
        assertThat(longest(run(Map.of("COLUMNS", "many"), true, "help").out)).isBetween(60, 80);
        assertThat(longest(run(Map.of("COLUMNS", "999"), true, "help").out)).isBetween(81, 200);
    }

    @Test
    void does_not_mind_when_nobody_reads_on() {
        var closed =
                new PrintStream(
                        new OutputStream() {
                            @Override
                            public void write(int octet) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        });
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        Map.of(),
                        false,
                        InputStream.nullInputStream(),
                        closed,
                        printer(err),
                        TerminalTest::unused,
                        Clock.systemUTC());

        assertThat(terminal.run(List.of("help"))).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void owns_up_to_its_own_mistakes_without_a_stack_trace() {
        Ran ran = run("check example.com --dns demo");

        assertThat(ran.exit).isEqualTo(3);
        assertThat(ran.out).isEmpty();
        assertThat(ran.err)
                .startsWith("DMARC Desk made a mistake")
                .contains("AssertionError at dev.dmarcdesk")
                .doesNotContain("\tat ");
        assertThat(ran.err.lines()).hasSize(1);
    }

    private static int longest(String text) {
        return text.lines().mapToInt(String::length).max().orElse(0);
    }

    private static Ran run(String line) {
        return run(Map.of(), false, line.isEmpty() ? new String[0] : line.split(" "));
    }

    private static Ran run(
            Map<String, String> environment, boolean isTerminal, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        environment,
                        isTerminal,
                        InputStream.nullInputStream(),
                        printer(out),
                        printer(err),
                        TerminalTest::unused,
                        Clock.systemUTC());
        int exit = terminal.run(List.of(arguments));
        return new Ran(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Inspector unused(Options options) {
        throw new AssertionError("nothing to look up: " + options);
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.US_ASCII);
    }
}
