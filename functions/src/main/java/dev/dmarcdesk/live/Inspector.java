package dev.dmarcdesk.live;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.diagnosis.DiagnosisRun;
import dev.dmarcdesk.diagnosis.HeaderAnalysis;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.PasteRepair;
import dev.dmarcdesk.note.Evidence;
import dev.dmarcdesk.note.NoteRun;
import dev.dmarcdesk.note.ProviderNote;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.Lint;
import dev.dmarcdesk.plan.LintRun;
import dev.dmarcdesk.plan.Planner;
import dev.dmarcdesk.plan.RecordLint;
import dev.dmarcdesk.plan.RolloutRun;
import dev.dmarcdesk.plan.Target;
import dev.dmarcdesk.publication.Course;
import dev.dmarcdesk.publication.Expectation;
import dev.dmarcdesk.publication.Publication;
import dev.dmarcdesk.publication.Sighting;
import dev.dmarcdesk.report.ClientInspection;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Inspection;
import dev.dmarcdesk.report.RawLook;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.whatif.Change;
import dev.dmarcdesk.whatif.Simulation;
import dev.dmarcdesk.whatif.WhatIfRun;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/// Examines domains and messages over a real DNS, each run with a DNS, a deadline and a budget of
/// its own.
public final class Inspector {
    /// Questions a run may ask. A usual audit asks 120 to 160, most of them for DKIM keys; what
    /// asks for more is a record made to.
    public static final int BUDGET = 400;

    private final Examiner examiner;
    private final RecordLint recordLint;
    private final Planner planner;
    private final Simulation simulation;
    private final HeaderAnalysis headers;
    private final DnsSource dns;
    private final Supplier<TrustAnchors> anchors;
    private final Duration patience;
    private final InstantSource clock;
    private final OwnServers ownServers =
            new OwnServers(
                    new InternetServers(), new Politeness(System::nanoTime), System::nanoTime);

    /// @param examiner the checks to run
    /// @param recordLint the same checks, for records that are not published yet
    /// @param planner the same checks, for the way to stricter policies
    /// @param simulation the same checks, for a domain with one record replaced
    /// @param headers reads messages
    /// @param dns who answers
    /// @param anchors where signatures have to lead
    /// @param patience how long a run may take
    /// @param clock tells when a run began and ended
    public Inspector(
            Examiner examiner,
            RecordLint recordLint,
            Planner planner,
            Simulation simulation,
            HeaderAnalysis headers,
            DnsSource dns,
            Supplier<TrustAnchors> anchors,
            Duration patience,
            InstantSource clock) {
        this.examiner = examiner;
        this.recordLint = recordLint;
        this.planner = planner;
        this.simulation = simulation;
        this.headers = headers;
        this.dns = dns;
        this.anchors = anchors;
        this.patience = patience;
        this.clock = clock;
    }

    /// Examines a domain. Takes `patience` at most; a DNS that does not answer is part of the
    /// report.
    public Inspection inspect(Subject subject) {
        Instant at = clock.instant();
        var session = dns.session(patience, anchors, clock.withZone(ZoneOffset.UTC));
        var asked = new RecordingDns(session.dns(), BUDGET);
        var report = examiner.examine(subject, asked, dns.web(asked, patience), session.chain());
        return new Inspection(report, new Run(at, Duration.between(at, clock.instant())));
    }

    /// The answers that an audit of a domain gets, as they came.
    public RawLook raw(Subject subject) {
        Instant at = clock.instant();
        var session = dns.session(patience, anchors, clock.withZone(ZoneOffset.UTC));
        var asked = new RecordingDns(session.dns(), BUDGET);
        var report = examiner.examine(subject, asked, dns.web(asked, patience), session.chain());
        return raw(subject.domain(), report.transcript(), session, at);
    }

    /// The answer to one question, as it came.
    public RawLook raw(Question question) {
        Instant at = clock.instant();
        var session = dns.session(patience, anchors, clock.withZone(ZoneOffset.UTC));
        var asked = new RecordingDns(session.dns(), 1);
        asked.ask(question);
        return raw(question.name(), asked.transcript(), session, at);
    }

    private RawLook raw(DomainName domain, Transcript transcript, DnsSession session, Instant at) {
        return new RawLook(
                domain,
                transcript,
                session.provenance().get(),
                dns instanceof DnsSource.Demo,
                new Run(at, Duration.between(at, clock.instant())));
    }

    /// Writes a note to a sending service, within the same limits.
    ///
    /// @param provider which; none where the catalogue does not know it
    /// @param domain the From domain
    /// @param evidence what a message showed
    public NoteRun note(List<Sender> provider, DomainName domain, Evidence evidence) {
        Instant at = clock.instant();
        var asked = new RecordingDns(dns.open(patience), BUDGET);
        var note = ProviderNote.of(provider, domain, evidence, asked);
        return new NoteRun(note, new Run(at, Duration.between(at, clock.instant())));
    }

    /// Begins a round of looks at domains that are watched.
    public InspectionRound round() {
        return new InspectionRound(examiner, dns.shared(), ownServers, patience);
    }

    /// Evaluates the SPF record of a domain for one client, within the same limits.
    public ClientInspection evaluate(ClientQuestion question) {
        Instant at = clock.instant();
        var report = examiner.evaluate(question, at, new RecordingDns(dns.open(patience), BUDGET));
        return new ClientInspection(report, new Run(at, Duration.between(at, clock.instant())));
    }

    /// Judges a record before it is published. Asks nobody when no domain is named.
    ///
    /// @param draft the record
    /// @param target whose record it is, if that was said
    public LintRun lint(Draft draft, Target target) {
        Instant at = clock.instant();
        var lint = target.isLive() ? live(draft, target) : recordLint.lint(draft, target);
        return new LintRun(lint, new Run(at, Duration.between(at, clock.instant())));
    }

    /// Plans the way of a domain to `p=reject`, within the same limits.
    public RolloutRun plan(Subject subject) {
        Instant at = clock.instant();
        var asked = new RecordingDns(dns.open(patience), BUDGET);
        var rollout = planner.plan(subject, asked, dns.web(asked, patience), ChainOfTrust.OFFLINE);
        return new RolloutRun(rollout, new Run(at, Duration.between(at, clock.instant())));
    }

    /// Looks for a change that somebody says they published: asks the servers of the zone, and
    /// examines the domain.
    ///
    /// @param earlier what looks before this one saw
    /// @param now by the clock that counts for those
    public Publication publication(RecordEdit edit, Course earlier, Instant now) {
        var hearings = new Hearings(ownServers, dns, patience);
        var sighting = Sighting.of(hearings.on(edit));
        return Publication.of(sighting, earlier, inspect(Expectation.subject(edit)), now);
    }

    /// Tries a change out, within the same limits.
    ///
    /// @param subject the domain, with the DKIM selectors known of it
    /// @param change what somebody thinks of publishing
    /// @param selector the DKIM or BIMI selector of the record, at most one
    /// @param message a message that was diagnosed, at most one
    public WhatIfRun tryOut(
            Subject subject, Change change, List<String> selector, List<SeenMessage> message) {
        Instant at = clock.instant();
        var asked = new RecordingDns(dns.open(patience), BUDGET);
        var answer =
                simulation.tried(
                        subject, change, selector, message, asked, dns.web(asked, patience));
        return new WhatIfRun(answer, new Run(at, Duration.between(at, clock.instant())));
    }

    /// Diagnoses a message, within the same limits.
    ///
    /// @param paste the message, or its header, as it was handed over
    /// @param connection how it came, if somebody knows; at most one
    /// @return the diagnosis; or what was handed over instead of a header, and what is taken
    public Parsed<DiagnosisRun> diagnose(Paste paste, List<Connection> connection) {
        Instant at = clock.instant();
        return PasteRepair.repair(paste)
                .map(repaired -> {
                    var asked = new RecordingDns(dns.open(patience), BUDGET);
                    var diagnosis = headers.analyse(repaired, connection, asked, at);
                    return new DiagnosisRun(
                            diagnosis, new Run(at, Duration.between(at, clock.instant())));
                });
    }

    private Lint live(Draft draft, Target target) {
        var asked = new RecordingDns(dns.open(patience), BUDGET);
        return recordLint.lint(draft, target, asked, dns.web(asked, patience));
    }
}
