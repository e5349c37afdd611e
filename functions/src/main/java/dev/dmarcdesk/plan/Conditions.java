package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dkim.DkimFinding;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.mx.MxFacts;
import dev.dmarcdesk.plan.RolloutStep.Goal;
import dev.dmarcdesk.report.Provider;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.Sender.Prospect;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfFinding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What has to be true before each step, held against what an audit found (RFC 9989 §5.1, §7.4).
final class Conditions {
    private static final AlignmentMode RELAXED = AlignmentMode.RELAXED;

    private final Report report;
    private final DmarcFacts dmarc;
    private final boolean speaksForSubdomains;

    /// @param report the audit of the domain
    /// @param speaksForSubdomains whether its record is also that of names below it
    Conditions(Report report, boolean speaksForSubdomains) {
        this.report = report;
        this.dmarc = report.facts(DmarcFacts.class);
        this.speaksForSubdomains = speaksForSubdomains;
    }

    /// What has to be true before a step.
    List<Condition> before(Goal goal) {
        return switch (goal) {
            case MEND, MONITOR, NO_MAIL -> List.of();
            case TRY_QUARANTINE, QUARANTINE -> enforcing(false);
            case TRY_REJECT, REJECT -> rejecting();
            case SUBDOMAINS ->
                    List.of(recordValid(), reportsArrive(), new Condition.SubdomainsPass());
        };
    }

    private List<Condition> enforcing(boolean rejecting) {
        var conditions = new ArrayList<Condition>();
        conditions.add(recordValid());
        conditions.add(reportsArrive());
        conditions.add(spfWorks());
        conditions.add(signedMail());
        report.providers().stream()
                .filter(Conditions::sends)
                .map(provider -> aligned(provider, rejecting))
                .forEach(conditions::add);
        conditions.add(new Condition.AllMailPasses());
        conditions.add(new Condition.ForwardingSurvived());
        if (speaksForSubdomains) {
            conditions.add(new Condition.SubdomainsPass());
        }
        return conditions;
    }

    private List<Condition> rejecting() {
        var conditions = new ArrayList<>(enforcing(true));
        conditions.add(
                new Condition.ListsConsidered(
                        report.facts(MxFacts.class).status() == MxFacts.Status.FOUND));
        return conditions;
    }

    Condition recordValid() {
        return new Condition.RecordValid(
                faults(
                        Severity.ERROR,
                        finding ->
                                finding instanceof DmarcFinding
                                        && !(finding instanceof DmarcFinding.None)));
    }

    Condition reportsArrive() {
        var addresses = dmarc.destinations();
        boolean arrives =
                addresses.stream().anyMatch(one -> one.authorized().filter(yes -> yes).isPresent());
        boolean refused =
                addresses.stream()
                        .allMatch(one -> one.authorized().filter(yes -> !yes).isPresent());
        Truth truth = arrives ? Truth.MET : refused ? Truth.UNMET : Truth.REPORTS_TELL;
        return new Condition.ReportsArrive(
                truth,
                addresses.size(),
                truth == Truth.MET
                        ? List.of()
                        : faults(
                                Severity.WARNING,
                                finding ->
                                        finding instanceof DmarcFinding.NoRua
                                                || finding instanceof DmarcFinding.RuaInvalid
                                                || finding
                                                        instanceof DmarcFinding.RuaUnauthorized));
    }

    /// Without an SPF record mail can still pass by its signatures; without both it can not pass.
    private Condition spfWorks() {
        var spf = report.facts(SpfFacts.class);
        Truth truth =
                switch (spf.status()) {
                    case FOUND -> spf.anyoneMaySend() ? Truth.UNMET : Truth.MET;
                    case INVALID, MULTIPLE -> Truth.UNMET;
                    case UNKNOWN -> Truth.UNCHECKED;
                    case NONE -> keys().usable() > 0 ? Truth.REPORTS_TELL : Truth.UNMET;
                };
        return new Condition.SpfWorks(
                truth,
                spf.lookups().orElse(0),
                truth == Truth.UNMET
                        ? faults(Severity.WARNING, SpfFinding.class::isInstance)
                        : List.of());
    }

    private Condition signedMail() {
        var keys = keys();
        Truth truth =
                keys.usable() > 0
                        ? Truth.MET
                        : keys.status() != DkimFacts.Status.UNKNOWN
                                ? Truth.UNMET
                                : Truth.REPORTS_TELL;
        return new Condition.SignedMail(
                truth,
                (int) keys.usable(),
                truth == Truth.UNMET
                        ? faults(Severity.WARNING, DkimFinding.class::isInstance)
                        : List.of());
    }

    private DkimFacts keys() {
        return report.facts(DkimFacts.class);
    }

    /// Gateways and forwarders carry mail in, and rarely out under their own name.
    private static boolean sends(Provider provider) {
        return !provider.seenIn().equals(List.of("mx"))
                || provider.sender().kind() == Sender.Kind.MAILBOX;
    }

    /// What a service can align is the catalogue's word; that it sends at all is seen in SPF and
    /// DKIM, and only supposed of who takes the mail in. Before `reject` a signature is needed.
    private Condition aligned(Provider provider, boolean rejecting) {
        var sender = provider.sender();
        var adkim = mode(dmarc.found().map(found -> found.record().adkim().or(RELAXED)));
        var aspf = mode(dmarc.found().map(found -> found.record().aspf().or(RELAXED)));
        boolean signs = can(sender.ability().dkim(), sender.ability().strictDkim(), adkim);
        boolean bounces = can(sender.ability().spf(), sender.ability().strictSpf(), aspf);
        boolean key = hasKey(sender) && signs;
        boolean can = signs || (bounces && !rejecting);
        boolean supposed = provider.seenIn().equals(List.of("mx"));
        Truth truth = key ? Truth.MET : can || supposed ? Truth.REPORTS_TELL : Truth.UNMET;
        return new Condition.ServiceAligned(truth, sender, signs, bounces, adkim, aspf);
    }

    private boolean hasKey(Sender sender) {
        return keys().keys().stream()
                .filter(one -> one.status().verifies())
                .flatMap(one -> one.place().sender().stream())
                .anyMatch(match -> match.sender().slug().equals(sender.slug()));
    }

    private static AlignmentMode mode(Optional<AlignmentMode> mode) {
        return mode.orElse(RELAXED);
    }

    private static boolean can(Prospect relaxed, Prospect strict, AlignmentMode mode) {
        return (mode == AlignmentMode.STRICT ? strict : relaxed) != Prospect.NO;
    }

    private List<Advice> faults(Severity atLeast, Predicate<Finding> concerns) {
        return report.findings().stream()
                .filter(advice -> advice.severity().compareTo(atLeast) <= 0)
                .filter(advice -> concerns.test(advice.finding()))
                .toList();
    }
}
