package dev.dmarcdesk.bench;

import dev.dmarcdesk.dkim.Canonicalization;
import dev.dmarcdesk.dkim.Mail;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureVerifier;
import dev.dmarcdesk.dkim.Signer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.mail.HeaderField;
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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Signatures of a message, from the header's text to the outcome.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SignatureBenchmark {
    private static final Instant NOW = Instant.ofEpochSecond(2_000_000_000L);
    private static final String TAGS = "c=relaxed/relaxed; d=a.example; s=s1; h=";
    private static final String AUTHOR = "From: Joe <joe@a.example>\r\n";

    /// The usual small message with its two parts.
    @State(Scope.Benchmark)
    public static class Small {
        /// Whose arithmetic: `RSA` with 2048 bits, or `ED25519`.
        @Param({"RSA", "ED25519"})
        public String key = "RSA";

        Message message = Mail.untouched("");
        Dns dns = ZoneDns.of("");

        @Setup
        public void sign() {
            Signer signer = key.equals("RSA") ? Signer.RSA : Signer.ED25519;
            String text =
                    AUTHOR
                            + "To: Sue <sue@b.example>\r\nSubject: Is dinner ready?\r\n"
                            + "Date: Fri, 11 Jul 2003 21:00:37 -0700\r\n\r\n"
                            + "We lost the game.  Are you hungry yet?\r\n".repeat(20);
            message = Mail.untouched(signer.sign(text, TAGS + "from:to:subject:date:from"));
            dns = keyOf(signer);
        }
    }

    /// A header of many fields, all signed.
    @State(Scope.Benchmark)
    public static class Large {
        private static final int FIELD = 80;

        @Param({"25", "100", "400"})
        public int kib;

        Message message = Mail.untouched("");
        Dns dns = ZoneDns.of("");

        @Setup
        public void sign() {
            int fields = kib * 1024 / FIELD;
            String names =
                    IntStream.range(0, fields)
                            .mapToObj(i -> ":x-field-" + i % 100)
                            .collect(Collectors.joining());
            String text =
                    IntStream.range(0, fields)
                            .mapToObj(i -> "X-Field-" + i % 100 + ": some \t words")
                            .map(field -> field + "\r\n  " + "word ".repeat(10) + "\r\n")
                            .collect(Collectors.joining());
            message =
                    Mail.untouched(Signer.RSA.sign(AUTHOR + text + "\r\n", TAGS + "from" + names));
            dns = keyOf(Signer.RSA);
        }
    }

    @Benchmark
    public List<SignatureOutcome> verification(Small small) {
        return SignatureVerifier.verify(small.message, small.dns, NOW);
    }

    @Benchmark
    public List<SignatureOutcome> verificationOfHeader(Large large) {
        return SignatureVerifier.verify(large.message, large.dns, NOW);
    }

    @Benchmark
    public int canonicalizationOfHeader(Large large) {
        int length = 0;
        for (HeaderField field : large.message.header().fields()) {
            length += Canonicalization.RELAXED.header(field).length();
        }
        return length;
    }

    private static Dns keyOf(Signer signer) {
        return ZoneDns.of("s1._domainkey.a.example. TXT " + signer.record() + "\n");
    }
}
