package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dnssec.DnssecFinding;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.domain.DomainFacts;
import dev.dmarcdesk.mtasts.MtaStsFinding;
import dev.dmarcdesk.spf.SpfFacts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Answers "can someone forge this domain?" from the facts.
///
/// Only DMARC protects the address that people see (RFC 9989 §2.1), and only as far as nobody but
/// the owner can pass: a domain whose SPF lets everybody pass is open under any policy. What could
/// not be looked up never makes a verdict worse, and never better.
final class Verdicts {
    private static final Sentence NO_RECORD_TO_PUBLISH =
            Sentence.of("Look at the findings below; none of them has a record to publish.");

    private final DomainName domain;
    private final Existence existence;
    private final DmarcFacts dmarc;
    private final SpfFacts spf;
    private final List<Advice> findings;

    private Verdicts(List<Examination<?>> examinations, List<Advice> findings) {
        var facts = Report.facts(examinations, DomainFacts.class);
        this.domain = facts.domain();
        this.existence = facts.existence();
        this.dmarc = Report.facts(examinations, DmarcFacts.class);
        this.spf = Report.facts(examinations, SpfFacts.class);
        this.findings = findings;
    }

    /// The verdict.
    ///
    /// @param findings all, worst first
    static Verdict on(List<Examination<?>> examinations, List<Advice> findings) {
        var verdicts = new Verdicts(examinations, findings);
        return new Verdict(verdicts.level(), verdicts.headline(), verdicts.first());
    }

    /// Unknown is what leaves the question open; a fault that is known stays one, whatever else
    /// could not be looked up.
    private Level level() {
        if (isPolicyUnknown() || isOpenQuestion()) {
            return Level.UNKNOWN;
        }
        if (has(Severity.ERROR)) {
            return Level.BAD;
        }
        return has(Severity.WARNING) ? Level.ATTENTION : Level.GOOD;
    }

    /// Enforced, but nobody knows whether SPF lets everybody pass.
    private boolean isOpenQuestion() {
        return isEnforced() && spf.status() == SpfFacts.Status.UNKNOWN;
    }

    private boolean isEnforced() {
        return policy() != AssessmentPolicy.NONE;
    }

    private AssessmentPolicy policy() {
        return dmarc.effectivePolicy().orElse(AssessmentPolicy.NONE);
    }

    private boolean has(Severity severity) {
        return findings.stream().anyMatch(advice -> advice.severity() == severity);
    }

    /// Also where a record was found, but which of its policies acts depends on whether the name
    /// exists, and nobody could tell.
    private boolean isPolicyUnknown() {
        return dmarc.status() == DmarcFacts.Status.UNKNOWN
                || (dmarc.status() == DmarcFacts.Status.FOUND && dmarc.effectivePolicy().isEmpty());
    }

    private Sentence headline() {
        return isPolicyUnknown() ? unchecked() : known();
    }

    private Sentence unchecked() {
        return Sentence.of(
                "Could not check whether %s can be forged: %s",
                domain, plain(isBogus() ? "its DNSSEC is broken" : "the DNS did not answer"));
    }

    private boolean isBogus() {
        return findings.stream()
                .anyMatch(advice -> advice.finding() instanceof DnssecFinding.Bogus);
    }

    private Sentence known() {
        return switch (dmarc.status()) {
            case UNKNOWN -> unchecked();
            case NONE -> forgeable("it has no DMARC record");
            case MULTIPLE -> forgeable("it has several DMARC records, so none of them counts");
            case INVALID -> forgeable("its DMARC record can not be read as one");
            case FOUND -> found();
        };
    }

    private Sentence found() {
        if (spf.anyoneMaySend()) {
            return forgeable("its SPF record lets everybody send as it, whatever DMARC says");
        }
        return switch (policy()) {
            case REJECT -> protectedBy("is rejected");
            case QUARANTINE -> protectedBy("goes to spam");
            case NONE -> forgeable(monitoring());
        };
    }

    private Sentence forgeable(String why) {
        return exists()
                ? Sentence.of("%s can be forged: %s", domain, plain(why))
                : Sentence.of("%s does not exist, but can be forged: %s", domain, plain(why));
    }

    private Sentence protectedBy(String treatment) {
        return exists()
                ? Sentence.of("Mail that forges %s %s%s", domain, plain(treatment), plain(limit()))
                : Sentence.of(
                        "%s does not exist, and mail that forges it %s", domain, plain(treatment));
    }

    private boolean exists() {
        return existence != Existence.DOES_NOT_EXIST;
    }

    private String monitoring() {
        if (!applies()) {
            return "its DMARC record has neither a policy nor a report address, so it does nothing";
        }
        if (isOnlyTested()) {
            return "its DMARC policy is only being tested (t=y)";
        }
        return isInherited()
                ? "the DMARC policy it inherits stops nothing"
                : "DMARC only monitors (p=none)";
    }

    private boolean applies() {
        return dmarc.found().filter(found -> found.record().isUsable()).isPresent();
    }

    /// Whether a policy that would stop something is held back by `t=y`.
    private boolean isOnlyTested() {
        return dmarc.testing()
                && findings.stream()
                        .anyMatch(advice -> advice.finding() instanceof DmarcFinding.TestMode);
    }

    private boolean isInherited() {
        return dmarc.found().filter(found -> found.domain().equals(domain)).isEmpty();
    }

    /// What the protection does not reach, the worst first.
    private String limit() {
        if (isBogus()) {
            return ", but not where DNSSEC is checked: its signatures are broken";
        }
        if (isOpenQuestion()) {
            return ", as far as could be checked: SPF did not answer";
        }
        boolean existing =
                dmarc.subdomainPolicy().filter(AssessmentPolicy.NONE::equals).isPresent();
        boolean invented =
                dmarc.nonExistentSubdomainPolicy()
                        .filter(AssessmentPolicy.NONE::equals)
                        .isPresent();
        if (existing || invented) {
            return invented
                    ? ", but its subdomains can be forged"
                    : ", but its existing subdomains can be forged";
        }
        if (isSpfBroken()) {
            return ", but SPF is broken: its own mail can fail too";
        }
        return refusedHosts()
                .map(hosts ->
                        ", but mail to it can get lost: its MTA-STS policy forbids %sits own mail hosts"
                                .formatted(hosts.all() ? "" : "some of "))
                .orElseGet(this::rest);
    }

    private Optional<MtaStsFinding.MxUncovered> refusedHosts() {
        return findings.stream()
                .filter(advice -> advice.severity() == Severity.ERROR)
                .map(Advice::finding)
                .filter(MtaStsFinding.MxUncovered.class::isInstance)
                .map(MtaStsFinding.MxUncovered.class::cast)
                .findFirst();
    }

    /// That there is something to mend all the same, so that the sentence agrees with its mark.
    private String rest() {
        long broken = count(Severity.ERROR);
        long weak = count(Severity.WARNING);
        if (broken > 0) {
            return broken == 1
                    ? ", but one thing is broken"
                    : ", but " + broken + " things are broken";
        }
        return switch ((int) weak) {
            case 0 -> "";
            case 1 -> "; one thing could be better";
            default -> "; " + weak + " things could be better";
        };
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(advice -> advice.severity() == severity)
                .filter(advice -> !Repeats.isTold(advice, findings))
                .count();
    }

    private boolean isSpfBroken() {
        return spf.status() == SpfFacts.Status.INVALID || spf.status() == SpfFacts.Status.MULTIPLE;
    }

    private Fix.Todo first() {
        return FindingBlocks.mattering(inOrder()).stream()
                .filter(advice -> !Repeats.isTold(advice, findings))
                .map(Advice::fix)
                .filter(Fix.Todo.class::isInstance)
                .map(Fix.Todo.class::cast)
                .findFirst()
                .orElseGet(this::nothingToDo);
    }

    /// Where the question stays open and nothing is known to be broken, finding out comes first.
    /// Where it is answered, what else could not be looked up is nothing to begin with.
    private List<Advice> inOrder() {
        if (level() != Level.UNKNOWN) {
            return findings.stream()
                    .filter(advice -> advice.severity() != Severity.UNKNOWN)
                    .toList();
        }
        return has(Severity.ERROR)
                ? findings
                : findings.stream()
                        .sorted(
                                Comparator.comparing(
                                        advice -> advice.severity() != Severity.UNKNOWN))
                        .toList();
    }

    private Fix.Todo nothingToDo() {
        return new Fix.Todo(level() == Level.GOOD ? nothingNow() : NO_RECORD_TO_PUBLISH, List.of());
    }

    private Sentence nothingNow() {
        return FindingBlocks.mattering(findings).isEmpty()
                ? Sentence.of("Nothing needs doing now.")
                : Sentence.of("Nothing needs doing now, as far as could be checked.");
    }

    private static Inline plain(String text) {
        return new Inline.Plain(text);
    }
}
