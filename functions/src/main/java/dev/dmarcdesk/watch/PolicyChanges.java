package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Senders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a change of DMARC records does to the policy and the reports of a domain.
///
/// @param domain the watched domain
/// @param before what the records came to
/// @param after what they come to now
/// @param shifts the records that changed, at least one
/// @param senders the services to know by name
record PolicyChanges(
        DomainName domain, DmarcPast before, DmarcPast after, List<Shift> shifts, Senders senders) {
    PolicyChanges {
        shifts = List.copyOf(shifts);
    }

    List<ChangeFinding> findings() {
        var findings = new ArrayList<ChangeFinding>();
        Stance was = before.stance();
        Stance is = after.stance();
        if (was.isKnown() && is.isKnown()) {
            if (is.isWeakerThan(was)) {
                findings.add(new ChangeFinding.PolicyWeakened(domain, was, is, cause(was, is)));
            } else if (is.isStrongerThan(was)) {
                findings.add(new ChangeFinding.PolicyStrengthened(domain, was, is, cause(was, is)));
            }
        }
        findings.addAll(
                ReportChanges.between(
                        domain,
                        before.reports(),
                        after.reports(),
                        cause(was, is),
                        host -> before.isOurs(host) || after.isOurs(host),
                        senders));
        for (String method : List.of("DKIM", "SPF")) {
            boolean strict = after.isStrict(method);
            if (strict != before.isStrict(method)) {
                findings.add(
                        new ChangeFinding.AlignmentChanged(domain, method, strict, cause(was, is)));
            }
        }
        return findings;
    }

    /// The record to look at: the one that acts or acted, if it is among those that changed.
    private Shift cause(Stance was, Stance is) {
        return at(domain)
                .or(() -> at(was.place()))
                .or(() -> at(is.place()))
                .orElse(shifts.getFirst());
    }

    private Optional<Shift> at(DomainName place) {
        return shifts.stream()
                .filter(shift -> shift.aspect().name().toString().equals("_dmarc." + place))
                .findFirst();
    }
}
