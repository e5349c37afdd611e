package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.report.Provenance;

import java.util.Map;
import java.util.function.Supplier;

/// Whom one run asks about names.
///
/// @param dns the records
/// @param chain their signatures
/// @param provenance tells where the answers came from that were given up to now
public record DnsSession(
        Dns dns, ChainOfTrust chain, Supplier<Map<Question, Provenance>> provenance) {}
