/// DMARC as RFC 9989 and RFC 9990 have it: the record, the DNS tree walk, which policy applies to a
/// name, which organization it belongs to, and who may receive its reports. What an RFC 7489
/// receiver makes of the same records stands beside it. Start with [PolicyRecord], then [TreeWalk]
/// and [PolicyDiscovery]; [DmarcCheck] puts them together.
@NullMarked
package dev.dmarcdesk.dmarc;

import org.jspecify.annotations.NullMarked;
