package dev.dmarcdesk.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// Audits, with JSON and page, of domains whose records are made to cost as much as they can. Each
/// is bounded: by the questions of one run, and by the length of what was answered.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HostileBenchmark {
    @Param public Hostile domain = Hostile.PARKED;

    private Desk desk = Desk.NONE;

    @Setup
    public void publish() {
        desk = new Desk(domain.published().dns());
    }

    @Benchmark
    public String answer() {
        return desk.answer(OneDomain.NAME);
    }
}
