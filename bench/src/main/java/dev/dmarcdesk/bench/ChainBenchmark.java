package dev.dmarcdesk.bench;

import dev.dmarcdesk.arc.ArcOutcome;
import dev.dmarcdesk.arc.ChainValidation;
import dev.dmarcdesk.arc.Sealed;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.mail.Message;

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

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// ARC chains of a whole message, sealed with RSA keys of 2048 bits: a seal for each set and one
/// message signature are verified.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChainBenchmark {
    private static final Instant NOW = Instant.ofEpochSecond(2_000_000_000L);

    @Param({"1", "3", "10", "50"})
    public int sets;

    /// How much is added to the results of each set. It breaks the seals over them, which costs as
    /// much to find out as that they hold.
    @Param({"0", "20"})
    public int kib;

    private Message message = Sealed.plain().whole();
    private Dns dns = ZoneDns.of("");

    @Setup
    public void seal() {
        String[] sealers =
                IntStream.range(0, sets).mapToObj(i -> "s" + i + ".example").toArray(String[]::new);
        String comment = kib == 0 ? "" : "; dkim=pass (" + "a b ".repeat(kib * 256) + ")";
        message =
                Sealed.by(sealers)
                        .with("ARC-Authentication-Results", field -> field + comment)
                        .whole();
        dns = Sealed.keysOf(sealers);
    }

    @Benchmark
    public ArcOutcome validation() {
        return ChainValidation.of(message, dns, NOW);
    }
}
