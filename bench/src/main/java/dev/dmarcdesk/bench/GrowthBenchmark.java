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
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Audits, with JSON and page, of one domain whose record grows: the time for one term, tag or KiB
/// must not.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GrowthBenchmark {
    private static final String QUIET = "v=DMARC1; p=reject";

    /// An SPF record of networks.
    @State(Scope.Benchmark)
    public static class Spf {
        @Param({"10", "100", "1000", "4000"})
        public int terms;

        Desk desk = Desk.NONE;

        @Setup
        public void publish() {
            String networks = join(terms, i -> "ip4:10." + i / 250 + "." + i % 250 + ".0/24", " ");
            desk = over(new OneDomain().spf("v=spf1 " + networks + " -all").dmarc(QUIET));
        }
    }

    /// An SPF record of terms that each ask a question, most past any limit.
    @State(Scope.Benchmark)
    public static class Lookups {
        @Param({"10", "100", "1000", "4000"})
        public int terms;

        Desk desk = Desk.NONE;

        @Setup
        public void publish() {
            String includes = join(terms, i -> "include:i" + i + ".victim.example", " ");
            desk = over(new OneDomain().spf("v=spf1 " + includes + " -all").dmarc(QUIET));
        }
    }

    /// A DMARC record of tags that nobody knows.
    @State(Scope.Benchmark)
    public static class Dmarc {
        @Param({"10", "100", "1000", "10000"})
        public int tags;

        Desk desk = Desk.NONE;

        @Setup
        public void publish() {
            String unknown = join(tags, i -> "x" + i + "=" + i, "; ");
            desk = over(new OneDomain().spf("v=spf1 -all").dmarc(QUIET + "; " + unknown));
        }
    }

    /// One long text.
    @State(Scope.Benchmark)
    public static class Text {
        @Param({"4", "16", "64"})
        public int kib;

        @Param public LongText of = LongText.NO_RECORD;

        Desk desk = Desk.NONE;

        @Setup
        public void publish() {
            desk = over(of.published(kib * 1024));
        }
    }

    @Benchmark
    public String spfNetworks(Spf spf) {
        return spf.desk.answer(OneDomain.NAME);
    }

    @Benchmark
    public String spfIncludes(Lookups lookups) {
        return lookups.desk.answer(OneDomain.NAME);
    }

    @Benchmark
    public String dmarcTags(Dmarc dmarc) {
        return dmarc.desk.answer(OneDomain.NAME);
    }

    @Benchmark
    public String longText(Text text) {
        return text.desk.answer(OneDomain.NAME);
    }

    private static Desk over(OneDomain domain) {
        return new Desk(domain.dns());
    }

    private static String join(int count, IntFunction<String> one, String between) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(between));
    }
}
