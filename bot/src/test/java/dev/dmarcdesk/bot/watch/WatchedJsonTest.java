package dev.dmarcdesk.bot.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.watch.Memory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class WatchedJsonTest {
    private static final WatchKey KEY = SampleWatches.key("T1", "acme.example");

    @Test
    void reads_what_it_wrote_whatever_records_and_people_hold() {
        ForAll.values(
                SampleWatches::anyWatched,
                watched ->
                        assertThat(
                                        WatchedJson.read(
                                                watched.key(),
                                                WatchedJson.write(watched),
                                                watched.version()))
                                .isEqualTo(Parsed.valid(watched)));
    }

    @Test
    void is_ascii_alone_so_that_no_store_can_change_it() {
        ForAll.values(
                SampleWatches::anyWatched,
                watched -> assertThat(WatchedJson.write(watched)).matches("\\p{ASCII}*"));
    }

    @Test
    void reads_the_first_version_for_ever() {
        String first =
                """
                {"v":1,"subscriptions":[{"channel":"C1","minutes":60}],"memory":{}}\
                """;

        assertThat(WatchedJson.read(KEY, first, 7))
                .isEqualTo(
                        Parsed.valid(
                                new Watched(
                                        KEY,
                                        List.of(
                                                new Subscription(
                                                        "C1",
                                                        "",
                                                        Instant.EPOCH,
                                                        Duration.ofHours(1),
                                                        "",
                                                        Instant.EPOCH,
                                                        Instant.EPOCH)),
                                        Memory.NONE,
                                        7)));
    }

    @Test
    void passes_over_what_a_newer_version_added() {
        var watched = SampleWatches.watched("T1", "acme.example");
        String newer =
                WatchedJson.write(watched)
                        .replace("\"channel\"", "\"more\":[{\"a\":[null,1.5]}],\"channel\"")
                        .replace("\"memory\":{", "\"memory\":{\"mood\":{}");

        assertThat(newer).contains("more", "mood");
        assertThat(WatchedJson.read(KEY, newer, 0)).isEqualTo(Parsed.valid(watched));
    }

    @Test
    void refuses_a_version_that_it_would_misread() {
        String newer =
                WatchedJson.write(SampleWatches.watched("T1", "acme.example"))
                        .replace("\"v\":1", "\"v\":2");

        assertThat(WatchedJson.read(KEY, newer, 0)).isInstanceOf(Parsed.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "not json",
                "{\"v\":1}",
                "{\"v\":\"1\",\"memory\":{}}",
                "{\"v\":1,\"memory\":[]}",
                "{\"v\":1,\"memory\":{\"known\":{}}}",
                "{\"v\":1,\"memory\":{\"told\":[\"yesterday\"]}}",
                "{\"v\":1,\"memory\":{\"told\":[7]}}",
                "{\"v\":1,\"memory\":{},\"subscriptions\":[{\"channel\":7,\"minutes\":60}]}",
                "{\"v\":1,\"memory\":{},\"subscriptions\":[7]}",
                "{\"v\":1,\"memory\":{\"outage\":{\"aspects\":[{\"kind\":\"x\",\"name\":\"a\"}]}}}"
            })
    void all_else_is_no_watch(String text) {
        assertThat(WatchedJson.read(KEY, text, 0)).isInstanceOf(Parsed.Invalid.class);
    }
}
