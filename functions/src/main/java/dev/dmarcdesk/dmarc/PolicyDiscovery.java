package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.Discovery.Reach;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Optional;

/// Finds the record that applies to a name (RFC 9989 §4.10.1).
public final class PolicyDiscovery {
    private PolicyDiscovery() {}

    /// The record for the Author Domain.
    ///
    /// @param author the Author Domain
    /// @param walk the walk from there, up to its stop
    public static Discovery of(DomainName author, List<Step> walk) {
        List<Step> own = walk.stream().filter(step -> step.domain().equals(author)).toList();
        for (Step step : own) {
            switch (step) {
                case Step.One(var domain, _, var record) -> {
                    return new Discovery.Found(domain, record, Reach.OWN);
                }
                case Step.Unknown unknown -> {
                    return new Discovery.Undetermined(List.of(unknown));
                }
                case Step.Several _, Step.Nothing _ -> {}
            }
        }
        return inherited(author, walk.subList(own.size(), walk.size()))
                .or(() -> several(walk))
                .orElse(new Discovery.Nothing());
    }

    /// The record for names directly below `domain` that have none of their own.
    ///
    /// @param walk the walk from `domain`, up to its stop
    public static Discovery below(DomainName domain, List<Step> walk) {
        return domain.prefixed("x") instanceof Parsed.Valid<DomainName>(var subdomain, _)
                ? inherited(subdomain, walk).or(() -> several(walk)).orElse(new Discovery.Nothing())
                : new Discovery.Nothing();
    }

    private static Optional<Discovery> inherited(DomainName author, List<Step> walk) {
        List<Step.Unknown> failed =
                walk.stream()
                        .filter(Step.Unknown.class::isInstance)
                        .map(Step.Unknown.class::cast)
                        .toList();
        return failed.isEmpty()
                ? fewestLabels(author, walk)
                : Optional.of(new Discovery.Undetermined(failed));
    }

    /// The walk ends at psd=n or psd=y, so its shortest record decides; below a public suffix the
    /// Organizational Domain comes first, and no name in between counts.
    private static Optional<Discovery> fewestLabels(DomainName author, List<Step> walk) {
        List<Step.One> records =
                walk.stream().filter(Step.One.class::isInstance).map(Step.One.class::cast).toList();
        if (records.isEmpty()) {
            return Optional.empty();
        }
        var last = records.getLast();
        if (last.record().psd().or(PsdFlag.UNDECLARED) != PsdFlag.YES) {
            return Optional.of(found(last, Reach.ORGANIZATIONAL_DOMAIN));
        }
        var organizational = OrganizationalDomain.below(last.domain(), author);
        return records.stream()
                .filter(one -> one.domain().equals(organizational))
                .findFirst()
                .map(one -> found(one, Reach.ORGANIZATIONAL_DOMAIN))
                .or(() -> Optional.of(found(last, Reach.PUBLIC_SUFFIX_DOMAIN)));
    }

    private static Discovery found(Step.One step, Reach reach) {
        return new Discovery.Found(step.domain(), step.record(), reach);
    }

    private static Optional<Discovery> several(List<Step> steps) {
        return steps.stream()
                .filter(Step.Several.class::isInstance)
                .findFirst()
                .map(step -> new Discovery.Several(step.domain()));
    }
}
