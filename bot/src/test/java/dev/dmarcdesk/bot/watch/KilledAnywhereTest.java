package dev.dmarcdesk.bot.watch;

import static org.assertj.core.api.Assertions.assertThat;

import static dev.dmarcdesk.bot.watch.WatchWorld.ACME;
import static dev.dmarcdesk.bot.watch.WatchWorld.dmarc;

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

    /// Whether the process died at all.
    private static boolean isToldOnce(int call, boolean heard) {
        var world = new WatchWorld().publish(ACME, dmarc(ACME), BEFORE).watch(ACME, "C1", "C2");
        world.work();
        world.publish(ACME, dmarc(ACME), AFTER);
        world.dieAt(call, heard);
        world.pass(Duration.ofMinutes(90));
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
