package dev.dmarcdesk.bimi;

import dev.dmarcdesk.bimi.BimiFacts.Status;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.SoleRecord;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the record that applies to a domain's mail (BIMI §7.2): its own, else that of its
/// Organizational Domain.
final class BimiLookup {
    private final BimiPlace own;
    private final OrganizationalDomains organizations;
    private final Dns dns;
    private final List<BimiFinding> findings = new ArrayList<>();

    BimiLookup(BimiPlace own, OrganizationalDomains organizations, Dns dns) {
        this.own = own;
        this.organizations = organizations;
        this.dns = dns;
    }

    Examination<BimiFacts> examination() {
        BimiFacts facts = look(own);
        return BimiCheck.examination(facts, findings);
    }

    private BimiFacts look(BimiPlace place) {
        var found = SoleRecord.at(place.name(), BimiParser.VERSION, BimiParser.LOCATION, dns);
        var at = new BimiPlace(place.author(), place.domain(), place.name(), found.aliases());
        return switch (found) {
            case SoleRecord.One one -> published(at, one);
            case SoleRecord.Several(var texts, _) -> {
                findings.add(new BimiFinding.Multiple(at, texts));
                yield BimiFacts.without(Status.MULTIPLE);
            }
            case SoleRecord.None(var lookalikes, _) -> {
                absent(at, lookalikes);
                yield at.isInherited() ? nothing() : ofOrganization();
            }
            case SoleRecord.Unavailable(var answer) -> unknown(at, answer.detail());
        };
    }

    private BimiFacts published(BimiPlace at, SoleRecord.One one) {
        one.beside().forEach(target -> findings.add(new BimiFinding.CnameAndTxt(at, target)));
        return switch (BimiParser.parse(one.text())) {
            case Parsed.Valid<BimiRecord>(var record, _) -> {
                findings.addAll(BimiReview.of(at, record));
                yield new BimiFacts(
                        BimiReview.status(record),
                        record.location(),
                        record.evidence(),
                        at.isInherited());
            }
            case Parsed.Invalid<BimiRecord> _ -> nothing();
        };
    }

    private void absent(BimiPlace at, List<String> lookalikes) {
        if (!lookalikes.isEmpty()) {
            findings.add(new BimiFinding.LooksLike(at, lookalikes.getFirst()));
        } else if (!at.aliases().isEmpty()) {
            findings.add(new BimiFinding.CnameDangling(at));
        }
    }

    /// "If the set is now empty, the Client MUST query … the Organizational Domain" (step 6).
    private BimiFacts ofOrganization() {
        Optional<DomainName> organization = organizations.of(own.author(), dns);
        if (organization.isEmpty()) {
            return unknown(own, "The organization's name could not be looked up.");
        }
        return organization
                .filter(name -> !name.equals(own.author()))
                .flatMap(name -> BimiCheck.place(own.author(), name))
                .map(this::look)
                .orElseGet(this::nothing);
    }

    private BimiFacts nothing() {
        if (findings.isEmpty()) {
            findings.add(new BimiFinding.None(own));
        }
        return BimiFacts.without(Status.NONE);
    }

    private BimiFacts unknown(BimiPlace at, String detail) {
        findings.add(new BimiFinding.Unavailable(at, detail));
        return BimiFacts.without(Status.UNKNOWN);
    }
}
