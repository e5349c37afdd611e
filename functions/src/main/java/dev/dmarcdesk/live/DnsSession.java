package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;

/// Whom one run asks about names.
///
/// @param dns the records
/// @param chain their signatures
public record DnsSession(Dns dns, ChainOfTrust chain) {}
