package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Answer.Reason;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.publication.Hearing;
import dev.dmarcdesk.publication.Lifetime;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The DNS over the network, for one run: asks recursive resolvers, follows CNAMEs, and turns every
/// failure into an [Answer]. Safe to ask from several threads at once; each call blocks at most
/// until the run's deadline.
public final class LiveDns implements Dns {
    private final Servers servers;
    private final Sightings sightings;

    /// Begins a run.
    ///
    /// @param servers the resolvers, at least one, in the order of preference
    /// @param budget the time for the whole run, from now; later questions answer TIMEOUT without
    ///   being asked
    /// @param nanoClock a clock that only goes forward, in nanoseconds, such as `System::nanoTime`
    public LiveDns(List<InetSocketAddress> servers, Duration budget, LongSupplier nanoClock) {
        this(new Servers(servers, budget, nanoClock));
    }

    /// @param servers the run's own
    LiveDns(Servers servers) {
        this(servers, Sightings.NONE);
    }

    /// @param servers the run's own
    /// @param sightings where to note who answered what
    LiveDns(Servers servers, Sightings sightings) {
        this.servers = servers;
        this.sightings = sightings;
    }

    @Override
    public Answer ask(Question question) {
        var sighting = sightings.begin(question);
        Answer answer = hear(question, _ -> Lifetime.UNSAID, sighting).answer();
        sighting.end();
        return answer;
    }

    /// The same, with how much is left of what the resolver keeps.
    Hearing.Cached hear(Question question) {
        return hear(question, Lifetimes::of, sightings.begin(question));
    }

    private Hearing.Cached hear(
            Question question, Function<Reply, Lifetime> read, Sightings.Sighting sighting) {
        var chain = new AliasChain(question.name());
        Lifetime lifetime = Lifetime.UNSAID;
        while (true) {
            var at = chain.end();
            var said = servers.ask(new Question(at, question.type()));
            sighting.note(said);
            switch (said) {
                case Servers.Said.Nothing(var why) -> {
                    return new Hearing.Cached(why, Lifetime.UNSAID);
                }
                case Servers.Said.Word(var reply, _) when !chain.follow(reply) -> {
                    return new Hearing.Cached(
                            unavailable(
                                    Reason.MALFORMED, "The CNAMEs run in a circle or do not end."),
                            Lifetime.UNSAID);
                }
                case Servers.Said.Word(var reply, _)
                        when chain.end().equals(at) || !isCut(reply, chain.end()) -> {
                    return new Hearing.Cached(
                            answer(reply, chain), Lifetimes.shorter(lifetime, read.apply(reply)));
                }
                // The server followed the chain only so far; its end is the next question.
                case Servers.Said.Word(var reply, _) ->
                        lifetime = Lifetimes.shorter(lifetime, read.apply(reply));
            }
        }
    }

    private static boolean isCut(Reply reply, DomainName end) {
        return reply.rcode() == Reply.NOERROR && !reply.complete() && reply.dataAt(end).isEmpty();
    }

    private static Answer answer(Reply reply, AliasChain chain) {
        return switch (reply.rcode()) {
            case Reply.NOERROR -> data(reply, chain);
            case Reply.NXDOMAIN -> new Answer.NoSuchDomain(chain.aliases());
            case Reply.SERVFAIL -> unavailable(Reason.SERVFAIL, ServerTrouble.of(reply));
            default -> unavailable(Reason.REFUSED, ServerTrouble.of(reply));
        };
    }

    private static Answer data(Reply reply, AliasChain chain) {
        var data = reply.dataAt(chain.end());
        if (!data.isEmpty()) {
            return new Answer.Found(data, chain.aliases());
        }
        return reply.referral()
                ? unavailable(
                        Reason.REFUSED,
                        "The server does not look names up for others; ask a resolver.")
                : new Answer.NoData(chain.aliases());
    }

    private static Answer unavailable(Reason reason, String detail) {
        return new Answer.Unavailable(reason, detail);
    }
}
