package dev.dmarcdesk.bot.watch;

import static dev.dmarcdesk.bot.watch.WatchWorld.ACME;
import static dev.dmarcdesk.bot.watch.WatchWorld.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.watch.Alert.Progress;
import dev.dmarcdesk.bot.watch.FakeChannels.Message;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// The whole way from a change to its message, with a process that dies at each of its calls to the
/// world in turn.
class KilledAnywhereTest {
    private static final String BEFORE = "v=DMARC1; p=reject; rua=mailto:d@acme.example";
    private static final String AFTER = "v=DMARC1; p=none; rua=mailto:d@acme.example";

    @Test
    void a_change_is_told_once_in_every_channel_wherever_a_process_dies() {
        int deaths = 0;
        for (boolean heard : List.of(false, true)) {
            int call = 1;
            while (isToldOnce(call, heard)) {
                call++;
                deaths++;
            }
        }
        assertThat(deaths).isGreaterThan(100);
    }

    @Test
    void a_change_is_told_once_in_every_channel_wherever_the_store_goes_away() {
        for (int operation = 0; operation < 60; operation++) {
            var world = changed();
            world.store.breakAfter(operation);
            world.pass(Duration.ofMinutes(9));
            world.store.mend();
            world.pass(Duration.ofMinutes(15));
            for (String channel : List.of("C1", "C2")) {
                assertThat(world.channels.in(channel))
                        .as("in %s, broken after %d", channel, operation)
                        .isNotEmpty()
                        .filteredOn(message -> !message.isLine())
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private static WatchWorld changed() {
        var world = new WatchWorld().publish(ACME, dmarc(ACME), BEFORE).watch(ACME, "C1", "C2");
        world.work();
        world.due(ACME);
        return world.publish(ACME, dmarc(ACME), AFTER);
    }

    /// Whether the process died at all.
    private static boolean isToldOnce(int call, boolean heard) {
        WatchWorld world = changed();
        world.dieAt(call, heard);
        world.pass(Duration.ofMinutes(20));
        for (String channel : List.of("C1", "C2")) {
            List<Message> all = world.channels.in(channel);
            long alerts = all.stream().filter(message -> !message.isLine()).count();
            long lines = all.stream().filter(Message::isLine).count();
            assertThat(alerts).as("alerts in %s, died at %d", channel, call).isLessThanOrEqualTo(1);
            assertThat(lines).as("lines in %s, died at %d", channel, call).isLessThanOrEqualTo(1);
            assertThat(alerts + lines).as("in %s, died at %d", channel, call).isPositive();
        }
        assertThat(world.channels.all().stream().filter(Message::isLine).count())
                .as("lines, died at %d", call)
                .isLessThanOrEqualTo(world.hasDied() ? 1 : 0);
        assertThat(world.onlyAlert().tellings())
                .extracting(Alert.Telling::progress)
                .containsOnly(Progress.TOLD);
        return world.hasDied();
    }
}
