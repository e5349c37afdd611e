package dev.dmarcdesk.publication;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.report.Inspection;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A change that was looked for, judged.
///
/// @param sighting how far it has come
/// @param course what earlier looks saw, with this one
/// @param inspection the domain as our resolver sees it now
/// @param at when
/// @param findings what is to be said of it, the answer first
public record Publication(
        Sighting sighting,
        Course course,
        Inspection inspection,
        Instant at,
        List<Advice> findings) {
    public Publication {
        findings = List.copyOf(findings);
    }

    /// Judges.
    ///
    /// @param earlier what was seen before
    /// @param inspection an audit of the domain
    /// @param now when
    public static Publication of(
            Sighting sighting, Course earlier, Inspection inspection, Instant now) {
        var findings = new ArrayList<Advice>();
        about(sighting, earlier, inspection.report())
                .forEach(finding -> findings.add(PublicationAdvice.on(finding)));
        boolean isThere =
                sighting.stage() == Sighting.Stage.LIVE
                        && sighting.edit().action() != RecordEdit.Action.REMOVE;
        if (isThere) {
            concerning(sighting.edit(), inspection.report()).stream()
                    .filter(advice -> advice.severity() == Severity.ERROR)
                    .forEach(findings::add);
        }
        return new Publication(sighting, earlier.after(sighting, now), inspection, now, findings);
    }

    private static List<PublicationFinding> about(Sighting seen, Course earlier, Report report) {
        var edit = seen.edit();
        var findings = new ArrayList<PublicationFinding>();
        int servers = seen.answering();
        switch (seen.stage()) {
            case LIVE -> findings.add(new PublicationFinding.Live(edit, servers));
            case CACHED -> findings.add(new PublicationFinding.StillCached(edit, servers));
            case SPREADING ->
                    findings.add(
                            new PublicationFinding.ServersBehind(edit, seen.behind(), servers));
            case NOT_YET -> findings.add(new PublicationFinding.NotPublished(edit, servers));
            case ANOTHER -> findings.add(another(seen, earlier, report));
            case WRONG -> {
                seen.slips()
                        .forEach(slip ->
                                findings.add(new PublicationFinding.CameOutWrong(edit, slip)));
                seen.strays()
                        .forEach(stray ->
                                findings.add(new PublicationFinding.PublishedAstray(edit, stray)));
            }
            case UNASKED ->
                    findings.add(
                            new PublicationFinding.PublicationUnknown(
                                    edit, seen.trouble().orElse("No server was found.")));
        }
        return beside(seen, findings);
    }

    private static List<PublicationFinding> beside(
            Sighting seen, List<PublicationFinding> findings) {
        boolean isUnasked = seen.stage() == Sighting.Stage.UNASKED;
        var silent = seen.showing(Sight.Silent.class);
        if (!isUnasked && !seen.isHeard()) {
            findings.add(new PublicationFinding.OnlyResolver(seen.edit()));
        } else if (!isUnasked && !silent.isEmpty()) {
            findings.add(new PublicationFinding.ServersSilent(seen.edit(), silent));
        }
        return findings;
    }

    /// Whether it is right shows an audit that sees it.
    private static PublicationFinding another(Sighting seen, Course earlier, Report report) {
        boolean isSeen =
                seen.resolver() instanceof Sight.Old(var records) && records.equals(seen.others());
        boolean isRight =
                isSeen
                        && concerning(seen.edit(), report).stream()
                                .noneMatch(advice ->
                                        advice.severity().compareTo(Severity.WARNING) <= 0);
        return isRight
                ? new PublicationFinding.AnotherRight(seen.edit(), seen.others())
                : new PublicationFinding.AnotherPublished(
                        seen.edit(), seen.others(), earlier.isChanged(seen));
    }

    /// What an audit says of the record.
    private static List<Advice> concerning(RecordEdit edit, Report report) {
        return report.findings().stream()
                .filter(advice ->
                        advice.evidence().contains(Hearing.question(edit))
                                || edits(advice).stream()
                                        .anyMatch(one ->
                                                one.name().equals(edit.name())
                                                        && one.type() == edit.type()))
                .toList();
    }

    private static List<RecordEdit> edits(Advice advice) {
        return advice.fix() instanceof Fix.Todo(_, var edits, _) ? edits : List.of();
    }

    /// How it stands.
    public Level level() {
        return Level.of(findings);
    }

    /// Whether nothing more is to be waited for.
    public boolean isDone() {
        return switch (sighting.stage()) {
            case LIVE -> true;
            case ANOTHER ->
                    findings.getFirst().finding() instanceof PublicationFinding.AnotherRight;
            case CACHED, SPREADING, NOT_YET, WRONG, UNASKED -> false;
        };
    }
}
