package dev.dmarcdesk.bench;

import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.LoopbackDns;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// The resolver of the measurement of scale, as a process of its own so that what it costs does not
/// count: any number of made-up domains on loopback. Says its port, and for every line that comes
/// in on standard input how many questions there were until then.
public final class ScaleDns {
    private static final int OF_EACH_KIND = 25;

    private ScaleDns() {}

    /// Serves until standard input ends: `ScaleDns [ROUND-TRIP-MS]`.
    public static void main(String[] arguments) {
        var delay = Duration.ofMillis(arguments.length == 0 ? 0 : Long.parseLong(arguments[0]));
        var behaviour = Behaviour.delayed(delay, Behaviour.NORMAL);
        var asked = new AtomicLong();
        var copies = new Copies(MadeUpZone.of(OF_EACH_KIND).dns(), OF_EACH_KIND);
        try (var server =
                LoopbackDns.serving(
                        question -> {
                            asked.incrementAndGet();
                            return copies.ask(question);
                        },
                        _ -> behaviour)) {
            IO.println(server.address().getPort());
            while (IO.readln() != null) {
                IO.println(asked.get());
            }
        }
    }
}
