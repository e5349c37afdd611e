package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;
import java.util.Set;

/// SPF's line of the overview. Its tone is that of the worst finding.
final class SpfRow {
    private static final String LABEL = "SPF";
    private static final Set<Severity> TONE_GIVING =
            Set.of(Severity.ERROR, Severity.WARNING, Severity.UNKNOWN);

    private SpfRow() {}

    static Row of(SpfFacts facts, List<SpfFinding> findings, List<Advice> advice) {
        var tone =
                advice.stream()
                        .map(Advice::severity)
                        .filter(TONE_GIVING::contains)
                        .min(Severity::compareTo)
                        .map(Severity::tone)
                        .orElse(Tone.GOOD);
        var words = words(facts, findings);
        return new Row(
                LABEL, tone, words.state, Sentence.of("%s", new Inline.Plain(words.meaning)));
    }

    private record Words(String state, String meaning) {}

    private static Words words(SpfFacts facts, List<SpfFinding> findings) {
        return switch (facts.status()) {
            case NONE ->
                    findings.stream().anyMatch(SpfFinding.LooksLikeSpf.class::isInstance)
                            ? new Words(
                                    "not seen as SPF",
                                    "Receivers do not take the record for one; nobody is authorized.")
                            : new Words(
                                    "none",
                                    "Nothing says which servers may send; SPF never passes.");
            case MULTIPLE ->
                    new Words(
                            facts.records().size() + " records",
                            "One is allowed; every message gets permerror.");
            case UNKNOWN ->
                    new Words(
                            "could not check",
                            "A lookup failed; that is not the same as a missing record.");
            case INVALID -> invalid(facts, findings);
            case FOUND -> facts.anyoneMaySend() ? open() : found(facts);
        };
    }

    private static Words open() {
        return new Words("anyone may send", "Every forged message passes SPF.");
    }

    private static Words invalid(SpfFacts facts, List<SpfFinding> findings) {
        if (facts.tree().filter(tree -> tree.record().isPermerror()).isPresent()) {
            return new Words("syntax error", "Every message gets permerror; SPF never passes.");
        }
        int lookups = facts.lookups().orElse(0);
        if (lookups > SpfLimits.LOOKUPS) {
            return new Words(lookups + " of " + SpfLimits.LOOKUPS + " lookups", losers(findings));
        }
        String state =
                findings.stream()
                        .filter(SpfRules::isPermerror)
                        .findFirst()
                        .map(finding -> broken(finding, facts))
                        .orElse("broken");
        return new Words(state, "Mail that no earlier term allows gets permerror.");
    }

    private static String losers(List<SpfFinding> findings) {
        List<String> losers =
                findings.stream()
                        .filter(SpfFinding.TooManyLookups.class::isInstance)
                        .flatMap(finding -> ((SpfFinding.TooManyLookups) finding).losers().stream())
                        .toList();
        return losers.isEmpty()
                ? "Senders after the limit get permerror."
                : "Mail of " + BudgetWords.named(losers) + " gets permerror.";
    }

    private static String broken(SpfFinding finding, SpfFacts facts) {
        if (finding instanceof SpfFinding.TooManyVoids) {
            return facts.voidLookups().orElse(0) + " void lookups";
        }
        if (finding instanceof SpfFinding.MxOverTen) {
            return "too many mail hosts";
        }
        return finding instanceof SpfFinding.Loop ? "include loop" : "broken include";
    }

    private static Words found(SpfFacts facts) {
        if (facts.authorizesNobody()) {
            return new Words("nobody may send", "The record says that the domain sends no mail.");
        }
        String used = facts.lookups().orElse(0) + " of " + SpfLimits.LOOKUPS + " lookups";
        return facts.all()
                .map(qualifier ->
                        switch (qualifier) {
                            case PASS -> open();
                            case FAIL -> ends("-all", used, "others are refused");
                            case SOFTFAIL -> ends("~all", used, "others are suspicious");
                            case NEUTRAL -> ends("?all", used, "nothing is said about others");
                        })
                .orElse(
                        new Words(
                                "has no end", "Nothing is said about senders that are not named."));
    }

    private static Words ends(String all, String used, String others) {
        return new Words("ends in " + all, "Named senders pass, " + others + "; " + used + ".");
    }
}
