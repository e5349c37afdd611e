package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.web.Web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Who answers DNS questions: what `--dns` says.
public sealed interface DnsSource {
    /// The bundled demo zone; nobody is asked.
    record Demo() implements DnsSource {}

    /// Resolvers on the network.
    ///
    /// @param servers at least one, in the order of preference
    record Resolvers(List<InetSocketAddress> servers) implements DnsSource {
        public Resolvers {
            servers = List.copyOf(servers);
        }
    }

    /// The resolvers this machine is set up with.
    static DnsSource system() {
        return new Resolvers(SystemResolvers.read());
    }

    /// Reads `demo` or `HOST[:PORT]`, where HOST is an IPv4 address, an IPv6 address (in brackets
    /// before a port) or a host name. A name is looked up at once, with the machine's own resolver.
    static Parsed<DnsSource> parse(String written) {
        return written.equalsIgnoreCase("demo")
                ? Parsed.valid(new Demo())
                : HostAndPort.read(written, InetAddress::getAllByName).map(Resolvers::new);
    }

    /// The DNS for one run.
    ///
    /// @param budget the time for the whole run, from now
    default Dns open(Duration budget) {
        return switch (this) {
            case Demo() -> DemoZone.read();
            case Resolvers(var servers) -> new LiveDns(servers, budget, System::nanoTime);
        };
    }

    /// The DNS for one run, and its signatures.
    ///
    /// @param budget the time for the whole run, from now
    /// @param anchors where the signatures of resolvers' answers have to lead; only asked for when
    ///   there can be any
    /// @param clock tells which signatures hold now
    default DnsSession session(Duration budget, Supplier<TrustAnchors> anchors, Clock clock) {
        return switch (this) {
            case Demo() -> new DnsSession(DemoZone.read(), ChainOfTrust.OFFLINE, Map::of);
            case Resolvers(var addresses) -> {
                var servers = new Servers(addresses, budget, System::nanoTime);
                var sightings = new Sightings(System::nanoTime);
                yield new DnsSession(
                        new LiveDns(servers, sightings),
                        new LiveChain(servers, anchors.get(), clock),
                        sightings::seen);
            }
        };
    }

    /// The DNS and the web for a round of runs.
    default SharedSources shared() {
        return switch (this) {
            case Demo() -> new SharedSources(DemoZone.read(), _ -> new DemoWeb(), System::nanoTime);
            case Resolvers(var addresses) -> {
                var life = InspectionRound.LONGEST;
                var servers = Servers.lasting(addresses, life, System::nanoTime);
                yield new SharedSources(
                        new LiveDns(servers),
                        dns -> new LiveWeb(dns, life, System::nanoTime),
                        System::nanoTime);
            }
        };
    }

    /// The web for one run.
    ///
    /// @param dns the run's DNS, which tells the addresses
    /// @param budget the time for the whole run, from now
    default Web web(Dns dns, Duration budget) {
        return switch (this) {
            case Demo() -> new DemoWeb();
            case Resolvers _ -> new LiveWeb(dns, budget, System::nanoTime);
        };
    }
}
