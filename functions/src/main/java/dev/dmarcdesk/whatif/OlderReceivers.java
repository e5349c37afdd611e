package dev.dmarcdesk.whatif;

import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.text.Tag;

import java.util.Optional;
import java.util.OptionalInt;

/// What receivers that still follow RFC 7489 do with mail that fails: they go by the public suffix
/// list and by `pct`, and know neither `t` nor `np`.
final class OlderReceivers {
    private static final int ALL = 100;

    private OlderReceivers() {}

    /// Their policy in a few words; empty where it is the one of RFC 9989.
    static String policy(DmarcFacts facts) {
        return switch (facts.rfc7489().outcome()) {
            case Outcome.Undetermined _ -> "";
            case Outcome.NotApplied _ -> facts.effectivePolicy().isPresent() ? "no DMARC" : "";
            case Outcome.Applies(var policy) -> {
                var ours = facts.effectivePolicy();
                int share = policy.enforces() ? share(facts) : ALL;
                boolean same = ours.filter(policy::equals).isPresent();
                yield share == ALL ? (same ? "" : policy.word()) : sampled(policy, share);
            }
        };
    }

    /// The rest of the mail is treated one level lower (RFC 7489 §6.6.4).
    private static String sampled(AssessmentPolicy policy, int share) {
        String rest = policy.oneLower().word();
        return share == 0 ? rest : "%s for %d %%, else %s".formatted(policy.word(), share, rest);
    }

    private static int share(DmarcFacts facts) {
        return facts.found()
                .map(Discovery.Found::record)
                .map(OlderReceivers::percentage)
                .orElse(OptionalInt.empty())
                .orElse(ALL);
    }

    /// RFC 7489 §6.3: a whole number from 0 to 100.
    private static OptionalInt percentage(PolicyRecord record) {
        Optional<String> value =
                record.tags().tags().stream()
                        .filter(tag -> tag.name().equalsIgnoreCase("pct"))
                        .map(Tag::value)
                        .findFirst();
        return value.filter(text -> text.matches("[0-9]{1,3}"))
                .map(Integer::parseInt)
                .filter(number -> number <= ALL)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
