package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class OptionsTest {
    private static final Set<String> OTHERS = Set.of("selector");

    @Test
    void a_trust_anchor_comes_from_a_file_that_is_read_at_once(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("root.key");
        Files.writeString(file, ". IN DS 1 13 2 " + "00".repeat(32));
        String none = folder.resolve("none").toString();

        assertThat(options("x", "--trust-anchor", file.toString()).anchors()).hasSize(1);
        assertThat(options("x").anchors()).isEmpty();
        assertThat(
                        Options.parse(
                                        List.of("x"),
                                        Map.of("DMARC_TRUST_ANCHOR", file.toString()),
                                        OTHERS)
                                .defects())
                .isEmpty();
        assertThat(refused("x", "--trust-anchor", none).expected())
                .contains("DS or DNSKEY records")
                .endsWith("can not be read after --trust-anchor");
        assertThat(
                        Options.parse(List.of("x"), Map.of("DMARC_TRUST_ANCHOR", none), OTHERS)
                                .defects()
                                .getFirst()
                                .expected())
                .endsWith("in DMARC_TRUST_ANCHOR");
    }

    @Test
    void knows_what_holds_when_nothing_is_said() {
        Options options = options("example.com");

        assertThat(options.line()).isEqualTo("example.com");
        assertThat(options.source()).isEqualTo(DnsSource.system());
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.json()).isFalse();
        assertThat(options.colour()).isTrue();
    }

    @Test
    void finds_options_anywhere_on_the_line() {
        Options options =
                options(
                        "--json",
                        "check",
                        "--dns",
                        "192.0.2.53",
                        "example.com",
                        "--timeout=2s",
                        "--no-color");

        assertThat(options.line()).isEqualTo("check example.com");
        assertThat(options.source()).isEqualTo(server("192.0.2.53", 53));
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.json()).isTrue();
        assertThat(options.colour()).isFalse();
    }

    @Test
    void leaves_the_options_of_commands_to_the_grammar() {
        assertThat(options("dkim", "--selector", "--json", "example.com").line())
                .isEqualTo("dkim --selector --json example.com");
        assertThat(options("dkim", "--selector=a,b", "--json", "example.com").line())
                .isEqualTo("dkim --selector=a,b example.com");
    }

    @Test
    void stops_looking_for_options_after_two_hyphens() {
        assertThat(options("--", "example.com", "--json").line()).isEqualTo("example.com --json");
    }

    @Test
    void lets_the_last_of_several_win_and_the_line_win_over_the_environment() {
        assertThat(options("--dns", "192.0.2.1", "--dns=demo", "x").source())
                .isEqualTo(new DnsSource.Demo());
        assertThat(Options.parse(List.of("x"), Map.of("DMARC_DNS", "demo"), OTHERS))
                .isEqualTo(Options.parse(List.of("x", "--dns", "demo"), Map.of(), OTHERS));
        assertThat(Options.parse(List.of("x", "--dns=::1"), Map.of("DMARC_DNS", "demo"), OTHERS))
                .isEqualTo(Options.parse(List.of("x", "--dns=::1"), Map.of(), OTHERS));
    }

    @ParameterizedTest
    @CsvSource({
        "10s, 10000",
        "500ms, 500",
        "1m, 60000",
        "10, 10000",
        "10m, 600000",
        "100ms, 100",
        "600s, 600000",
    })
    void reads_times(String text, long millis) {
        assertThat(Options.duration(text)).isEqualTo(Parsed.valid(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0s",
                "99ms",
                "11m",
                "601s",
                "5x",
                "s",
                "-1s",
                "1.5s",
                "10 s",
                "1h",
                "9999999s",
                "٣s",
            })
    void refuses_times_out_of_bounds(String text) {
        assertThat(Options.duration(text)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void points_at_what_is_wrong() {
        assertThat(refused("check", "example.com", "--jsn").at().start()).isEqualTo(18);
        assertThat(refused("check", "example.com", "--jsn").expected())
                .contains("--json", "--selector");
        assertThat(refused("-x", "example.com").expected()).contains("--help");
        assertThat(refused("--json=yes").expected()).isEqualTo("no value here");
        assertThat(refused("--timeout").expected()).contains("after --timeout");
        assertThat(refused("--timeout", "soon").at().start()).isEqualTo(10);
        assertThat(refused("--dns").expected()).contains("after --dns");
    }

    @Test
    void says_so_when_the_environment_names_no_server() {
        assertThat(
                        Options.parse(List.of("x"), Map.of("DMARC_DNS", "a b"), OTHERS)
                                .defects()
                                .getFirst()
                                .expected())
                .contains("in DMARC_DNS");
    }

    @Test
    void never_throws() {
        var random = new Random(42);
        var pieces =
                List.of(
                        "--dns",
                        "--timeout",
                        "--json",
                        "--selector",
                        "--",
                        "-",
                        "=",
                        "--dns=",
                        "-h",
                        "x",
                        "",
                        "--timeout=9s",
                        "a b",
                        "\ud83d",
                        "demo",
                        "--help=");
        for (int round = 0; round < 5_000; round++) {
            var arguments = new ArrayList<String>();
            for (int i = random.nextInt(6); i > 0; i--) {
                arguments.add(pieces.get(random.nextInt(pieces.size())));
            }
            int length = String.join(" ", arguments).length();
            for (Defect defect : Options.parse(arguments, Map.of(), OTHERS).defects()) {
                assertThat(defect.at().end()).as("%s", arguments).isLessThanOrEqualTo(length);
            }
        }
    }

    private static Options options(String... arguments) {
        return switch (Options.parse(List.of(arguments), Map.of(), OTHERS)) {
            case Parsed.Valid<Options>(var options, _) -> options;
            case Parsed.Invalid<Options>(var defects) -> throw new AssertionError(defects);
        };
    }

    private static DnsSource server(String address, int port) {
        return new DnsSource.Resolvers(
                List.of(new InetSocketAddress(InetAddress.ofLiteral(address), port)));
    }

    private static Defect refused(String... arguments) {
        return Options.parse(List.of(arguments), Map.of(), OTHERS).defects().getFirst();
    }
}
