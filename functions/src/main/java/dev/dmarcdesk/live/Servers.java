package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Answer.Reason;
import dev.dmarcdesk.dns.Answer.Unavailable;
import dev.dmarcdesk.dns.Question;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// A run's resolvers, and what the run learnt about them: who answers, who does not understand
/// EDNS, and whether there is anybody at all.
final class Servers {
    /// What one question gets at most.
    static final Duration LONGEST_PATIENCE = Duration.ofSeconds(4);

    private final List<InetSocketAddress> addresses;
    private final LongSupplier nanoClock;
    private final long deadline;
    private final long patience;
    private final boolean givesUp;
    private final Set<InetSocketAddress> withoutEdns = ConcurrentHashMap.newKeySet();
    private volatile int preferred;
    private volatile boolean heard;
    private volatile boolean dead;

    /// @param addresses at least one, in the order of preference
    /// @param budget how long the run may take, from now; one question gets at most two fifths of
    ///   it
    Servers(List<InetSocketAddress> addresses, Duration budget, LongSupplier nanoClock) {
        this(addresses, budget, nanoClock, true);
    }

    private Servers(
            List<InetSocketAddress> addresses,
            Duration budget,
            LongSupplier nanoClock,
            boolean givesUp) {
        this.addresses = List.copyOf(addresses);
        this.nanoClock = nanoClock;
        this.deadline = nanoClock.getAsLong() + budget.toNanos();
        this.patience = Math.min(LONGEST_PATIENCE.toNanos(), budget.toNanos() * 2 / 5);
        this.givesUp = givesUp;
    }

    /// The resolvers of several runs. When nobody answers one question, the next is asked all the
    /// same: the first run may be that of a zone whose servers are dead, and a resolver that waits
    /// for them is as silent as one that is dead itself.
    static Servers lasting(
            List<InetSocketAddress> addresses, Duration budget, LongSupplier nanoClock) {
        return new Servers(addresses, budget, nanoClock, false);
    }

    /// What came of asking.
    sealed interface Said {
        /// A readable reply.
        ///
        /// @param server who gave it
        record Word(Reply reply, InetSocketAddress server) implements Said {}

        /// None.
        record Nothing(Unavailable why) implements Said {}
    }

    /// Asks one question, without following CNAMEs. What one server fails to answer is asked once
    /// more of another.
    Said ask(Question question) {
        return ask(new Inquiry(question, Wire.Manner.PLAIN));
    }

    /// The same, with signatures.
    ///
    /// @param checked whether the server is to look at them first; if it finds them wrong, it gives
    ///   SERVFAIL in place of the records
    Said askSigned(Question question, boolean checked) {
        return ask(new Inquiry(question, checked ? Wire.Manner.CHECKED : Wire.Manner.UNCHECKED));
    }

    /// Asks what the servers themselves are the authority for; they are to ask nobody.
    Said askOwn(Question question) {
        return ask(new Inquiry(question, Wire.Manner.OWN));
    }

    /// Whether all of them are on this machine, so that nobody else can write what they say.
    boolean areOfThisMachine() {
        return addresses.stream().allMatch(one -> one.getAddress().isLoopbackAddress());
    }

    private record Inquiry(Question question, Wire.Manner manner) {}

    private Said ask(Inquiry inquiry) {
        long giveUpAt =
                Math.min(patience, deadline - nanoClock.getAsLong()) + nanoClock.getAsLong();
        var said = ask(inquiry, order(), giveUpAt);
        return switch (said) {
            case Said.Word(var reply, _)
                    when reply.rcode() == Reply.NOERROR || reply.rcode() == Reply.NXDOMAIN ->
                    said;
            case Said.Word _ -> secondOpinion(inquiry, giveUpAt, others(), said);
            case Said.Nothing(var why) when why.reason() == Reason.MALFORMED ->
                    secondOpinion(
                            inquiry, giveUpAt, addresses.size() > 1 ? others() : addresses, said);
            case Said.Nothing _ -> said;
        };
    }

    private Said secondOpinion(
            Inquiry inquiry, long giveUpAt, List<InetSocketAddress> others, Said first) {
        return !others.isEmpty() && ask(inquiry, others, giveUpAt) instanceof Said.Word word
                ? word
                : first;
    }

    private Said ask(Inquiry inquiry, List<InetSocketAddress> servers, long giveUpAt) {
        if (dead && !heard) {
            return nothing(Reason.TIMEOUT, "The resolver does not answer.");
        }
        var left = left(giveUpAt);
        if (left.isZero()) {
            return nothing(Reason.TIMEOUT, "Not asked: the time for this run is used up.");
        }
        boolean edns = !withoutEdns.contains(servers.getFirst());
        byte[] query;
        try {
            query = Wire.query(inquiry.question(), inquiry.manner(), edns);
        } catch (IOException _) {
            return nothing(Reason.MALFORMED, "No DNS question can be made of this name.");
        }
        return switch (Datagrams.shared().exchange(servers, query, left).join()) {
            case Datagrams.Outcome.Replied(var server, var message) -> {
                heardFrom(server);
                yield read(inquiry, query, server, message, giveUpAt);
            }
            case Datagrams.Outcome.Silent(boolean strays) -> silent(strays);
            case Datagrams.Outcome.Unreachable() -> {
                dead = givesUp;
                yield nothing(
                        Reason.TIMEOUT, "Nobody answers DNS questions at the resolver's address.");
            }
        };
    }

    private Said read(
            Inquiry inquiry,
            byte[] query,
            InetSocketAddress server,
            ByteBuffer message,
            long giveUpAt) {
        var read = Wire.reply(message, inquiry.question());
        if (read.isEmpty()) {
            return nothing(Reason.MALFORMED, "The resolver's answer could not be read.");
        }
        var reply = read.get();
        boolean refusesEdns =
                switch (reply.rcode()) {
                    case Reply.FORMERR, Reply.NOTIMP, Reply.BADVERS -> true;
                    default -> false;
                };
        // RFC 6891 §7: servers from before EDNS answer so, and are asked again without it.
        if (refusesEdns && withoutEdns.add(server)) {
            return ask(inquiry, List.of(server), giveUpAt);
        }
        return reply.truncated()
                ? overTcp(inquiry.question(), query, server, giveUpAt)
                : new Said.Word(reply, server);
    }

    private Said overTcp(Question question, byte[] query, InetSocketAddress server, long giveUpAt) {
        var left = left(giveUpAt);
        var message =
                left.isZero()
                        ? Optional.<ByteBuffer>empty()
                        : Streams.exchange(server, query, left).join();
        return message.filter(bytes -> hasIdOf(query, bytes))
                .flatMap(bytes -> Wire.reply(bytes, question))
                .filter(reply -> !reply.truncated())
                .<Said>map(reply -> new Said.Word(reply, server))
                .orElseGet(() ->
                        nothing(
                                Reason.TIMEOUT,
                                "The answer is too long for UDP, and the resolver did not give it over TCP."));
    }

    /// Over TCP too a reply is told by its id (RFC 7766 §7).
    private static boolean hasIdOf(byte[] query, ByteBuffer reply) {
        return reply.remaining() > Short.BYTES
                && reply.getShort(reply.position()) == ByteBuffer.wrap(query).getShort();
    }

    private Said silent(boolean strays) {
        if (strays) {
            return nothing(Reason.MALFORMED, "Only messages came that answer another question.");
        }
        if (!heard) {
            dead = givesUp;
            return nothing(Reason.TIMEOUT, "The resolver does not answer.");
        }
        return nothing(
                Reason.TIMEOUT,
                "No answer in time; probably the domain's own name servers do not answer.");
    }

    private void heardFrom(InetSocketAddress server) {
        heard = true;
        preferred = addresses.indexOf(server);
    }

    /// The server that answered last comes first.
    private List<InetSocketAddress> order() {
        var order = new ArrayList<>(addresses);
        Collections.rotate(order, -preferred);
        return order;
    }

    private List<InetSocketAddress> others() {
        var order = order();
        return order.subList(1, order.size());
    }

    private Duration left(long giveUpAt) {
        return Duration.ofNanos(Math.max(0, giveUpAt - nanoClock.getAsLong()));
    }

    private static Said nothing(Reason reason, String detail) {
        return new Said.Nothing(new Unavailable(reason, detail));
    }
}
