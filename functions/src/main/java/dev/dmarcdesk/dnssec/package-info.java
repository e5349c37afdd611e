/// Whether a domain's records are signed, and the signatures hold (RFC 4033, 4034, 4035): what that
/// means for mail. Start with [DnssecCheck]. The signatures themselves are followed behind
/// [dev.dmarcdesk.dns.ChainOfTrust].
@NullMarked
package dev.dmarcdesk.dnssec;

import org.jspecify.annotations.NullMarked;
