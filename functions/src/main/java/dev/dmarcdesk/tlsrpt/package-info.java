/// Where a domain wants to be told that mail could not be sent to it securely: TLS-RPT, RFC 8460.
/// Start with [TlsRptCheck]; a record alone is read by [TlsRptParser].
@NullMarked
package dev.dmarcdesk.tlsrpt;

import org.jspecify.annotations.NullMarked;
