package dev.dmarcdesk.plan;

import dev.dmarcdesk.bimi.BimiFinding;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.report.FindingBlocks;
import dev.dmarcdesk.report.Level;

import java.util.List;
import java.util.Optional;

/// What came of judging a record.
///
/// @param draft the record
/// @param place where it is to stand
/// @param isLive whether it was held against the DNS
/// @param edit the change of the zone that publishes the corrected record; its value is empty when
///   there is none to propose, or when the paste is it
/// @param findings all in words, worst first
/// @param transcript what was asked; nothing when the text alone was judged
public record Lint(
        Draft draft,
        Place place,
        boolean isLive,
        RecordEdit edit,
        List<Advice> findings,
        Transcript transcript) {
    public Lint {
        findings = List.copyOf(findings);
    }

    /// The record to publish instead; empty when there is none to propose, or when the paste is it.
    public String corrected() {
        return edit.value();
    }

    /// How the record stands.
    public Level level() {
        return Level.of(findings);
    }

    /// What to publish: the corrected record, or the one that was pasted when nothing is wrong with
    /// it; nothing when only a new record helps, or when nobody can say which of several is meant.
    public Optional<String> toPublish() {
        if (!corrected().isEmpty()) {
            return Optional.of(corrected());
        }
        boolean asItIs = draft.records().size() == 1 && !has(Severity.ERROR);
        return asItIs ? Optional.of(draft.text()) : Optional.empty();
    }

    /// What publishing it means for what stands there now.
    enum Standing {
        /// Exactly this is published.
        PUBLISHED,
        /// Another record of the kind stands there.
        REPLACES,
        /// None is known to stand there.
        NEW
    }

    Standing standing() {
        if (has(LintFinding.AlreadyPublished.class) && !replaces()) {
            return Standing.PUBLISHED;
        }
        return replaces() ? Standing.REPLACES : Standing.NEW;
    }

    private boolean replaces() {
        return edit.action() == RecordEdit.Action.REPLACE;
    }

    private boolean has(Class<? extends LintFinding> kind) {
        return findings.stream().map(Advice::finding).anyMatch(kind::isInstance);
    }

    /// Whether nothing is amiss but that the domain's DMARC lets no picture be shown yet.
    boolean comesTooSoon() {
        var mattering = FindingBlocks.mattering(findings);
        return !mattering.isEmpty()
                && mattering.stream()
                        .map(Advice::finding)
                        .allMatch(finding ->
                                finding instanceof BimiFinding.DmarcNotEnforced
                                        || finding instanceof BimiFinding.SpNone);
    }

    /// Whose record it is; nothing when nobody said.
    public Optional<DomainName> domain() {
        return place.domain().equals(Place.YOURS) ? Optional.empty() : Optional.of(place.domain());
    }

    /// Where the record is to stand; nothing when nobody said.
    public Optional<DomainName> name() {
        return place.isKnown() ? Optional.of(place.name()) : Optional.empty();
    }

    boolean has(Severity severity) {
        return findings.stream().anyMatch(advice -> advice.severity() == severity);
    }
}
