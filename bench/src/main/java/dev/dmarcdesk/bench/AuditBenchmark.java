package dev.dmarcdesk.bench;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.report.Inspection;

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

import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whole audits of all domains of a world in turn: every check, with the budget of a real run, then
/// the JSON or the page of what was found.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 4) // all of an audit's code is compiled after some 20,000 of them
@Measurement(iterations = 5, time = 2)
public class AuditBenchmark {
    /// `made-up`, or a set of the recorded world beside the project, such as `dev`.
    @Param("made-up")
    public String world = World.MADE_UP;

    private List<DomainName> domains = List.of();
    private Desk desk = Desk.NONE;
    private int next;

    @Setup
    public void read() {
        World read = World.named(world);
        domains = read.domains();
        desk = new Desk(read.dns());
    }

    /// The findings alone.
    @Benchmark
    public Inspection audit() {
        next = (next + 1) % domains.size();
        return desk.audit(domains.get(next));
    }

    /// What a program gets.
    @Benchmark
    public String auditAndJson() {
        return desk.json(audit());
    }

    /// What a person gets.
    @Benchmark
    public String auditAndPage() {
        return desk.page(audit());
    }
}
