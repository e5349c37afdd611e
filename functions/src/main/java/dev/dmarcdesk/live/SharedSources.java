package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// What several runs ask together: an include of a hundred domains is looked up once, and so is a
/// policy file. Each run keeps a deadline of its own, and sees one state of the world, since it
/// remembers its answers itself. After [InspectionRound#LONGEST] nobody gets any.
///
/// How many questions are on their way to the resolver at once is bounded for the whole process
/// where they are sent, in [Datagrams].
final class SharedSources {
    private static final String USED_UP = "Not waited for: the time for this run is used up.";
    private static final Answer LATE = new Answer.Unavailable(Answer.Reason.TIMEOUT, USED_UP);

    /// What an answer takes at most that is needed for a document.
    private static final Duration PATIENCE = Servers.LONGEST_PATIENCE;

    private final LongSupplier nanoClock;
    private final long end;
    private final Dns dns;
    private final SharedLookups<Question, Answer> answers;
    private final SharedLookups<Document, Fetched> documents;

    private record Document(DomainName host, String path) {}

    /// @param dns whom to ask; each answer comes in bounded time
    /// @param web where to fetch, with the DNS that tells the addresses; each document comes in
    ///   bounded time
    /// @param nanoClock a clock that only goes forward, in nanoseconds
    SharedSources(Dns dns, Function<Dns, Web> web, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.end = nanoClock.getAsLong() + InspectionRound.LONGEST.toNanos();
        this.dns = dns;
        this.answers =
                new SharedLookups<>(
                        dns::ask, Answer.Unavailable.class::isInstance, SharedSources::size);
        var fetching = web.apply(question -> answers.ask(question, PATIENCE, LATE));
        this.documents =
                new SharedLookups<>(
                        document -> fetching.get(document.host(), document.path()),
                        Fetched.Unreachable.class::isInstance,
                        SharedSources::size);
    }

    /// The DNS of one run.
    ///
    /// @param patience the time for the whole run, from now
    Dns dns(Duration patience) {
        if (dns.isFromMemory()) {
            return dns;
        }
        long deadline = deadline(patience);
        return question -> {
            var left = left(deadline);
            return left.isPositive() ? answers.ask(question, left, LATE) : LATE;
        };
    }

    /// The web of one run.
    ///
    /// @param patience the time for the whole run, from now
    Web web(Duration patience) {
        long deadline = deadline(patience);
        var late = new Fetched.Unreachable(Fetched.Reason.TIMEOUT, USED_UP);
        return (host, path) -> {
            var left = left(deadline);
            return left.isPositive() ? documents.ask(new Document(host, path), left, late) : late;
        };
    }

    private long deadline(Duration patience) {
        long now = nanoClock.getAsLong();
        return now + Math.min(patience.toNanos(), end - now);
    }

    private Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - nanoClock.getAsLong()));
    }

    private static int size(Answer answer) {
        return answer instanceof Answer.Found found
                ? found.all(Rdata.Text.class).stream()
                        .flatMap(text -> text.strings().stream())
                        .mapToInt(String::length)
                        .sum()
                : 0;
    }

    private static int size(Fetched fetched) {
        return fetched instanceof Fetched.Document(_, var text) ? text.length() : 0;
    }
}
