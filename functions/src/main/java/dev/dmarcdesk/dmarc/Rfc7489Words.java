package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.DmarcFinding.Differs7489;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.document.Sentence;

/// Words about receivers of the older standard.
final class Rfc7489Words {
    private Rfc7489Words() {}

    static Advice differs(Differs7489 differs) {
        return Advice.of(differs, Severity.NOTICE, "%s", title(differs))
                .because("%s", because(differs))
                .per(9989, "4.10")
                .per(
                        7489,
                        differs.reason() == Rfc7489Reading.Reason.ORGANIZATIONAL_DOMAIN
                                ? "3.2"
                                : "6.6.3");
    }

    private static Sentence title(Differs7489 differs) {
        return differs.ours().equals(differs.theirs().outcome())
                ? Sentence.of(
                        "Older receivers (RFC 7489) take %s for the organization, not %s",
                        differs.theirs().organizationalDomain().toString(),
                        differs.organizational().toString())
                : Sentence.of(
                        "Older receivers (RFC 7489) apply %s to %s, those of RFC 9989 %s",
                        policy(differs.theirs().outcome()),
                        differs.domain().toString(),
                        policy(differs.ours()));
    }

    private static Sentence policy(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applies(var policy) -> Sentence.of("the policy %s", policy.word());
            case Outcome.NotApplied() -> Sentence.of("no DMARC at all");
            case Outcome.Undetermined() -> Sentence.of("what nobody knows");
        };
    }

    private static Sentence because(Differs7489 differs) {
        return switch (differs.reason()) {
            case SEVERAL_RECORDS ->
                    Sentence.of(
                            "The older standard stops at several records at one name; RFC 9989 discards them and goes on to the names above.");
            case PUBLIC_SUFFIX ->
                    Sentence.of(
                            "The older standard does not look above %s; RFC 9989 goes on to the record of the public suffix.",
                            differs.theirs().organizationalDomain().toString());
            case ORGANIZATIONAL_DOMAIN ->
                    Sentence.of(
                            "The older standard finds the organization in the public suffix list (%s), RFC 9989 by walking the DNS (%s). Mail between the two aligns for one kind of receiver only.",
                            differs.theirs().organizationalDomain().toString(),
                            differs.organizational().toString());
            case TEST_MODE ->
                    Sentence.of(
                            "The older standard does not know %s and applies the policy as it stands.",
                            "t=y");
            case NON_EXISTENT ->
                    Sentence.of(
                            "The older standard does not know %s: to it, names that do not exist are like any other.",
                            "np");
            case SYNTAX ->
                    Sentence.of(
                            "The older standard wants %s right after the version; a receiver that is strict about it finds no policy.",
                            "p");
        };
    }
}
