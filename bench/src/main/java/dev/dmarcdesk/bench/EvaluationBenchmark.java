package dev.dmarcdesk.bench;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.spf.CheckHost;
import dev.dmarcdesk.spf.SpfOutcome;

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

/// `check_host()` of one record and one client, with the budget of a real run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluationBenchmark {
    @Param public SpfQuestion of = SpfQuestion.SMALL;

    private Dns dns = ZoneDns.of("");

    @Setup
    public void publish() {
        dns = of.dns();
    }

    @Benchmark
    public SpfOutcome evaluation() {
        return CheckHost.ofMailFrom(
                PartsBenchmark.envelope("victim.example"), new RecordingDns(dns, Inspector.BUDGET));
    }
}
