package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.web.Web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Judges a record before it is published: lets the check of its standard examine a world in which
/// it already stands.
///
/// No rule is written twice: what a domain's audit would say about the record is what is said here.
/// Without a domain that world holds nothing else, and whatever would have to be looked up is left
/// out.
public final class RecordLint {
    private static final Sources NOTHING =
            Sources.of(DraftDns.nothingKnown(Place.YOURS, RecordType.SPF));

    private final List<Check<?>> checks;

    /// @param checks the registry
    public RecordLint(List<Check<?>> checks) {
        this.checks = List.copyOf(checks);
    }

    /// Judges the text alone.
    ///
    /// @param target where it is to stand, as far as that was said
    public Lint lint(Draft draft, Target target) {
        return lint(
                draft,
                Place.of(draft, target),
                false,
                NOTHING,
                () -> new Transcript(new LinkedHashMap<>(), 0));
    }

    /// Judges a record for a domain, against what is published.
    ///
    /// @param target the domain
    /// @param dns the run's DNS
    /// @param web fetches documents, within the same deadline
    public Lint lint(Draft draft, Target target, RecordingDns dns, Web web) {
        Place place = Place.of(draft, target);
        if (place.isKnown()) {
            dns.askAll(Zones.questions(List.of(place.name())));
        }
        return lint(
                draft, place, true, new Sources(dns, web, ChainOfTrust.OFFLINE), dns::transcript);
    }

    private Lint lint(
            Draft draft,
            Place place,
            boolean live,
            Sources sources,
            Supplier<Transcript> transcript) {
        var run = new Judging(draft.type(), judge(draft.type(), live), place, live, sources);
        var judged = run.judge(draft);
        String corrected = run.corrected(draft, judged);
        var findings = new ArrayList<LintFinding>(draft.findings());
        findings.addAll(place.findings());
        findings.addAll(run.about(draft, judged, corrected));
        if (live && place.isKnown()) {
            var publish = corrected.isEmpty() ? draft : draft.with(corrected);
            findings.addAll(Published.beside(publish, place, sources.dns()));
        }
        var advice = new ArrayList<Advice>();
        findings.forEach(finding -> advice.add(LintAdvice.on(finding)));
        advice.addAll(judged.advice());
        var edit =
                findings.stream()
                        .flatMap(finding -> standing(finding).stream())
                        .findFirst()
                        .map(old -> RecordEdit.replacing(RrType.TXT, place.name(), old, corrected))
                        .orElseGet(() ->
                                new RecordEdit(Action.ADD, RrType.TXT, place.name(), corrected));
        return new Lint(
                draft,
                place,
                live,
                edit,
                advice.stream()
                        .map(one -> run.fixedBy(one, edit))
                        .sorted(Comparator.comparing(Advice::severity))
                        .toList(),
                transcript.get());
    }

    /// The record whose place the draft takes.
    private static Optional<String> standing(LintFinding finding) {
        return switch (finding) {
            case LintFinding.StandsBeside beside -> beside.records().stream().findFirst();
            case LintFinding.PublishedDamaged damaged -> Optional.of(damaged.record());
            default -> Optional.empty();
        };
    }

    /// The check of a kind; that of BIMI together with the DMARC it depends on, where that can be
    /// looked up.
    private Check<?> judge(RecordType type, boolean live) {
        return type == RecordType.BIMI && live
                ? new PictureCheck(check(type.area()), check(RecordType.DMARC.area()))
                : check(type.area());
    }

    private Check<?> check(String area) {
        return checks.stream()
                .filter(check -> check.id().equals(area))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no check judges " + area));
    }
}
