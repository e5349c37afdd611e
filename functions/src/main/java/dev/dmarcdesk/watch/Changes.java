package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// Compares two snapshots of a domain by what they mean for its mail. Causes come first, each with
/// its consequences, in the order in which people are told.
public final class Changes {
    private final DomainName domain;
    private final Snapshot before;
    private final Snapshot after;
    private final SortedSet<Aspect> aspects;
    private final Senders senders;
    private final List<ChangeFinding> findings = new ArrayList<>();

    private Changes(
            DomainName domain,
            Snapshot before,
            Snapshot after,
            SortedSet<Aspect> aspects,
            Senders senders) {
        this.domain = domain;
        this.before = before;
        this.after = after;
        this.aspects = aspects;
        this.senders = senders;
    }

    /// What changed, and what that does.
    ///
    /// @param domain the watched domain
    /// @param before what was certain
    /// @param after what is certain now
    /// @param aspects which differ
    /// @param senders the services to know by name
    /// @return at least one finding for a change of at least one aspect
    public static List<ChangeFinding> between(
            DomainName domain,
            Snapshot before,
            Snapshot after,
            SortedSet<Aspect> aspects,
            Senders senders) {
        return new Changes(domain, before, after, aspects, senders).findings();
    }

    private List<ChangeFinding> findings() {
        shifts(Kind.NS).forEach(shift -> findings.add(HostChanges.delegation(shift)));
        dmarc();
        spf();
        shifts(Kind.DKIM_KEY).forEach(shift -> findings.add(KeyChanges.of(domain, shift, senders)));
        shifts(Kind.MX).forEach(shift -> findings.add(HostChanges.mx(domain, shift, senders)));
        findings.addAll(new StsChanges(domain, before, after, aspects).findings());
        shifts(Kind.TLS_RPT).forEach(this::tlsReports);
        shifts(Kind.BIMI).forEach(shift -> findings.add(record(shift)));
        verdict();
        return List.copyOf(findings);
    }

    private List<Shift> shifts(Kind kind) {
        return aspects.stream()
                .filter(aspect -> aspect.kind() == kind)
                .map(aspect -> Shift.of(aspect, before, after))
                .toList();
    }

    private void dmarc() {
        List<Shift> shifts = shifts(Kind.DMARC);
        if (shifts.isEmpty()) {
            return;
        }
        var told =
                new PolicyChanges(
                                domain,
                                DmarcPast.of(domain, before),
                                DmarcPast.of(domain, after),
                                shifts,
                                senders)
                        .findings();
        findings.addAll(told);
        if (told.isEmpty()) {
            shifts.forEach(shift -> findings.add(record(shift)));
        }
    }

    private void spf() {
        if (aspects.stream()
                .anyMatch(one -> one.kind() == Kind.SPF || one.kind() == Kind.INCLUDED_SPF)) {
            findings.addAll(new SpfChanges(domain, before, after, aspects, senders).findings());
        }
    }

    private void tlsReports(Shift shift) {
        var told =
                ReportChanges.between(
                        domain,
                        ReportChanges.tls(shift.before()),
                        ReportChanges.tls(shift.after()),
                        shift,
                        DmarcPast.of(domain, after)::isOurs,
                        senders);
        if (shift.before().isEmpty() || shift.isRemoval() || told.isEmpty()) {
            findings.add(record(shift));
        }
        if (!shift.isRemoval()) {
            findings.addAll(told);
        }
    }

    /// What a record that came, went or changed is when nothing more can be said of it.
    private ChangeFinding record(Shift shift) {
        if (shift.isRemoval()) {
            return new ChangeFinding.RecordRemoved(domain, shift);
        }
        return shift.before().isEmpty()
                ? new ChangeFinding.RecordAdded(domain, shift)
                : new ChangeFinding.RecordChanged(domain, shift);
    }

    /// What the verdict says besides: only what is wrong, and not told already.
    private void verdict() {
        var told = AlreadySaid.by(findings);
        var was = before.standing().findings();
        var is = after.standing().findings();
        is.forEach((code, weight) -> {
            if (isWrong(weight)
                    && !isWrong(was.getOrDefault(code, Severity.GOOD))
                    && !told.is(code)) {
                findings.add(new ChangeFinding.FindingAppeared(domain, code, weight));
            }
        });
        was.forEach((code, weight) -> {
            if (isWrong(weight) && !is.containsKey(code) && !told.is(code)) {
                findings.add(new ChangeFinding.FindingResolved(domain, code, weight));
            }
        });
    }

    private static boolean isWrong(Severity weight) {
        return weight == Severity.ERROR || weight == Severity.WARNING;
    }
}
