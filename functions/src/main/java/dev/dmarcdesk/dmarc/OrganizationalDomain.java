package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// The Organizational Domain as a walk tells it (RFC 9989 §4.10.2).
public sealed interface OrganizationalDomain {
    /// The name, or the name it is if nothing stands where nobody could look.
    DomainName name();

    /// It follows from what was found.
    record Known(DomainName name) implements OrganizationalDomain {}

    /// A step of the walk could not be looked up: a record there may change the outcome.
    ///
    /// @param name what it is if there is none
    record Assumed(DomainName name) implements OrganizationalDomain {}

    /// Selects it.
    ///
    /// @param start where the walk started
    /// @param walk its steps, up to the stop
    static OrganizationalDomain of(DomainName start, List<Step> walk) {
        boolean complete = walk.stream().noneMatch(Step.Unknown.class::isInstance);
        var name = select(start, walk);
        return complete ? new Known(name) : new Assumed(name);
    }

    private static DomainName select(DomainName start, List<Step> walk) {
        var records =
                walk.stream().filter(Step.One.class::isInstance).map(Step.One.class::cast).toList();
        if (records.isEmpty()) {
            return start;
        }
        // Rules 1 and 3: a walk stops at psd=n, so that record has the fewest labels too.
        var last = records.getLast();
        boolean suffix = last.record().psd().or(PsdFlag.UNDECLARED) == PsdFlag.YES;
        return suffix && !last.domain().equals(start) ? below(last.domain(), start) : last.domain();
    }

    /// The name one label below `suffix` towards `name` (rule 2).
    static DomainName below(DomainName suffix, DomainName name) {
        return name.last(suffix.size() + 1);
    }
}
