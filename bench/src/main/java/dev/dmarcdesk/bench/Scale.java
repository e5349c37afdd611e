package dev.dmarcdesk.bench;

import com.sun.management.OperatingSystemMXBean;

import dev.dmarcdesk.bot.local.SqliteWatchStore;
import dev.dmarcdesk.bot.watch.Channels;
import dev.dmarcdesk.bot.watch.CheckQueue;
import dev.dmarcdesk.bot.watch.InspectorLookout;
import dev.dmarcdesk.bot.watch.Monitor;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.Subscription;
import dev.dmarcdesk.bot.watch.Teller;
import dev.dmarcdesk.bot.watch.Ticker;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.Watched;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.watch.Memory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What watching many domains costs one machine: a store with all of them, the domains of one
/// minute found in it, and looked at over the DNS of another process ([ScaleDns]).
public final class Scale {
    private static final int PER_TEAM = 1_000;
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int ROUNDS = 3;

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Scale() {}

    /// `DOMAINS ROUND-TRIP-MS COMMAND…`: how many domains, and how to start their DNS.
    public static void main(String[] arguments) throws IOException {
        int domains = Integer.parseInt(arguments[0]);
        var command = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        command.add(arguments[1]);
        Process dns =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Path file = Files.createTempFile("scale", ".db");
        Files.delete(file);
        try (var said =
                        new BufferedReader(
                                new InputStreamReader(
                                        dns.getInputStream(), StandardCharsets.US_ASCII));
                var ask = new PrintStream(dns.getOutputStream(), true, StandardCharsets.US_ASCII);
                var store = SqliteWatchStore.open(file, Clock.systemUTC())) {
            String port = said.readLine();
            var questions = new Questions(ask, said);
            step("saved", domains, questions, () -> fill(store, domains));
            System.out.printf(Locale.ROOT, "%-28s %d KiB%n", "file", Files.size(file) / 1024);
            measure(store, Map.of("DMARC_DNS", "127.0.0.1:" + port), questions);
            System.out.printf(Locale.ROOT, "%-28s %d KiB%n", "file", Files.size(file) / 1024);
        } finally {
            dns.destroy();
        }
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    /// How many the DNS was asked until now.
    private record Questions(PrintStream ask, BufferedReader said) {
        private long asked() throws IOException {
            ask.println();
            return Long.parseLong(said.readLine());
        }
    }

    private static void fill(SqliteWatchStore store, int domains) {
        for (int i = 0; i < domains; i++) {
            var place = new Place("T" + i / PER_TEAM, "C" + i % 5, "U0");
            var key = new WatchKey(place.team(), Copies.domain(i));
            var begun = Subscription.begun(place, Instant.EPOCH, EVERY, "");
            store.save(new Watched(key, List.of(begun), Memory.NONE, 0));
        }
    }

    private static void measure(
            SqliteWatchStore store, Map<String, String> environment, Questions questions)
            throws IOException {
        var now = new Now();
        var due = new ArrayList<WatchKey>();
        CheckQueue queue = (keys, delay) -> !delay.isZero() || due.addAll(keys);
        var monitor =
                new Monitor(
                        store,
                        new InspectorLookout(Inspectors.of(environment), now),
                        queue,
                        new Teller(store, new Silent(), now),
                        BundledData.senders(),
                        now);
        var ticker = new Ticker(store, queue, now);
        step("due in a minute, found", 1, questions, ticker::tick);
        System.out.printf(Locale.ROOT, "%-28s %d%n", "due in a minute", due.size());
        List<WatchKey> keys = List.copyOf(due);
        step("first looks", keys.size(), questions, () -> check(monitor, keys));
        for (int i = 0; i < ROUNDS; i++) {
            now.pass(EVERY);
            step("looks that find no change", keys.size(), questions, () -> check(monitor, keys));
        }
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%-28s %d MiB%n",
                "heap after a collection",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private static void check(Monitor monitor, List<WatchKey> keys) {
        for (int i = 0; i < keys.size(); i += CheckQueue.BATCH) {
            var batch = keys.subList(i, Math.min(keys.size(), i + CheckQueue.BATCH));
            if (!monitor.check(batch).isEmpty()) {
                throw new IllegalStateException("looks failed");
            }
        }
    }

    private static void step(String what, int count, Questions questions, Runnable work)
            throws IOException {
        long asked = questions.asked();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double used = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-28s %7d in %6.2f s, CPU %6.2f s; one: %7.0f µs, CPU %7.0f µs; in a CPU second %6.0f; questions for one %5.1f%n",
                what,
                count,
                seconds,
                used,
                seconds * 1e6 / count,
                used * 1e6 / count,
                count / used,
                (double) (questions.asked() - asked) / count);
    }

    /// A clock that moves when told to.
    private static final class Now extends Clock {
        private Instant instant = Instant.parse("2026-11-21T09:00:00Z");

        private void pass(Duration time) {
            instant = instant.plus(time);
        }

        @Override
        public Instant instant() {
            return instant;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /// Nothing is told in this measurement, because nothing changes.
    private static final class Silent implements Channels {
        @Override
        public Posting post(Place place, Document page) {
            return new Posting.Posted("1");
        }

        @Override
        public Posting edit(Place place, String message, Document page) {
            return new Posting.Posted(message);
        }

        @Override
        public Posting call(Place place, String message, String owner, Document page) {
            return new Posting.Posted("1");
        }
    }
}
