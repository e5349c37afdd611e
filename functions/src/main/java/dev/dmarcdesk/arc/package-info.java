/// Authenticated Received Chain (RFC 8617): what each intermediary found before it passed the
/// message on. Start with [ChainValidation], which comes to an [ArcOutcome].
@NullMarked
package dev.dmarcdesk.arc;

import org.jspecify.annotations.NullMarked;
