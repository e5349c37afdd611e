package dev.dmarcdesk.whatif;

import dev.dmarcdesk.check.EditedDns;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.Lint;
import dev.dmarcdesk.plan.RecordLint;
import dev.dmarcdesk.plan.RecordType;
import dev.dmarcdesk.plan.Target;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.suffix.PublicSuffixes;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;
import dev.dmarcdesk.whatif.Difference.Effect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Tries a change out: audits the domain over the DNS of today and over the same DNS in which the
/// record already stands. Signatures of the DNS are not followed: no record changes what they say.
///
/// @param examiner runs the checks
/// @param lint judges the record by itself
/// @param suffixes what receivers by RFC 7489 go by
/// @param senders the services that can be named
public record Simulation(
        Examiner examiner, RecordLint lint, PublicSuffixes suffixes, Senders senders) {
    /// Tries it.
    ///
    /// @param subject the domain, with the DKIM selectors known of it
    /// @param change what somebody thinks of publishing
    /// @param selector the DKIM or BIMI selector of the record, at most one
    /// @param message a message that was diagnosed, at most one
    /// @param dns the DNS of this run, which keeps its budget and its deadline
    /// @param web fetches documents, within the same deadline
    public Answer tried(
            Subject subject,
            Change change,
            List<String> selector,
            List<SeenMessage> message,
            RecordingDns dns,
            Web web) {
        Web once = once(web);
        var looked = with(subject, change, selector);
        Report before = examiner.examine(looked, dns, once, ChainOfTrust.OFFLINE);
        return switch (Proposal.of(change, before)) {
            case Proposal.Impossible(var why) -> new Answer.Impossible(why);
            case Proposal.Undetermined(var why) ->
                    new Answer.Undetermined(before, why, dns.transcript().asked());
            case Proposal.Drafted(var draft) ->
                    tried(looked, draft, selector, message, before, dns, once);
        };
    }

    /// The key of a record that names its own selector is looked at too.
    private static Subject with(Subject subject, Change change, List<String> selector) {
        if (!(change instanceof Change.Publish(var draft) && draft.type() == RecordType.DKIM)) {
            return subject;
        }
        var all = new ArrayList<>(selector);
        draft.selector().ifPresent(all::add);
        all.addAll(subject.selectors());
        return Subject.learnt(subject.domain(), all);
    }

    private Answer tried(
            Subject subject,
            Draft draft,
            List<String> selector,
            List<SeenMessage> message,
            Report before,
            RecordingDns dns,
            Web once) {
        Lint judged = lint.lint(draft, new Target(List.of(subject.domain()), selector), dns, once);
        Optional<DomainName> name = judged.name();
        if (name.isEmpty()) {
            return new Answer.Impossible(
                    Sentence.of(
                            "A DKIM key stands at a name with its selector: say which with %s",
                            "--selector s1"));
        }
        boolean file = draft.type() == RecordType.MTA_STS_POLICY;
        List<RecordEdit> edits = file ? List.of() : Placement.of(name.get(), judged);
        Dns then = new EditedDns(edits, dns);
        Web served = file ? serving(draft, subject.domain(), once) : once;
        Report after =
                examiner.examine(
                        subject,
                        new RecordingDns(then, Integer.MAX_VALUE),
                        served,
                        ChainOfTrust.OFFLINE);
        var trial =
                message.stream()
                        .limit(1)
                        .map(one -> MessageTrial.of(one, edits, dns, then, suffixes))
                        .toList();
        return new Answer.Tried(
                new WhatIf(
                        judged,
                        edits,
                        before,
                        after,
                        differences(before, after, trial),
                        FindingChanges.between(before.findings(), after.findings()),
                        trial,
                        dns.transcript().asked()));
    }

    /// What was fetched once is not fetched again: both audits see one state of the world.
    private static Web once(Web web) {
        if (web.equals(Web.OFFLINE)) {
            return web;
        }
        Map<String, Fetched> fetched = Collections.synchronizedMap(new HashMap<>());
        return (host, path) -> {
            Fetched known = fetched.get(host + path);
            if (known != null) {
                return known;
            }
            Fetched now = web.get(host, path);
            fetched.put(host + path, now);
            return now;
        };
    }

    private static Web serving(Draft draft, DomainName domain, Web web) {
        String host = "mta-sts." + domain;
        return (asked, path) ->
                asked.toString().equals(host)
                        ? new Fetched.Document("text/plain", draft.text())
                        : web.get(asked, path);
    }

    private List<Difference> differences(Report before, Report after, List<MessageTrial> trial) {
        var ours = Allowed.by(before.facts(SpfFacts.class), senders);
        var theirs = Allowed.by(after.facts(SpfFacts.class), senders);
        return Stream.of(
                        Traits.of(before).to(Traits.of(after)).stream(),
                        senders(ours.without(theirs), theirs.without(ours)).stream(),
                        trial.stream().flatMap(MessageWords::difference))
                .flatMap(one -> one)
                .sorted((one, other) -> one.what().compareTo(other.what()))
                .toList();
    }

    private static Optional<Difference> senders(List<String> gone, List<String> come) {
        return gone.isEmpty() && come.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Difference(
                                Trait.SPF_SENDERS,
                                String.join(", ", gone),
                                String.join(", ", come),
                                Effect.OTHER));
    }
}
