/// The header of a message as RFC 5322 writes it: fields in order, and whose name stands in its
/// From. Header text is carried one char an octet, as the records of the DNS are, so that nothing
/// of what a signature covers is lost.
///
/// Start with [HeaderParser]; [FromField] and [AuthorDomain] say who the author is, [Received] and
/// [ReturnPath] what servers wrote down on the way (RFC 5321 §4.4).
@NullMarked
package dev.dmarcdesk.mail;

import org.jspecify.annotations.NullMarked;
