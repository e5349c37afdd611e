/// DMARC Desk: a mail-authentication engine whose rules are values in, values out.
///
/// Start with [dev.dmarcdesk.report] for one run over a domain, then read one standard from top to
/// bottom in its own package ([dev.dmarcdesk.dmarc], [dev.dmarcdesk.spf], [dev.dmarcdesk.dkim]).
/// Only `live` and `lambda` touch the world.
@NullMarked
package dev.dmarcdesk;

import org.jspecify.annotations.NullMarked;
