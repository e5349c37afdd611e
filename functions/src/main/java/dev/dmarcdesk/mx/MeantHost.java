package dev.dmarcdesk.mx;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// What a mail host's name was meant to be, where a DNS panel's way with final dots spoilt it.
final class MeantHost {
    private MeantHost() {}

    /// At most one name: the one in which the domain stood twice, or whose domain was left out.
    static List<DomainName> of(DomainName host, DomainName domain) {
        List<String> labels = host.labels();
        int own = labels.size() - domain.labels().size();
        if (labels.size() == 1) {
            return within(labels.getFirst(), domain);
        }
        boolean twice =
                host.isWithin(domain)
                        && DomainName.ofLabels(labels.subList(0, own)).isWithin(domain)
                        && own > domain.labels().size();
        return twice ? List.of(DomainName.ofLabels(labels.subList(0, own))) : List.of();
    }

    private static List<DomainName> within(String label, DomainName domain) {
        return domain.prefixed(label) instanceof Parsed.Valid<DomainName>(var name, _)
                ? List.of(name)
                : List.of();
    }
}
