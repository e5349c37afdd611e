package dev.dmarcdesk.whatif;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.plan.LintFinding;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.whatif.Difference.Effect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Weighs a change: whether to publish it, and what to make sure of first.
///
/// @param whatIf the change
/// @param consequences what it does to mail
/// @param cautions what only its owner can know, in sentences
record Weighing(WhatIf whatIf, List<Consequence> consequences, List<Sentence> cautions) {
    Weighing {
        consequences = List.copyOf(consequences);
        cautions = List.copyOf(cautions);
    }

    static Weighing of(WhatIf whatIf) {
        return new Weighing(whatIf, Consequences.of(whatIf), new Cautions(whatIf).all());
    }

    Recommendation recommendation() {
        if (isUnknown()) {
            return Recommendation.UNKNOWN;
        }
        if (whatIf.edits().isEmpty() && !whatIf.lint().draft().type().isFile()) {
            return Recommendation.NOTHING_TO_DO;
        }
        if (isWorse()) {
            return Recommendation.DO_NOT_PUBLISH;
        }
        return cautions.isEmpty() ? Recommendation.PUBLISH : Recommendation.WITH_CARE;
    }

    /// Nobody knows what stands there, or how the domain would stand.
    private boolean isUnknown() {
        return whatIf.after().verdict().level() == Level.UNKNOWN
                || whatIf.lint().findings().stream()
                        .anyMatch(advice ->
                                advice.finding() instanceof LintFinding.PublishedUnavailable);
    }

    private boolean isWorse() {
        Level before = whatIf.before().verdict().level();
        Level after = whatIf.after().verdict().level();
        boolean lower = before != Level.UNKNOWN && after.compareTo(before) > 0;
        boolean suffix =
                whatIf.findings().coming().stream()
                        .anyMatch(advice -> advice.finding() instanceof DmarcFinding.PsdYes);
        return lower
                || suffix
                || !whatIf.findings().newErrors().isEmpty()
                || consequences.stream().anyMatch(one -> one.effect() == Effect.WORSE);
    }

    /// The whole answer in one sentence, without its full stop.
    Sentence headline() {
        return switch (recommendation()) {
            case UNKNOWN ->
                    Sentence.of("Could not tell what this would change: the DNS did not answer");
            case NOTHING_TO_DO -> Sentence.of("Nothing would change: this is published already");
            case DO_NOT_PUBLISH -> Sentence.of("Do not publish this: %s", worst());
            case WITH_CARE -> Sentence.of("Publish this with care: %s", best());
            case PUBLISH -> Sentence.of("You can publish this: %s", best());
        };
    }

    private Sentence worst() {
        return first(Effect.WORSE)
                .or(() ->
                        whatIf.findings().coming().stream()
                                .sorted(
                                        Comparator.comparing(advice ->
                                                !(advice.finding() instanceof DmarcFinding.PsdYes)))
                                .filter(advice ->
                                        advice.severity().compareTo(Severity.WARNING) <= 0)
                                .map(Advice::title)
                                .findFirst())
                .orElseGet(Weighing::nothing);
    }

    /// What is over comes after all that changes.
    private Sentence best() {
        return consequences.stream()
                .filter(Consequence.Changed.class::isInstance)
                .filter(one -> one.effect() == Effect.BETTER)
                .map(Consequence::words)
                .findFirst()
                .or(() -> first(Effect.OTHER))
                .or(() -> first(Effect.BETTER))
                .orElseGet(Weighing::nothing);
    }

    private Optional<Sentence> first(Effect effect) {
        return consequences.stream()
                .filter(one -> one.effect() == effect)
                .map(Consequence::words)
                .findFirst();
    }

    private static Sentence nothing() {
        return Sentence.of("nothing changes for mail");
    }

    /// What else it does, without what the headline says.
    List<Sentence> besides() {
        String said = headline().text();
        return consequences.stream()
                .filter(one -> !(one instanceof Consequence.Resolved))
                .map(Consequence::words)
                .filter(words -> !said.endsWith(words.text()))
                .toList();
    }
}
