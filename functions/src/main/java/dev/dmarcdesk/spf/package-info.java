/// SPF as RFC 7208 writes it: records, what they cost and what is wrong with them, and what they
/// say about one client.
///
/// Start with [SpfRecord] and [SpfParser] for the grammar (§4.6, §5, §6, §7, §12), then [SpfTree]
/// for the include/redirect tree in its worst case (§4.6.4), then [SpfRules] for what is noticed.
/// [SpfCheck] runs them over a domain. [CheckHost] evaluates a record for one [Envelope] (§4, §5)
/// and keeps every term it looked at.
@NullMarked
package dev.dmarcdesk.spf;

import org.jspecify.annotations.NullMarked;
