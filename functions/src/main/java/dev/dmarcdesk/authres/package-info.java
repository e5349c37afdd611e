/// The Authentication-Results field (RFC 8601) and the Received-SPF field (RFC 7208 §9.1): what
/// receivers say they checked, and whom of them to believe. Start with [AuthenticationResults].
@NullMarked
package dev.dmarcdesk.authres;

import org.jspecify.annotations.NullMarked;
