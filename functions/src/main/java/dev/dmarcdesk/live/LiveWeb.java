package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The web over the network, for one run. The run's DNS tells the addresses, and only what was
/// looked at and found to be public is connected to: no name is resolved a second time.
public final class LiveWeb implements Web {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MOST_ADDRESSES = 4;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

    private final Dns dns;
    private final Predicate<InetAddress> reachable;
    private final HttpsFetch fetch;
    private final LongSupplier nanoClock;
    private final long deadline;

    /// Begins a run.
    ///
    /// @param dns the run's DNS
    /// @param budget the time for the whole run, from now; a document gets five seconds of it at
    ///   most
    /// @param nanoClock a clock that only goes forward, in nanoseconds, such as `System::nanoTime`
    public LiveWeb(Dns dns, Duration budget, LongSupplier nanoClock) {
        this(dns, budget, nanoClock, PublicAddresses::contain, HttpsFetch.OF_THE_WEB);
    }

    /// Begins a run with other ideas of what may be reached and who is to be trusted.
    LiveWeb(
            Dns dns,
            Duration budget,
            LongSupplier nanoClock,
            Predicate<InetAddress> reachable,
            HttpsFetch fetch) {
        this.dns = dns;
        this.reachable = reachable;
        this.fetch = fetch;
        this.nanoClock = nanoClock;
        this.deadline = nanoClock.getAsLong() + budget.toNanos();
    }

    @Override
    public Fetched get(DomainName host, String path) {
        if (!isHostName(host)) {
            return new Fetched.NoSuchHost();
        }
        List<Answer> answers =
                dns.askAll(List.of(new Question(host, RrType.A), new Question(host, RrType.AAAA)));
        List<InetAddress> addresses = answers.stream().flatMap(LiveWeb::addresses).toList();
        if (addresses.isEmpty()) {
            return answers.stream().allMatch(Answer.Absent.class::isInstance)
                    ? new Fetched.NoSuchHost()
                    : new Fetched.Unreachable(
                            Fetched.Reason.DNS, "The DNS did not answer for its web server.");
        }
        var allowed = addresses.stream().filter(reachable).limit(MOST_ADDRESSES).toList();
        return allowed.isEmpty()
                ? new Fetched.NotPublic(addresses.getFirst())
                : fetch(host, path, allowed);
    }

    private Fetched fetch(DomainName host, String path, List<InetAddress> addresses) {
        var left = Duration.ofNanos(deadline - nanoClock.getAsLong());
        return left.toMillis() > 0
                ? fetch.get(host, path, addresses, left.compareTo(LONGEST) < 0 ? left : LONGEST)
                : new Fetched.Unreachable(
                        Fetched.Reason.TIMEOUT, "Not asked: the time of this run is used up.");
    }

    private static Stream<InetAddress> addresses(Answer answer) {
        return answer instanceof Answer.Found found
                ? found.all(Rdata.Address.class).stream().map(Rdata.Address::address)
                : Stream.empty();
    }

    /// What an HTTP library would take for an address is none of ours: it would never ask the DNS.
    private static boolean isHostName(DomainName host) {
        return !host.isRoot()
                && host.labels().stream().allMatch(label -> LABEL.matcher(label).matches())
                && !NUMBER.matcher(host.labels().getLast()).matches();
    }
}
