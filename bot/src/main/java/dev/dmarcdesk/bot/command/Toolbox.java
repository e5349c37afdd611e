package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.note.Evidence;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.Target;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.whatif.Change;

import java.util.List;

/// What commands work with.
public interface Toolbox {
    /// Examines a domain now: asks the DNS, within the time and the questions one run may take.
    ///
    /// @param subject what to examine
    Audit audit(Subject subject);

    /// The answers that an audit of a domain gets, as they came, within the same limits.
    RawAudit raw(Subject subject);

    /// The answer to one question, as it came.
    RawAudit raw(Question question);

    /// Writes a note to a sending service, within the same limits.
    ///
    /// @param provider which; none where the catalogue does not know it
    /// @param domain the From domain
    /// @param evidence what a message showed
    NoteAudit note(List<Sender> provider, DomainName domain, Evidence evidence);

    /// Evaluates the SPF record of a domain for one client, within the same limits.
    ClientAudit evaluate(ClientQuestion question);

    /// Judges a record before it is published; asks the DNS only when a domain is named.
    ///
    /// @param draft the record
    /// @param target whose record it is, if that was said
    LintAudit lint(Draft draft, Target target);

    /// Plans the way of a domain to `p=reject`, within the same limits.
    ///
    /// @param subject what to examine
    PlanAudit plan(Subject subject);

    /// Tries a change out, within the same limits.
    ///
    /// @param subject the domain, with the DKIM selectors known of it
    /// @param change what somebody thinks of publishing
    /// @param selector the DKIM or BIMI selector of the record, at most one
    /// @param message a message that was diagnosed, at most one
    WhatIfAudit tryOut(
            Subject subject, Change change, List<String> selector, List<SeenMessage> message);

    /// Diagnoses a message, within the same limits.
    ///
    /// @param paste the message, or its header, as it was handed over
    /// @param connection the connection it came by, if that was said; at most one
    /// @return the diagnosis, or what this is instead of a message
    Parsed<DiagnosisAudit> diagnose(Paste paste, List<Connection> connection);

    /// Looks for a change that somebody says they published, within the same limits. In a chat it
    /// goes on looking by itself.
    ///
    /// @param edit the change
    /// @param place where it was said, and by whom
    Outcome published(RecordEdit edit, Place place);

    /// Watches and alerts. The store they are kept in is opened when this is asked for the first
    /// time.
    WatchTools watching();
}
