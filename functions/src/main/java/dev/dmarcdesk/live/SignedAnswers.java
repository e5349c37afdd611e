package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Answer.Reason;
import dev.dmarcdesk.dns.Answer.Unavailable;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Answers with their signatures, as dnsjava's validator asks for them: each question once, over
/// the run's own [Servers].
///
/// What a server calls an error is no answer here: a validator would take a missing answer for a
/// broken signature.
final class SignedAnswers implements Resolver {
    private final Servers servers;
    private final Map<Question, CompletableFuture<Servers.Said>> asked = new ConcurrentHashMap<>();

    SignedAnswers(Servers servers) {
        this.servers = servers;
    }

    /// Why there is no answer.
    static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1;

        NoAnswer(String detail) {
            super(detail);
        }
    }

    /// Asks questions that will be needed, all at once, and does not wait.
    void prepare(Collection<Question> questions) {
        for (var question : questions) {
            var said = new CompletableFuture<Servers.Said>();
            if (asked.putIfAbsent(question, said) == null) {
                Thread.startVirtualThread(() -> resolve(question, said));
            }
        }
    }

    /// The message that answers a question.
    ///
    /// @throws NoAnswer when there is none
    Message message(Question question) throws NoAnswer {
        var mine = new CompletableFuture<Servers.Said>();
        var others = asked.putIfAbsent(question, mine);
        if (others == null) {
            resolve(question, mine);
        }
        return switch ((others == null ? mine : others).join()) {
            case Servers.Said.Nothing(var why) -> throw new NoAnswer(why.detail());
            case Servers.Said.Word(var reply, _) -> message(reply);
        };
    }

    private static Message message(Reply reply) throws NoAnswer {
        if (reply.rcode() != Reply.NOERROR && reply.rcode() != Reply.NXDOMAIN) {
            throw new NoAnswer(ServerTrouble.of(reply));
        }
        try {
            return new Message(reply.message().duplicate());
        } catch (IOException | RuntimeException _) {
            throw new NoAnswer("The resolver's answer could not be read.");
        }
    }

    /// Whoever waits is never left waiting.
    private void resolve(Question question, CompletableFuture<Servers.Said> said) {
        try {
            said.complete(servers.askSigned(question, false));
        } finally {
            said.complete(
                    new Servers.Said.Nothing(
                            new Unavailable(Reason.MALFORMED, "The question could not be asked.")));
        }
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        try {
            var record = query.getQuestion();
            return CompletableFuture.completedFuture(
                    message(question(record.getName(), record.getType())));
        } catch (NoAnswer none) {
            return CompletableFuture.failedFuture(none);
        }
    }

    /// The question of a name and a type of dnsjava's.
    static Question question(Name name, int type) throws NoAnswer {
        try {
            return new Question(Wire.name(name), RrType.valueOf(Type.string(type)));
        } catch (IllegalArgumentException _) {
            throw new NoAnswer("Records of this type are not asked for.");
        }
    }

    @Override
    public void setPort(int port) {
        // The servers are given.
    }

    @Override
    public void setTCP(boolean flag) {
        // As it is needed.
    }

    @Override
    public void setIgnoreTruncation(boolean flag) {
        // Never.
    }

    @Override
    public void setEDNS(int version, int payload, int flags, List<EDNSOption> options) {
        // Always with DO.
    }

    @Override
    public void setTSIGKey(TSIG key) {
        // None.
    }

    @Override
    public void setTimeout(Duration timeout) {
        // The run has a deadline.
    }
}
