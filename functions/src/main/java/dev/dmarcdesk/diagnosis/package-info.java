/// What became of one message and why: its header read, judged by RFC 9989, and explained. Start
/// with [Diagnosis].
///
/// Nothing in here holds an address's local part, a subject, a message-id or a person's address:
/// what is not taken in cannot be shown.
@NullMarked
package dev.dmarcdesk.diagnosis;

import org.jspecify.annotations.NullMarked;
