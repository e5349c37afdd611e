package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.publication.Lifetime;
import dev.dmarcdesk.publication.Statement;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Asks the servers of a zone themselves, past every cache. The resolver only says which servers
/// those are and where.
final class OwnServers {
    /// For all of a domain's questions, with what has to be found out before.
    static final Duration PATIENCE = Duration.ofSeconds(4);

    /// A zone has no more that a packet of 512 octets can name, as the root's thirteen; each is
    /// asked, because it is their disagreement that we look for.
    private static final int MOST_SERVERS = 13;

    /// Names above which no zone is looked for; a key's is three below its domain's.
    private static final int MOST_LABELS = 10;

    /// Aliases that are followed from zone to zone.
    private static final int MOST_ALIASES = 8;

    /// Aliases in which the servers of one zone may differ.
    private static final int MOST_TARGETS = 3;

    private final Addresses addresses;
    private final Politeness politeness;
    private final LongSupplier nanoClock;

    /// @param addresses where a server is asked
    /// @param politeness keeps us from asking too much
    /// @param nanoClock a clock that only goes forward, in nanoseconds
    OwnServers(Addresses addresses, Politeness politeness, LongSupplier nanoClock) {
        this.addresses = addresses;
        this.politeness = politeness;
        this.nanoClock = nanoClock;
    }

    /// Where a name server is asked.
    @FunctionalInterface
    interface Addresses {
        /// Finds the addresses of one; none when it may not be asked.
        ///
        /// @param server its name
        /// @param dns the resolver
        List<InetSocketAddress> of(DomainName server, Dns dns);
    }

    /// What one server says.
    ///
    /// @param server its name
    /// @param answer what it is the authority for; unavailable when it said nothing, or is none
    record Word(DomainName server, Answer answer) {}

    /// Asks all servers of the zones in which the names are; where one is an alias, those of the
    /// zone in which its target is.
    ///
    /// @param resolver says where the servers are
    /// @return for each question, in their order, one word for each server that could be asked, by
    ///   name
    List<List<Word>> ask(List<Question> questions, Dns resolver) {
        return hear(questions, resolver).stream()
                .map(said ->
                        said.stream().map(one -> new Word(one.server(), one.answer())).toList())
                .toList();
    }

    /// The same, with how long each answer may be kept.
    List<List<Statement>> hear(List<Question> questions, Dns resolver) {
        var inquest = new Inquest(resolver, nanoClock.getAsLong() + PATIENCE.toNanos());
        return together(questions, question -> inquest.ask(question, List.of()));
    }

    /// Answers from several at the same time, in the order of the items.
    private static <T, R> List<R> together(List<T> items, Function<T, R> each) {
        var running =
                items.stream()
                        .map(item ->
                                CompletableFuture.supplyAsync(
                                        () -> each.apply(item), Thread::startVirtualThread))
                        .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private record Server(DomainName name, List<InetSocketAddress> addresses) {}

    /// What one server says of one name.
    private sealed interface Said {
        record Answered(Answer answer, Lifetime lifetime) implements Said {}

        record Led(DomainName target) implements Said {}
    }

    private final class Inquest {
        private final Dns resolver;
        private final long deadline;

        private Inquest(Dns resolver, long deadline) {
            this.resolver = resolver;
            this.deadline = deadline;
        }

        /// An alias's target is asked of its own zone's servers, even if the first server knows it:
        /// it may have kept a zone that moved away.
        private List<Statement> ask(Question question, List<DomainName> aliases) {
            var servers = servers(question.name());
            var said = together(servers, server -> said(server, question, aliases));
            var words = new ArrayList<Statement>();
            var targets = new ArrayList<DomainName>();
            for (int i = 0; i < servers.size(); i++) {
                switch (said.get(i)) {
                    case Said.Answered(var answer, var lifetime) ->
                            words.add(new Statement(servers.get(i).name(), answer, lifetime));
                    case Said.Led(var target) when aliases.size() == MOST_ALIASES ->
                            words.add(
                                    new Statement(
                                            servers.get(i).name(),
                                            endless(target),
                                            Lifetime.UNSAID));
                    case Said.Led(var target) -> targets.add(target);
                }
            }
            for (var target : targets.stream().distinct().limit(MOST_TARGETS).toList()) {
                words.addAll(ask(new Question(target, question.type()), and(aliases, target)));
            }
            return words;
        }

        /// The servers of the zone that is nearest above a name, as far as they can be asked.
        private List<Server> servers(DomainName name) {
            var names = serverNames(name);
            return together(names, server -> new Server(server, addresses.of(server, resolver)))
                    .stream()
                    .filter(server -> !server.addresses().isEmpty())
                    .toList();
        }

        private List<DomainName> serverNames(DomainName name) {
            int above = Math.max(0, name.size() - MOST_LABELS);
            for (var at = name; at.size() > above; at = at.parent()) {
                switch (resolver.ask(at, RrType.NS)) {
                    case Answer.Found found when found.aliases().isEmpty() -> {
                        return found.all(Rdata.Pointer.class).stream()
                                .map(Rdata.Pointer::target)
                                .distinct()
                                .sorted()
                                .limit(MOST_SERVERS)
                                .toList();
                    }
                    case Answer.Found _, Answer.Absent _ -> {
                        // No zone begins here.
                    }
                    case Answer.Unavailable _ -> {
                        return List.of();
                    }
                }
            }
            return List.of();
        }

        private Said said(Server server, Question question, List<DomainName> aliases) {
            return politeness
                    .ask(
                            server.addresses().getFirst().getAddress(),
                            left(),
                            () -> askNow(server, question, aliases))
                    .orElseGet(() ->
                            nothing(
                                    Answer.Reason.TIMEOUT,
                                    "Not asked: too many questions wait for this server."));
        }

        private Said askNow(Server server, Question question, List<DomainName> aliases) {
            return switch (new Servers(server.addresses(), left(), nanoClock).askOwn(question)) {
                case Servers.Said.Nothing(var why) -> new Said.Answered(why, Lifetime.UNSAID);
                case Servers.Said.Word(var reply, _) -> read(reply, question.name(), aliases);
            };
        }

        private Duration left() {
            return Duration.ofNanos(Math.max(0, deadline - nanoClock.getAsLong()));
        }
    }

    /// Who is no authority for the name says nothing: a server that does not have the zone (yet, or
    /// any more), or one that passes on what others told it.
    private static Said read(Reply reply, DomainName name, List<DomainName> aliases) {
        if (reply.rcode() != Reply.NOERROR && reply.rcode() != Reply.NXDOMAIN) {
            return nothing(
                    reply.rcode() == Reply.SERVFAIL
                            ? Answer.Reason.SERVFAIL
                            : Answer.Reason.REFUSED,
                    ServerTrouble.of(reply));
        }
        if (!reply.authoritative()) {
            return nothing(
                    Answer.Reason.REFUSED, "The server is no authority for this name (no AA).");
        }
        var alias = reply.aliasAt(name);
        var data = reply.dataAt(name);
        if (!data.isEmpty()) {
            return new Said.Answered(new Answer.Found(data, aliases), Lifetimes.of(reply));
        }
        if (alias.isPresent()) {
            return new Said.Led(alias.get());
        }
        return new Said.Answered(
                reply.rcode() == Reply.NXDOMAIN
                        ? new Answer.NoSuchDomain(aliases)
                        : new Answer.NoData(aliases),
                Lifetimes.of(reply));
    }

    private static Said nothing(Answer.Reason reason, String detail) {
        return new Said.Answered(new Answer.Unavailable(reason, detail), Lifetime.UNSAID);
    }

    private static Answer endless(DomainName target) {
        return new Answer.Unavailable(
                Answer.Reason.MALFORMED, "The aliases do not end; the next is " + target + ".");
    }

    private static List<DomainName> and(List<DomainName> aliases, DomainName next) {
        var more = new ArrayList<>(aliases);
        more.add(next);
        return more;
    }
}
