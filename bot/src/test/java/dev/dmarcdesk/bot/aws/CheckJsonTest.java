package dev.dmarcdesk.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.watch.CheckQueue;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

class CheckJsonTest {
    private static WatchKey key(String team, String domain) {
        return new WatchKey(team, DomainName.of(domain));
    }

    private static Parsed<List<WatchKey>> read(String message) {
        return CheckJson.read(CheckJson.tree(message));
    }

    @Test
    void what_is_written_is_read() {
        var keys =
                List.of(
                        key("T1", "example.com"),
                        key("T1", "xn--mnchen-3ya.example"),
                        key("T2", "example.com"));

        assertThat(read(CheckJson.write(keys))).isEqualTo(Parsed.valid(keys));
    }

    @Test
    void domains_of_a_workspace_stand_together() {
        assertThat(
                        CheckJson.write(
                                List.of(
                                        key("T1", "a.example"),
                                        key("T2", "b.example"),
                                        key("T1", "c.example"))))
                .isEqualTo(
                        "{\"v\":1,\"checks\":[{\"team\":\"T1\",\"domains\":[\"a.example\",\"c.example\"]},"
                                + "{\"team\":\"T2\",\"domains\":[\"b.example\"]}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"v\":1}",
                "{\"v\":1,\"checks\":[]}",
                "{\"v\":1,\"checks\":{\"team\":\"T1\"}}",
                "{\"v\":1,\"checks\":[{\"team\":\"T1\"}]}",
                "{\"v\":1,\"checks\":[{\"team\":\"T1\",\"domains\":[]}]}",
                "{\"v\":1,\"checks\":[{\"domains\":[\"example.com\"]}]}",
                "{\"v\":1,\"checks\":[{\"team\":\"T1\",\"domains\":[7]}]}",
                "{\"v\":1,\"checks\":[{\"team\":\"T1\",\"domains\":[\"not..a.name\"]}]}",
                "{\"v\":2,\"checks\":[{\"team\":\"T1\",\"domains\":[\"example.com\"]}]}",
                "{\"checks\":[{\"team\":\"T1\",\"domains\":[\"example.com\"]}]}"
            })
    void anything_else_is_refused(String message) {
        assertThat(read(message)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void more_domains_than_we_write_are_refused() {
        var tooMany =
                IntStream.rangeClosed(0, CheckQueue.BATCH)
                        .mapToObj(i -> key("T1", "d" + i + ".example"))
                        .toList();

        assertThat(read(CheckJson.write(tooMany))).isInstanceOf(Parsed.Invalid.class);
        assertThat(read(CheckJson.write(tooMany.subList(1, tooMany.size()))))
                .isInstanceOf(Parsed.Valid.class);
    }
}
