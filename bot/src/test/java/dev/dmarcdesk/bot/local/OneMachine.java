package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.command.Outcome;
import dev.dmarcdesk.bot.slack.SlackSettings;
import dev.dmarcdesk.bot.watch.InspectorLookout;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.WatchBook;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.live.Inspectors;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// A machine with the program on it: a store in a file, a DNS on loopback that says something else
/// from one moment to the next, and a stand-in for Slack. Every run is a process of its own, as far
/// as objects go.
final class OneMachine implements AutoCloseable {
    final MovingClock clock = new MovingClock();
    final FakeSlack slack = new FakeSlack();
    private final AtomicReference<Dns> zone = new AtomicReference<>();
    private final LoopbackDns dns = LoopbackDns.serving(question -> zone.get().ask(question));
    private final Map<String, String> environment = new HashMap<>();
    private final Path file;

    /// What a process leaves behind.
    record Ran(int exit, String out, String err) {}

    /// @param file of the store
    /// @param zone what the DNS knows at first
    OneMachine(Path file, String zone) {
        this.file = file;
        publish(zone);
        environment.put("DMARC_STORE", file.toString());
        environment.put("DMARC_DNS", "127.0.0.1:" + dns.address().getPort());
        environment.put("SLACK_API_URL", slack.api());
    }

    /// The DNS knows something else now.
    void publish(String text) {
        zone.set(ZoneDns.of(text));
    }

    /// The DNS answers nobody now.
    void silence() {
        zone.set(_ -> new Answer.Unavailable(Answer.Reason.SERVFAIL, "down"));
    }

    /// Lets the runs to come speak with Slack.
    void giveToken() {
        environment.put("SLACK_BOT_TOKEN", "xoxb-test");
        environment.put("SLACK_SIGNING_SECRET", Events.SECRET);
    }

    /// Runs a command to its end.
    Ran run(String... arguments) {
        return run(false, arguments);
    }

    /// The same where somebody looks on.
    Ran runSeen(String... arguments) {
        return run(true, arguments);
    }

    private Ran run(boolean isSeen, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        environment,
                        isSeen,
                        InputStream.nullInputStream(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        _ -> inspector(),
                        clock);
        int exit = terminal.run(List.of(arguments));
        return new Ran(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The same some minutes later.
    Ran later(String... arguments) {
        clock.pass(Duration.ofMinutes(5));
        return run(arguments);
    }

    /// Runs `serve` until the store is as it should be.
    ///
    /// @return what it printed
    String serve(Predicate<WatchStore> until) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit =
                new ServeCommand(
                                environment,
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                () -> await(until),
                                clock)
                        .run(
                                "serve --port 0",
                                settings ->
                                        new LocalWatches(
                                                file,
                                                inspector(),
                                                LocalChannels.of(
                                                        page -> {
                                                            out.writeBytes(
                                                                    (page.title().text() + "\n")
                                                                            .getBytes(
                                                                                    StandardCharsets
                                                                                            .UTF_8));
                                                            return true;
                                                        },
                                                        List.of(settings)),
                                                clock));
        if (exit != 0) {
            throw new AssertionError(err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void await(Predicate<WatchStore> until) {
        try (var store = store()) {
            for (int i = 0; i < 600 && !until.test(store); i++) {
                Thread.sleep(50);
            }
            if (!until.test(store)) {
                throw new AssertionError("nothing came of it within half a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Somebody says in Slack that a change is published, in a process of its own.
    Outcome published(RecordEdit edit, Place place) {
        var settings = SlackSettings.read(name -> environment.getOrDefault(name, ""));
        var channels = LocalChannels.of(_ -> true, List.of(settings));
        try (var watches = new LocalWatches(file, inspector(), channels, clock)) {
            return watches.toolbox().published(edit, place);
        }
    }

    /// Watches a domain in a channel of Slack's.
    void watchInSlack(String domain) {
        try (var store = store()) {
            new WatchBook(store, new InspectorLookout(inspector(), clock), clock)
                    .watch(
                            new Place("T0WORKSPACE", "C0MAIL", "U0ASKER"),
                            List.of(DomainName.of(domain)),
                            Duration.ZERO,
                            "");
        }
    }

    SqliteWatchStore store() {
        return SqliteWatchStore.open(file, clock);
    }

    private Inspector inspector() {
        return Inspectors.of(environment);
    }

    @Override
    public void close() {
        slack.close();
        dns.close();
    }
}
