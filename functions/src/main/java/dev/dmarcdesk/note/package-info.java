/// The note to a sending service: what it must do so that mail counts as its customer's (RFC 9989
/// §4.4), with the evidence and what the customer has published. Only domains, selectors and
/// results are ever in it. Start with [ProviderNote].
@NullMarked
package dev.dmarcdesk.note;

import org.jspecify.annotations.NullMarked;
