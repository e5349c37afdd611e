package dev.dmarcdesk.bench;

import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dkim.DkimCheck;
import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dmarc.DmarcCheck;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.spf.CheckHost;
import dev.dmarcdesk.spf.Envelope;
import dev.dmarcdesk.spf.Network;
import dev.dmarcdesk.spf.Receiver;
import dev.dmarcdesk.spf.SpfCheck;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfOutcome;
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

/// The checks that cost most, each alone, over all domains of a world in turn.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PartsBenchmark {
    private static final Network CLIENT = client("203.0.113.99");

    /// As for the whole audit.
    @Param("made-up")
    public String world = World.MADE_UP;

    private final DmarcCheck dmarc = new DmarcCheck(BundledData.suffixes());
    private final SpfCheck spf = new SpfCheck(BundledData.senders());
    private final DkimCheck dkim = new DkimCheck(BundledData.selectors(), BundledData.senders());
    private List<DomainName> domains = List.of();
    private Dns dns = ZoneDns.of("");
    private int next;

    @Setup
    public void read() {
        World read = World.named(world);
        domains = read.domains();
        dns = read.dns();
    }

    /// The tree walk, the policy and the consent of report receivers.
    @Benchmark
    public Examination<DmarcFacts> dmarcDiscovery() {
        return dmarc.examine(subject(), run());
    }

    /// The record, all it includes, and the record proposed instead.
    @Benchmark
    public Examination<SpfFacts> spfTree() {
        return spf.examine(subject(), run());
    }

    /// May this client send? It may not, so every term is looked at.
    @Benchmark
    public SpfOutcome spfEvaluation() {
        return CheckHost.ofMailFrom(envelope(subject().domain().toString()), run().dns());
    }

    /// The keys at the usual selectors.
    @Benchmark
    public Examination<DkimFacts> dkimDiscovery() {
        return dkim.examine(subject(), run());
    }

    /// Mail from the domain, of a client that may send for nobody.
    static Envelope envelope(String domain) {
        var sender = "postmaster@" + domain;
        return new Envelope(CLIENT, sender, "client.example", Receiver.at(Instant.EPOCH));
    }

    private Subject subject() {
        next = (next + 1) % domains.size();
        return new Subject(domains.get(next), List.of());
    }

    private Sources run() {
        return Sources.of(new RecordingDns(dns, Inspector.BUDGET));
    }

    private static Network client(String address) {
        return switch (Envelope.client(address)) {
            case Parsed.Valid<Network>(var network, _) -> network;
            case Parsed.Invalid<Network>(var defects) ->
                    throw new IllegalArgumentException(defects.toString());
        };
    }
}
