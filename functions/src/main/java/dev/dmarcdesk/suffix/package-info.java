/// The organizational domain as a receiver of RFC 7489 sees it (§3.2): by a list of the names under
/// which people register. RFC 9989 walks the DNS instead; both are evaluated, and spoken of where
/// they differ. Start with [PublicSuffixes].
@NullMarked
package dev.dmarcdesk.suffix;

import org.jspecify.annotations.NullMarked;
