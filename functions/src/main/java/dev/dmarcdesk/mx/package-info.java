/// Where a domain takes mail in: RFC 5321 §5.1 and the null MX of RFC 7505. Start with [MxCheck].
@NullMarked
package dev.dmarcdesk.mx;

import org.jspecify.annotations.NullMarked;
