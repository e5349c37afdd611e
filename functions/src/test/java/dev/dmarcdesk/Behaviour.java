package dev.dmarcdesk;

import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

import java.time.Duration;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// How a question is treated.
public sealed interface Behaviour {
    /// Answers as it should, cut to what the asker can take.
    record Normal() implements Behaviour {}

    /// Does not answer; over TCP closes the connection.
    record Drop() implements Behaviour {}

    /// Goes on after a while.
    record Delay(Duration time, Behaviour then) implements Behaviour {}

    /// Treats the first questions of that name and type in one way, the others in another.
    record First(int times, Behaviour first, Behaviour then) implements Behaviour {}

    /// Makes another reply from the question and the right reply.
    record Change(BinaryOperator<Message> change) implements Behaviour {}

    /// Damages the right reply on its way.
    record Damage(UnaryOperator<byte[]> change) implements Behaviour {}

    /// Sends half of the right reply and no more; over TCP announces all of it.
    record Halt() implements Behaviour {}

    /// Treats UDP and TCP differently.
    record Over(Behaviour udp, Behaviour tcp) implements Behaviour {}

    /// As it should be.
    Behaviour NORMAL = new Normal();

    /// No answer at all.
    Behaviour DROP = new Drop();

    /// Another response code, without data.
    static Behaviour rcode(int rcode) {
        return new Change((query, _) -> failure(query, rcode));
    }

    /// Answers as one of a zone's own servers, and refuses whoever wants it to ask others.
    static Behaviour authoritative() {
        return new Change((query, reply) -> {
            if (query.getHeader().getFlag(Flags.RD)) {
                return failure(query, Rcode.REFUSED);
            }
            reply.getHeader().setFlag(Flags.AA);
            reply.getHeader().unsetFlag(Flags.RD);
            reply.getHeader().unsetFlag(Flags.RA);
            return reply;
        });
    }

    /// FORMERR to whoever speaks EDNS, as very old servers do.
    static Behaviour withoutEdns() {
        return new Change(
                (query, reply) -> query.getOPT() == null ? reply : failure(query, Rcode.FORMERR));
    }

    /// Sets TC and sends no data over UDP.
    static Behaviour truncated(Behaviour tcp) {
        return new Over(
                new Change((query, _) -> {
                    var reply = failure(query, Rcode.NOERROR);
                    reply.getHeader().setFlag(Flags.TC);
                    return reply;
                }),
                tcp);
    }

    /// `then`, after `time`.
    static Behaviour delayed(Duration time, Behaviour then) {
        return time.isZero() ? then : new Behaviour.Delay(time, then);
    }

    /// A rule of the offline world.
    static Behaviour rule(String rule) {
        return switch (rule) {
            case "drop" -> Behaviour.DROP;
            case "drop-first" -> new Behaviour.First(1, Behaviour.DROP, Behaviour.NORMAL);
            case "servfail" -> Behaviour.rcode(Rcode.SERVFAIL);
            case "refused" -> Behaviour.rcode(Rcode.REFUSED);
            case "formerr" -> Behaviour.rcode(Rcode.FORMERR);
            case "tc-no-tcp" -> Behaviour.truncated(Behaviour.DROP);
            case String slow when slow.startsWith("slow:") ->
                    delayed(
                            Duration.ofMillis(Long.parseLong(slow.substring("slow:".length()))),
                            Behaviour.NORMAL);
            default -> Behaviour.NORMAL;
        };
    }

    private static Message failure(Message query, int rcode) {
        var reply = Replies.begin(query);
        reply.getHeader().setRcode(rcode);
        return reply;
    }
}
