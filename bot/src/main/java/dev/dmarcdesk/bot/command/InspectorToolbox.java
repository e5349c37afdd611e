package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.lambda.ClientJson;
import dev.dmarcdesk.lambda.DiagnosisJson;
import dev.dmarcdesk.lambda.LintJson;
import dev.dmarcdesk.lambda.NoteJson;
import dev.dmarcdesk.lambda.PlanJson;
import dev.dmarcdesk.lambda.PublicationJson;
import dev.dmarcdesk.lambda.RawJson;
import dev.dmarcdesk.lambda.ReportJson;
import dev.dmarcdesk.lambda.WhatIfJson;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.note.Evidence;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.Target;
import dev.dmarcdesk.publication.Course;
import dev.dmarcdesk.publication.PublicationPage;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.report.RawLook;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.whatif.Change;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The toolbox of every surface: examines domains with an [Inspector].
///
/// @param inspector knows whom to ask, and for how long
/// @param tools watches and alerts, made when they are asked for
public record InspectorToolbox(Inspector inspector, Supplier<WatchTools> tools) implements Toolbox {
    @Override
    public Audit audit(Subject subject) {
        var inspection = inspector.inspect(subject);
        return new Audit(inspection.report(), inspection.run(), () -> ReportJson.write(inspection));
    }

    @Override
    public RawAudit raw(Subject subject) {
        return raw(inspector.raw(subject));
    }

    @Override
    public RawAudit raw(Question question) {
        return raw(inspector.raw(question));
    }

    private static RawAudit raw(RawLook look) {
        return new RawAudit(look, () -> RawJson.write(look));
    }

    @Override
    public NoteAudit note(List<Sender> provider, DomainName domain, Evidence evidence) {
        var run = inspector.note(provider, domain, evidence);
        return new NoteAudit(run, () -> NoteJson.write(run));
    }

    @Override
    public ClientAudit evaluate(ClientQuestion question) {
        var inspection = inspector.evaluate(question);
        return new ClientAudit(
                inspection.report(), inspection.run(), () -> ClientJson.write(inspection));
    }

    @Override
    public LintAudit lint(Draft draft, Target target) {
        var run = inspector.lint(draft, target);
        return new LintAudit(run, () -> LintJson.write(run));
    }

    @Override
    public PlanAudit plan(Subject subject) {
        var run = inspector.plan(subject);
        return new PlanAudit(run, () -> PlanJson.write(run));
    }

    @Override
    public WhatIfAudit tryOut(
            Subject subject, Change change, List<String> selector, List<SeenMessage> message) {
        var run = inspector.tryOut(subject, change, selector, message);
        return new WhatIfAudit(run, () -> WhatIfJson.write(run));
    }

    @Override
    public Parsed<DiagnosisAudit> diagnose(Paste paste, List<Connection> connection) {
        return inspector
                .diagnose(paste, connection)
                .map(run -> new DiagnosisAudit(run, () -> DiagnosisJson.write(run)));
    }

    @Override
    public Outcome published(RecordEdit edit, Place place) {
        if (!place.isTerminal()) {
            return new Outcome.Noted(watching().publications().said(edit, place));
        }
        Instant now = Instant.now();
        var publication = inspector.publication(edit, Course.from(now), now);
        return new Outcome.Judged(
                PublicationPage.of(publication, PublicationPage.Following.NOBODY),
                publication.level(),
                () -> PublicationJson.write(publication));
    }

    @Override
    public WatchTools watching() {
        return tools.get();
    }
}
