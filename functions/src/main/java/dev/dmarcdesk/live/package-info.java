/// The world outside: the DNS over the network (RFC 1034, 1035, 6891, 7766, 8914), documents over
/// HTTPS, and the bundled demo zone.
///
/// Start with [DnsSource], then [LiveDns]. Messages are read and written by dnsjava, in [Wire].
/// They are carried by our own [Datagrams], because one selector thread costs less start-up time
/// than dnsjava's client, goes on listening when a stray or forged packet comes in, keeps every
/// attempt inside the run's deadline, and leaves no thread in a system call that would hold up the
/// end of the process.
///
/// [LiveChain] follows DNSSEC signatures over the same transport, from [TrustAnchors] down (RFC
/// 4033, 4034, 4035), with dnsjava's validator. [LiveWeb] fetches over HTTPS, from addresses that
/// it looked up and judged itself; OkHttp carries that, and is loaded only then.
///
/// Watched domains are looked at in an [InspectionRound], whose lookups are shared, and a change is
/// confirmed by the [OwnServers] of the zone.
@NullMarked
package dev.dmarcdesk.live;

import org.jspecify.annotations.NullMarked;
