package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.CheckHost;
import dev.dmarcdesk.spf.CheckedRecord;
import dev.dmarcdesk.spf.CheckedTerm;
import dev.dmarcdesk.spf.Directive;
import dev.dmarcdesk.spf.Match;
import dev.dmarcdesk.spf.Mechanism;
import dev.dmarcdesk.spf.SpfCheck;
import dev.dmarcdesk.spf.SpfOutcome;
import dev.dmarcdesk.spf.SpfResult;
import dev.dmarcdesk.text.Parsed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a receiver decides about one client, and what is known about why.
///
/// @param question what was asked
/// @param outcome what `check_host()` returned
/// @param services the service that the record lets send by the terms that decided: one, or none
///   when nobody passes or the service is not known
/// @param findings what is wrong with the record, worst first, where that has to do with the
///   outcome
/// @param transcript every question asked and its answer
public record ClientReport(
        ClientQuestion question,
        SpfOutcome outcome,
        List<Sender> services,
        List<Advice> findings,
        Transcript transcript) {
    private static final Set<Severity> WRONG =
            Set.of(Severity.ERROR, Severity.WARNING, Severity.UNKNOWN);

    public ClientReport {
        services = List.copyOf(services);
        findings = List.copyOf(findings);
    }

    /// Evaluates.
    ///
    /// @param senders the services that can be named
    /// @param now when
    /// @param dns the DNS of this run, which keeps its budget and its deadline
    public static ClientReport of(
            ClientQuestion question, Senders senders, Instant now, RecordingDns dns) {
        var outcome = CheckHost.of(question.domain().toString(), question.envelope(now), dns);
        return new ClientReport(
                question,
                outcome,
                service(outcome, senders).stream().toList(),
                isSound(outcome) ? List.of() : findings(question, senders, dns),
                dns.transcript());
    }

    /// How it stands. To pass because everybody does is no good sign.
    public Level level() {
        return switch (outcome.result()) {
            case PASS -> isSound(outcome) ? Level.GOOD : Level.BAD;
            case FAIL, PERMERROR -> Level.BAD;
            case SOFTFAIL, NEUTRAL, NONE -> Level.ATTENTION;
            case TEMPERROR -> Level.UNKNOWN;
        };
    }

    /// The answer and what to do about it.
    public Verdict verdict() {
        return ClientWords.verdict(this);
    }

    /// The term of the domain's own record, or of the one it redirects to, that decided: `default`
    /// when none matched (RFC 7208 §9.1); empty when the record could not be evaluated.
    public Optional<String> mechanism() {
        var last = outcome.checked().last();
        return switch (last.ending()) {
            case CheckedRecord.ByTerm() -> Optional.of(last.terms().getLast().term().text());
            case CheckedRecord.NothingMatched() -> Optional.of("default");
            case CheckedRecord.NotADomain _,
                    CheckedRecord.NoRecord _,
                    CheckedRecord.SeveralRecords _,
                    CheckedRecord.Malformed _,
                    CheckedRecord.LookupFailed _ ->
                    Optional.empty();
        };
    }

    /// The service that may send, where it is known.
    Optional<Sender> service() {
        return services.stream().findFirst();
    }

    /// Whether everybody passes.
    boolean isOpen() {
        return outcome.result() == SpfResult.PASS && !isSound(outcome);
    }

    /// Whether a sender passes that not everybody is.
    private static boolean isSound(SpfOutcome outcome) {
        return outcome.result() == SpfResult.PASS && !passesAll(outcome);
    }

    private static boolean passesAll(SpfOutcome outcome) {
        return outcome.path().getLast().match() instanceof Match.Yes(Match.Everybody _);
    }

    private static List<Advice> findings(
            ClientQuestion question, Senders senders, RecordingDns dns) {
        var examination =
                new SpfCheck(senders)
                        .examine(new Subject(question.domain(), List.of()), Sources.of(dns));
        return Report.byWeight(
                examination.advice().stream()
                        .filter(advice -> WRONG.contains(advice.severity()))
                        .toList());
    }

    /// The outermost term that names a known service.
    private static Optional<Sender> service(SpfOutcome outcome, Senders senders) {
        return outcome.result() == SpfResult.PASS
                ? outcome.path().stream()
                        .flatMap(term -> service(term, senders).stream())
                        .filter(SenderMatch::isNameable)
                        .map(SenderMatch::sender)
                        .findFirst()
                : Optional.empty();
    }

    /// The host of an `mx` that has the client's address is the last one asked about.
    private static Optional<SenderMatch> service(CheckedTerm term, Senders senders) {
        if (term.term() instanceof Directive(_, Mechanism.Mx _, _, _)) {
            return senders.byMailHost(term.asked().getLast().question().name());
        }
        return DomainName.parse(term.target()) instanceof Parsed.Valid<DomainName>(var name, _)
                ? senders.byInclude(name)
                : Optional.empty();
    }
}
