package dev.dmarcdesk.bench;

import dev.dmarcdesk.diagnosis.Diagnosis;
import dev.dmarcdesk.diagnosis.HeaderAnalysis;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.PasteRepair;
import dev.dmarcdesk.mail.Repaired;
import dev.dmarcdesk.text.Parsed;

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
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Diagnoses of a header, from the text that was handed over to the causes.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DiagnosisBenchmark {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
    private static final HeaderAnalysis ANALYSIS =
            new HeaderAnalysis(BundledData.senders(), BundledData.suffixes());

    /// The usual header of a message from Gmail's, of 8 KB.
    @State(Scope.Benchmark)
    public static class Typical {
        /// Whether the key of its RSA signature is published, so that there is something to
        /// compute.
        @Param({"false", "true"})
        public boolean key;

        Paste paste = new Paste("", Paste.Source.FILE);
        Dns dns = ZoneDns.of("");

        @Setup
        public void write() {
            paste = new Paste(MadeUpHeader.typical(), Paste.Source.FILE);
            dns = MadeUpHeader.dns(key);
        }
    }

    /// Headers that grow.
    @State(Scope.Benchmark)
    public static class Growing {
        @Param({"10", "100", "1000"})
        public int kib;

        /// Of which field there are more and more.
        @Param({"Received", "Authentication-Results", "DKIM-Signature", "X-Long"})
        public String field = "Received";

        Paste paste = new Paste("", Paste.Source.FILE);
        Dns dns = ZoneDns.of("");

        @Setup
        public void write() {
            paste = new Paste(MadeUpHeader.with(field, kib * 1024), Paste.Source.FILE);
            dns = MadeUpHeader.dns(true);
        }
    }

    @Benchmark
    public Diagnosis diagnosis(Typical typical) {
        return diagnose(typical.paste, typical.dns);
    }

    @Benchmark
    public Diagnosis growing(Growing growing) {
        return diagnose(growing.paste, growing.dns);
    }

    /// Repairing alone.
    @Benchmark
    public Parsed<Repaired> repair(Typical typical) {
        return PasteRepair.repair(typical.paste);
    }

    private static Diagnosis diagnose(Paste paste, Dns dns) {
        return switch (PasteRepair.repair(paste)) {
            case Parsed.Valid<Repaired>(var repaired, _) ->
                    ANALYSIS.analyse(
                            repaired, List.of(), new RecordingDns(dns, Inspector.BUDGET), NOW);
            case Parsed.Invalid<Repaired>(var defects) ->
                    throw new IllegalStateException(defects.getFirst().expected());
        };
    }
}
