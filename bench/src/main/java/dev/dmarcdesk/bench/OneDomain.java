package dev.dmarcdesk.bench;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Zone;
import dev.dmarcdesk.dns.ZoneDns;

/// The zone of one domain without DKIM keys, so that what it costs is the record in question.
final class OneDomain {
    static final DomainName NAME = DomainName.of("victim.example");

    private final Zone.Builder zone = new Zone.Builder().exists(NAME);

    OneDomain spf(String record) {
        return text("", record);
    }

    OneDomain dmarc(String record) {
        return text("_dmarc.", record);
    }

    /// Adds a TXT record.
    ///
    /// @param labels what stands before the domain, each label with its dot
    OneDomain text(String labels, String record) {
        return record(labels, RrType.TXT, Rdata.Text.of(record));
    }

    OneDomain record(String labels, RrType type, Rdata data) {
        zone.add(DomainName.of(labels + NAME), type, data);
        return this;
    }

    OneDomain alias(String labels, String target) {
        return record(labels, RrType.CNAME, new Rdata.Alias(DomainName.of(target + NAME)));
    }

    Dns dns() {
        return new ZoneDns(zone.build());
    }
}
