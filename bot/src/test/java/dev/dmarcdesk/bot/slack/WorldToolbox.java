package dev.dmarcdesk.bot.slack;

import dev.dmarcdesk.bot.command.Audit;
import dev.dmarcdesk.bot.command.ClientAudit;
import dev.dmarcdesk.bot.command.DiagnosisAudit;
import dev.dmarcdesk.bot.command.LintAudit;
import dev.dmarcdesk.bot.command.NoteAudit;
import dev.dmarcdesk.bot.command.Outcome;
import dev.dmarcdesk.bot.command.PlanAudit;
import dev.dmarcdesk.bot.command.RawAudit;
import dev.dmarcdesk.bot.command.Toolbox;
import dev.dmarcdesk.bot.command.WatchTools;
import dev.dmarcdesk.bot.command.WhatIfAudit;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.lambda.NoteJson;
import dev.dmarcdesk.lambda.PlanJson;
import dev.dmarcdesk.lambda.RawJson;
import dev.dmarcdesk.lambda.ReportJson;
import dev.dmarcdesk.lambda.WhatIfJson;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.note.Evidence;
import dev.dmarcdesk.note.NoteRun;
import dev.dmarcdesk.note.ProviderNote;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.Planner;
import dev.dmarcdesk.plan.RecordLint;
import dev.dmarcdesk.plan.RolloutRun;
import dev.dmarcdesk.plan.Target;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Inspection;
import dev.dmarcdesk.report.RawLook;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.web.Web;
import dev.dmarcdesk.whatif.Change;
import dev.dmarcdesk.whatif.Simulation;
import dev.dmarcdesk.whatif.WhatIfRun;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What commands work with, over a DNS in memory. A domain is audited once.
final class WorldToolbox implements Toolbox {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(7));

    private final Dns dns;
    private final List<RecordEdit> published = new ArrayList<>();
    private final Map<Subject, Report> reports = new HashMap<>();
    private final Examiner examiner;
    private final Planner planner;
    private final Simulation simulation;

    /// @param dns whom to ask
    WorldToolbox(Dns dns) {
        var checks =
                Checks.all(BundledData.suffixes(), BundledData.selectors(), BundledData.senders());
        this.dns = dns;
        this.examiner = new Examiner(checks, BundledData.senders());
        this.planner = new Planner(examiner, checks);
        this.simulation =
                new Simulation(
                        examiner,
                        new RecordLint(checks),
                        BundledData.suffixes(),
                        BundledData.senders());
    }

    private RecordingDns asked() {
        return new RecordingDns(dns, Inspector.BUDGET);
    }

    Report report(Subject subject) {
        return reports.computeIfAbsent(
                subject, one -> examiner.examine(one, asked(), Web.OFFLINE, ChainOfTrust.OFFLINE));
    }

    @Override
    public Audit audit(Subject subject) {
        Report report = report(subject);
        return new Audit(report, RUN, () -> ReportJson.write(new Inspection(report, RUN)));
    }

    @Override
    public RawAudit raw(Subject subject) {
        var look =
                new RawLook(subject.domain(), report(subject).transcript(), Map.of(), false, RUN);
        return new RawAudit(look, () -> RawJson.write(look));
    }

    @Override
    public RawAudit raw(Question question) {
        var asked = asked();
        asked.ask(question);
        var look = new RawLook(question.name(), asked.transcript(), Map.of(), false, RUN);
        return new RawAudit(look, () -> RawJson.write(look));
    }

    @Override
    public NoteAudit note(List<Sender> provider, DomainName domain, Evidence evidence) {
        var run = new NoteRun(ProviderNote.of(provider, domain, evidence, asked()), RUN);
        return new NoteAudit(run, () -> NoteJson.write(run));
    }

    @Override
    public PlanAudit plan(Subject subject) {
        var run =
                new RolloutRun(
                        planner.plan(subject, asked(), Web.OFFLINE, ChainOfTrust.OFFLINE), RUN);
        return new PlanAudit(run, () -> PlanJson.write(run));
    }

    @Override
    public WhatIfAudit tryOut(
            Subject subject, Change change, List<String> selector, List<SeenMessage> message) {
        var run =
                new WhatIfRun(
                        simulation.tried(subject, change, selector, message, asked(), Web.OFFLINE),
                        RUN);
        return new WhatIfAudit(run, () -> WhatIfJson.write(run));
    }

    @Override
    public ClientAudit evaluate(ClientQuestion question) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LintAudit lint(Draft draft, Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Parsed<DiagnosisAudit> diagnose(Paste paste, List<Connection> connection) {
        throw new UnsupportedOperationException();
    }

    /// The change is noted, and looked for nowhere.
    @Override
    public Outcome published(RecordEdit edit, Place place) {
        published.add(edit);
        var words = Sentence.of("%s", edit.name().toString());
        return new Outcome.Noted(new Document(Tone.NOTICE, words, words, List.of()));
    }

    /// The changes that somebody said are published.
    List<RecordEdit> published() {
        return published;
    }

    @Override
    public WatchTools watching() {
        throw new UnsupportedOperationException();
    }
}
