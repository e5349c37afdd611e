package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Question;

import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds the link at which a chain breaks, and says it for the person who has to mend it.
///
/// The validator only tells that a chain is broken, in terms of its own. Here the same answers are
/// gone through once more from the anchor down: the DS record of each zone, the keys it means, the
/// records themselves.
final class BrokenChain {
    private static final String SOMEHOW =
            "The proof of what is published there, or of what is not, does not hold.";

    private final SignedAnswers answers;
    private final Instant now;
    private final Name anchor;

    /// @param answers what the chain was made of
    /// @param anchor the zone where it begins, whose keys are known to be right
    /// @param now when the signatures are to hold
    BrokenChain(SignedAnswers answers, Name anchor, Instant now) {
        this.answers = answers;
        this.anchor = anchor;
        this.now = now;
    }

    /// Why the answer to `question` does not hold, in one line.
    String why(Question question) {
        try {
            var message = answers.message(question);
            for (var set : sets(message)) {
                var fault = fault(set, question, message);
                if (fault.isPresent()) {
                    return fault.get();
                }
            }
            return isAnswer(message) || !proofs(message).isEmpty()
                    ? SOMEHOW
                    : "That %s has no %s record is not proven: there is no signed NSEC or NSEC3 record."
                            .formatted(question.name(), question.type());
        } catch (IOException | RuntimeException _) {
            return SOMEHOW;
        }
    }

    private static boolean isAnswer(Message message) {
        return !message.getSectionRRsets(Section.ANSWER).isEmpty();
    }

    /// All that has to be signed.
    private static List<RRset> sets(Message message) {
        var answer = message.getSectionRRsets(Section.ANSWER);
        return answer.isEmpty() ? message.getSectionRRsets(Section.AUTHORITY) : answer;
    }

    private Optional<String> fault(RRset set, Question question, Message message)
            throws IOException {
        var zone = set.sigs().isEmpty() ? set.getName() : set.sigs().getFirst().getSigner();
        return switch (chainTo(set.getName().subdomain(zone) ? zone : set.getName())) {
            case Chain.Broken(var fault) -> Optional.of(fault);
            case Chain.Ended _ -> Optional.empty();
            case Chain.Whole(var keys) ->
                    Signatures.fault(set, what(set, question, message), keys, now);
        };
    }

    private static String what(RRset set, Question question, Message message) {
        return isAnswer(message)
                ? "the %s record of %s".formatted(Type.string(set.getType()), words(set.getName()))
                : "the proof that %s has no %s record".formatted(question.name(), question.type());
    }

    /// The way down to a zone.
    private sealed interface Chain {
        /// It leads there.
        ///
        /// @param keys of the last zone on it
        record Whole(List<DNSKEYRecord> keys) implements Chain {}

        /// It ends above, and what is below need not be signed.
        record Ended() implements Chain {}

        /// It breaks.
        ///
        /// @param fault where and why
        record Broken(String fault) implements Chain {}
    }

    private Chain chainTo(Name zone) throws IOException {
        var start = Signatures.answered(ask(anchor, Type.DNSKEY), anchor, Type.DNSKEY);
        Chain chain = new Chain.Whole(start.map(Signatures::keys).orElse(List.of()));
        for (int labels = anchor.labels() + 1; labels <= zone.labels(); labels++) {
            if (!(chain instanceof Chain.Whole(var keys))) {
                return chain;
            }
            chain = next(keys, new Name(zone, zone.labels() - labels));
        }
        return chain;
    }

    private Chain next(List<DNSKEYRecord> parent, Name child) throws IOException {
        var message = ask(child, Type.DS);
        var ds = Signatures.answered(message, child, Type.DS);
        return ds.isPresent()
                ? delegated(parent, child, ds.get())
                : notDelegated(parent, child, message);
    }

    private Chain delegated(List<DNSKEYRecord> parent, Name child, RRset ds) throws IOException {
        var fault = Signatures.fault(ds, "the DS record of " + words(child), parent, now);
        if (fault.isPresent()) {
            return new Chain.Broken(fault.get());
        }
        var keys = Signatures.answered(ask(child, Type.DNSKEY), child, Type.DNSKEY);
        if (keys.isEmpty()) {
            return new Chain.Broken(
                    "The parent zone of %s has a DS record for it, but %s publishes no keys (DNSKEY)."
                            .formatted(words(child), words(child)));
        }
        var all = Signatures.keys(keys.get());
        var meant = all.stream().filter(key -> isMeant(key, ds)).toList();
        if (meant.isEmpty()) {
            return new Chain.Broken(
                    "The DS record of %s in its parent zone means none of the keys (DNSKEY) that %s publishes."
                            .formatted(words(child), words(child)));
        }
        return Signatures.fault(keys.get(), "the keys (DNSKEY) of " + words(child), meant, now)
                .<Chain>map(Chain.Broken::new)
                .orElseGet(() -> new Chain.Whole(all));
    }

    private static boolean isMeant(DNSKEYRecord key, RRset set) {
        return set.rrs(false).stream()
                .anyMatch(record -> record instanceof DSRecord ds && Signatures.isMeant(key, ds));
    }

    /// A zone without DS is unsigned, if that is proven; where no zone begins, the keys above stay
    /// those that count.
    private Chain notDelegated(List<DNSKEYRecord> parent, Name child, Message message) {
        String what = "the proof that %s has no DS record".formatted(words(child));
        var proof = proofs(message);
        if (proof.isEmpty()) {
            return new Chain.Broken(
                    "The zone above %s does not prove that it has no DS record there: there is no signed NSEC or NSEC3 record."
                            .formatted(words(child)));
        }
        for (var set : proof) {
            var fault = Signatures.fault(set, what, parent, now);
            if (fault.isPresent()) {
                return new Chain.Broken(fault.get());
            }
        }
        return proof.stream().anyMatch(set -> isUnsignedDelegation(set.first(), child))
                ? new Chain.Ended()
                : new Chain.Whole(parent);
    }

    private static List<RRset> proofs(Message message) {
        return message.getSectionRRsets(Section.AUTHORITY).stream()
                .filter(set -> set.getType() == Type.NSEC || set.getType() == Type.NSEC3)
                .toList();
    }

    /// NS without SOA is a delegation; behind an NSEC3 record with opt-out there may be one (RFC
    /// 5155 §6).
    private static boolean isUnsignedDelegation(Record record, Name child) {
        return switch (record) {
            case NSECRecord nsec ->
                    nsec.getName().equals(child)
                            && nsec.hasType(Type.NS)
                            && !nsec.hasType(Type.SOA);
            case NSEC3Record nsec3 ->
                    (nsec3.getFlags() & NSEC3Record.Flags.OPT_OUT) != 0
                            || (nsec3.hasType(Type.NS) && !nsec3.hasType(Type.SOA));
            default -> false;
        };
    }

    private Message ask(Name name, int type) throws IOException {
        return answers.message(SignedAnswers.question(name, type));
    }

    private static String words(Name name) {
        return name.equals(Name.root) ? "the DNS root" : name.toString(true);
    }
}
