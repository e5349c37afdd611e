package dev.dmarcdesk.live;

import dev.dmarcdesk.publication.Lifetime;

import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/// How long a reply may be kept. Read from the message itself and only for those who ask: what a
/// record means does not depend on it.
final class Lifetimes {
    private Lifetimes() {}

    /// The shortest TTL of what it answers with; where it answers nothing, the smaller of the SOA's
    /// own TTL and its MINIMUM (RFC 2308 §5).
    static Lifetime of(Reply reply) {
        try {
            var message = new Message(reply.message().duplicate());
            var answers = message.getSection(Section.ANSWER);
            return shortest(
                    answers.isEmpty() ? absence(message) : answers.stream().map(Record::getTTL));
        } catch (IOException | RuntimeException _) {
            // It could be read before, so this does not happen; and nothing depends on it.
            return Lifetime.UNSAID;
        }
    }

    private static Stream<Long> absence(Message message) {
        return message.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .map(soa -> Math.min(soa.getTTL(), soa.getMinimum()));
    }

    private static Lifetime shortest(Stream<Long> seconds) {
        return seconds.min(Comparator.naturalOrder())
                .<Lifetime>map(least -> new Lifetime.Of(Duration.ofSeconds(Math.max(0, least))))
                .orElse(Lifetime.UNSAID);
    }

    /// The one that ends first, as far as they are known.
    static Lifetime shorter(Lifetime one, Lifetime other) {
        return switch (one) {
            case Lifetime.Unsaid() -> other;
            case Lifetime.Of(var left) ->
                    other instanceof Lifetime.Of(var right) && right.compareTo(left) < 0
                            ? other
                            : one;
        };
    }
}
