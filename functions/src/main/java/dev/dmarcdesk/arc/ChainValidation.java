package dev.dmarcdesk.arc;

import dev.dmarcdesk.arc.ArcOutcome.ArcSet;
import dev.dmarcdesk.arc.ArcOutcome.Status;
import dev.dmarcdesk.authres.AuthenticationResults;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.Message;
import dev.dmarcdesk.text.Parsed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Validates the ARC chain of a message with the keys that stand in the DNS now (RFC 8617 §5.2).
///
/// Seals cover nothing but ARC fields, so they can be verified over a header alone; only the newest
/// message signature needs the message.
public final class ChainValidation {
    private ChainValidation() {}

    /// What can be said of a message's chain.
    ///
    /// @param now for the `x=` of the newest message signature
    /// @return `PASS` only where the whole message was given and everything verifies; `FAIL` only
    ///   where the chain itself is at fault; `UNVERIFIED` for all that pasting, a missing body or a
    ///   silent DNS leave open
    public static ArcOutcome of(Message message, Dns dns, Instant now) {
        ArcSets sets = ArcSets.of(message.header());
        if (sets.isEmpty()) {
            return new ArcOutcome(Status.NONE, "", List.of());
        }
        for (ChainFault fault : ChainStructure.fault(sets)) {
            return faulty(fault, message, sets.sets());
        }
        return verified(message, dns, now, sets.sets());
    }

    private static ArcOutcome faulty(
            ChainFault fault, Message message, List<CollectedSet> collected) {
        boolean isCertain = message.isUntouched() || fault.isPlain();
        String reason =
                isCertain
                        ? fault.words()
                        : fault.words() + " It may have been lost before it was pasted.";
        var sets =
                collected.stream()
                        .filter(set -> set.instance() > 0)
                        .limit(ChainStructure.MAX_SETS)
                        .map(set -> told(set, false))
                        .toList();
        return new ArcOutcome(isCertain ? Status.FAIL : Status.UNVERIFIED, reason, sets);
    }

    private static ArcOutcome verified(
            Message message, Dns dns, Instant now, List<CollectedSet> collected) {
        var seals = Seals.of(collected, message.isUntouched());
        var newest = NewestMessageSignature.of(message, collected.getLast());
        List<Question> questions =
                Stream.concat(seals.keys().stream(), newest.key().stream()).distinct().toList();
        Dns keys = ChainKeys.of(questions, dns);
        List<Link> links = seals.verify(keys);
        var sets = new ArrayList<ArcSet>();
        for (int i = 0; i < collected.size(); i++) {
            sets.add(told(collected.get(i), links.get(i).equals(Link.HOLDS)));
        }
        return new ChainVerdict(newest.verify(keys, now), links.reversed(), questions)
                .outcome(sets);
    }

    private static ArcSet told(CollectedSet set, boolean sealVerified) {
        return new ArcSet(
                set.instance(),
                set.seals().stream()
                        .limit(1)
                        .flatMap(seal -> ArcSeal.sealer(seal).stream())
                        .toList(),
                set.cv(),
                sealVerified,
                set.results().stream().limit(1).flatMap(field -> results(field).stream()).toList());
    }

    /// What does not keep to the grammar takes nothing from the chain (§3.4).
    private static List<AuthenticationResults> results(HeaderField field) {
        return AuthenticationResults.parse(field)
                        instanceof Parsed.Valid<AuthenticationResults>(var results, _)
                ? List.of(results)
                : List.of();
    }
}
