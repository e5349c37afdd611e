package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import java.time.Duration;
import java.util.function.LongSupplier;

/// What several runs ask together: an include of a hundred domains is looked up once, and so is a
/// policy file. Each run keeps a deadline of its own, and sees one state of the world, since it
/// remembers its answers itself.
///
/// How many questions are on their way to the resolver at once is bounded for the whole process
/// where they are sent, in [Datagrams].
final class SharedSources {
    private static final String USED_UP = "Not waited for: the time for this run is used up.";

    private final LongSupplier nanoClock;
    private final SharedLookups<Question, Answer> answers;
    private final SharedLookups<Document, Fetched> documents;

    private record Document(DomainName host, String path) {}

    /// @param dns whom to ask; each answer comes in bounded time
    /// @param web where to fetch; each document comes in bounded time
    /// @param nanoClock a clock that only goes forward, in nanoseconds
    SharedSources(Dns dns, Web web, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.answers =
                new SharedLookups<>(
                        dns::ask, Answer.Unavailable.class::isInstance, SharedSources::size);
        this.documents =
                new SharedLookups<>(
                        document -> web.get(document.host(), document.path()),
                        Fetched.Unreachable.class::isInstance,
                        SharedSources::size);
    }

    /// The DNS of one run.
    ///
    /// @param patience the time for the whole run, from now
    Dns dns(Duration patience) {
        long deadline = nanoClock.getAsLong() + patience.toNanos();
        var late = new Answer.Unavailable(Answer.Reason.TIMEOUT, USED_UP);
        return question -> {
            var left = left(deadline);
            return left.isPositive() ? answers.ask(question, left, late) : late;
        };
    }

    /// The web of one run.
    ///
    /// @param patience the time for the whole run, from now
    Web web(Duration patience) {
        long deadline = nanoClock.getAsLong() + patience.toNanos();
        var late = new Fetched.Unreachable(Fetched.Reason.TIMEOUT, USED_UP);
        return (host, path) -> {
            var left = left(deadline);
            return left.isPositive()
                    ? documents.ask(new Document(host, path), left, late)
                    : late;
        };
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
