/// Whether mail to a domain has to come encrypted and to its own hosts: MTA-STS (RFC 8461). Start
/// with [MtaStsCheck]; the two texts it reads are [StsRecordParser]'s and [StsPolicyParser]'s.
@NullMarked
package dev.dmarcdesk.mtasts;

import org.jspecify.annotations.NullMarked;
