/// The Authentication-Results field (RFC 8601) and the Received-SPF field (RFC 7208 §9.1): what
/// receivers say they checked, and whom of them to believe. Start with [TrustBoundary], which reads
/// a header's [AuthenticationResults], and [Reported], which tells what they come to.
@NullMarked
package dev.dmarcdesk.authres;

import org.jspecify.annotations.NullMarked;
