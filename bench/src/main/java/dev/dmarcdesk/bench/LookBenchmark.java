package dev.dmarcdesk.bench;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.InspectionRound;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.watch.Snapshot;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Looks at watched domains: the snapshot of a domain whose selectors are known, from memory and
/// over UDP.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 4)
@Measurement(iterations = 5, time = 2)
public class LookBenchmark {
    private static final int BATCH = 25;

    /// `made-up`, or a set of the recorded world beside the project, such as `dev`.
    @Param("made-up")
    public String world = World.MADE_UP;

    /// Who answers over UDP: HOST:PORT of a resolver of the same world, started before; else the
    /// bundled demo zone, for which nobody is asked.
    @Param("demo")
    public String resolver = "demo";

    private List<Subject> watched = List.of();
    private Desk desk = Desk.NONE;
    private Inspector inspector =
            Inspectors.over(new DnsSource.Demo(), TrustAnchors::ofRoot, Inspectors.PATIENCE);
    private int next;

    @Setup
    public void read() {
        World read = World.named(world);
        desk = new Desk(read.dns());
        watched =
                read.domains().stream().map(domain -> LookQuestions.watched(domain, desk)).toList();
        if (DnsSource.parse(resolver) instanceof Parsed.Valid<DnsSource>(var source, _)) {
            inspector = Inspectors.over(source, TrustAnchors::ofRoot, Duration.ofSeconds(10));
        }
    }

    /// A look from memory.
    @Benchmark
    public Snapshot look() {
        return desk.look(turn());
    }

    /// The same in rounds of 25, all at the same time, with the resolver's part where it is another
    /// process left out.
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Snapshot> round() {
        InspectionRound round = inspector.round();
        var running = new ArrayList<CompletableFuture<Snapshot>>();
        for (int i = 0; i < BATCH; i++) {
            Subject subject = turn();
            running.add(
                    CompletableFuture.supplyAsync(
                            () -> round.look(subject), Thread::startVirtualThread));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private Subject turn() {
        next = (next + 1) % watched.size();
        return watched.get(next);
    }
}
