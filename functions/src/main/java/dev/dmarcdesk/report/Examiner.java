package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.web.RecordingWeb;
import dev.dmarcdesk.web.Web;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Runs every check over one domain, all asking one DNS that asks each question once. Where answers
/// are waited for, each check has a thread of its own: a run takes as long as its longest chain of
/// questions.
public final class Examiner {
    private final List<Check<?>> checks;
    private final Senders senders;

    /// @param checks what to look at, in the order in which it is shown
    /// @param senders the services that can be named
    public Examiner(List<Check<?>> checks, Senders senders) {
        this.checks = List.copyOf(checks);
        this.senders = senders;
    }

    /// Examines a domain.
    ///
    /// @param subject what to examine
    /// @param dns the DNS of this run, which keeps its budget and its deadline
    /// @param web fetches documents, within the same deadline
    /// @param chain follows signatures, within the same deadline
    public Report examine(Subject subject, RecordingDns dns, Web web, ChainOfTrust chain) {
        var sources = new Sources(dns, RecordingWeb.of(web), chain);
        List<Look> looks = lookAll(subject, sources);
        List<Examination<?>> examinations =
                looks.stream().<Examination<?>>map(Look::examination).toList();
        Conclusions found = Conclusions.of(examinations);
        var trial = new FixTrial(subject, looks, sources, found.advice());
        Conclusions judged = found.with(trial::judged);
        List<Advice> sorted = Report.byWeight(judged.advice());
        dns.askAll(Zones.questions(places(subject.domain(), sorted)));
        Verdict verdict = Verdicts.on(examinations, sorted);
        return new Report(
                subject,
                judged.examinations(),
                sorted,
                judged.profile(),
                Providers.of(senders, examinations),
                verdict,
                dns.transcript());
    }

    /// The domain, and the names at which something is to be published.
    private static List<DomainName> places(DomainName domain, List<Advice> findings) {
        var places = new LinkedHashSet<DomainName>();
        places.add(domain);
        for (Advice advice : findings) {
            if (advice.fix() instanceof Fix.Todo(_, var records, _)) {
                records.forEach(edit -> places.add(edit.name()));
            }
        }
        return List.copyOf(places);
    }

    /// Evaluates the SPF record of a domain for one client.
    ///
    /// @param question what is asked
    /// @param now when
    /// @param dns the DNS of this run, which keeps its budget and its deadline
    public ClientReport evaluate(ClientQuestion question, Instant now, RecordingDns dns) {
        return ClientReport.of(question, senders, now, dns);
    }

    private List<Look> lookAll(Subject subject, Sources sources) {
        if (sources.areInMemory()) {
            return checks.stream().map(one -> Look.at(subject, one, sources)).toList();
        }
        List<CompletableFuture<Look>> running =
                checks.stream().map(check -> start(check, subject, sources)).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<Look> start(Check<?> check, Subject subject, Sources sources) {
        var outcome = new CompletableFuture<Look>();
        Thread.startVirtualThread(() -> run(check, subject, sources, outcome));
        return outcome;
    }

    /// An exception is our own mistake: it ends the run instead of leaving it waiting.
    private static void run(
            Check<?> check, Subject subject, Sources sources, CompletableFuture<Look> outcome) {
        try {
            outcome.complete(Look.at(subject, check, sources));
        } catch (RuntimeException | Error mistake) {
            outcome.completeExceptionally(mistake);
        }
    }
}
