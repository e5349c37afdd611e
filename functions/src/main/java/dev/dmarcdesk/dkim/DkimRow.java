package dev.dmarcdesk.dkim;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// The DKIM line of the overview.
final class DkimRow {
    private static final String LABEL = "DKIM";
    private static final int KEYS_TOLD = 3;

    private DkimRow() {}

    /// @param named whether the asker named the selectors
    static Row of(DkimFacts facts, List<DkimFinding> findings, boolean named) {
        if (!facts.keys().isEmpty()) {
            return new Row(LABEL, tone(facts), state(facts), meaning(facts, named));
        }
        if (findings.stream().anyMatch(DkimFinding.Unavailable.class::isInstance)) {
            return new Row(
                    LABEL,
                    Tone.UNKNOWN,
                    "no answer",
                    Sentence.of("The DNS did not answer for its keys."));
        }
        if (findings.stream().anyMatch(DkimRow::isBrokenDelegation)) {
            return new Row(
                    LABEL,
                    Tone.BAD,
                    "no key",
                    Sentence.of("A selector is a CNAME that leads nowhere."));
        }
        if (facts.status() == DkimFacts.Status.NONE) {
            return new Row(
                    LABEL,
                    Tone.WARNING,
                    "none",
                    Sentence.of("No mail can be signed as this domain."));
        }
        if (named) {
            return new Row(
                    LABEL,
                    Tone.WARNING,
                    "no key there",
                    Sentence.of("Mail signed with that selector can not be verified."));
        }
        return new Row(
                LABEL,
                Tone.UNKNOWN,
                "not known",
                Sentence.of(
                        "No key stands at the usual selectors, which proves nothing; a message's headers would tell."));
    }

    /// For a domain that sends no mail.
    static Row notNeeded() {
        return new Row(LABEL, Tone.GOOD, "not needed", Sentence.of("There is no mail to sign."));
    }

    private static boolean isBrokenDelegation(DkimFinding finding) {
        return finding instanceof DkimFinding.CnameDangling(_, boolean idle) && !idle;
    }

    private static Tone tone(DkimFacts facts) {
        var worst = Tone.GOOD;
        for (DkimFacts.Key key : facts.keys()) {
            Tone tone =
                    switch (key.status()) {
                        case VALID -> Tone.GOOD;
                        case WEAK, TESTING -> Tone.WARNING;
                        case REVOKED -> facts.usable() > 0 ? Tone.GOOD : Tone.NOTICE;
                        case INVALID, MULTIPLE -> Tone.BAD;
                    };
            worst = tone.compareTo(worst) > 0 ? tone : worst;
        }
        return worst;
    }

    private static String state(DkimFacts facts) {
        long usable = facts.usable();
        long broken = count(facts, KeyStatus.INVALID) + count(facts, KeyStatus.MULTIPLE);
        if (broken > 0) {
            return broken == facts.keys().size()
                    ? keys(broken) + " broken"
                    : broken + " of " + keys(facts.keys().size()) + " broken";
        }
        if (usable == 0) {
            return "revoked";
        }
        long weak = count(facts, KeyStatus.WEAK);
        if (weak > 0) {
            return weak == usable
                    ? weak + (weak == 1 ? " weak key" : " weak keys")
                    : keys(usable) + ", " + weak + " weak";
        }
        return count(facts, KeyStatus.TESTING) == usable ? "only testing" : keys(usable) + " found";
    }

    private static long count(DkimFacts facts, KeyStatus status) {
        return facts.keys().stream().filter(key -> key.status() == status).count();
    }

    private static String keys(long count) {
        return count == 1 ? "1 key" : count + " keys";
    }

    private static Sentence meaning(DkimFacts facts, boolean named) {
        var told = Sentence.NONE;
        for (DkimFacts.Key key : facts.keys().stream().limit(KEYS_TOLD).toList()) {
            told =
                    told.isEmpty()
                            ? Sentence.of("Selector %s", key(key))
                            : Sentence.of("%s; %s", told, key(key));
        }
        int more = facts.keys().size() - KEYS_TOLD;
        if (more > 0) {
            return Sentence.of("%s; and %d more.", told, more);
        }
        return named ? Sentence.of("%s.", told) : Sentence.of("%s. Others may exist.", told);
    }

    private static Sentence key(DkimFacts.Key key) {
        String sender = key.place().senderOr("");
        return Sentence.of(
                "%s: %s",
                key.place().selector(),
                new Inline.Plain(worth(key) + (sender.isEmpty() ? "" : ", " + sender)));
    }

    private static String worth(DkimFacts.Key key) {
        if (key.status().verifies()) {
            return key.key().label();
        }
        return switch (key.status()) {
            case REVOKED -> "revoked";
            case MULTIPLE -> "several records";
            case INVALID, VALID, WEAK, TESTING ->
                    key.key().bits() > 0 && key.key().bits() < KeyRecord.SHORTEST_RSA
                            ? key.key().bits() + " bits, too short"
                            : "unusable";
        };
    }
}
