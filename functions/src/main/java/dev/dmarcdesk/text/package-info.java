/// Reading hostile text: positions, defects, and the tag=value lists of RFC 6376 §3.2. Start with
/// [Parsed].
@NullMarked
package dev.dmarcdesk.text;

import org.jspecify.annotations.NullMarked;
