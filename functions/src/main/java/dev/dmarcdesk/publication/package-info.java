/// What has become of a change of the DNS that somebody says they published: which of the zone's
/// servers give it already, when caches let go of what was there before (RFC 1034 §3.6, RFC 2308
/// §5), and what is wrong where something else was published. Begin with
/// [dev.dmarcdesk.publication.Sighting].
@NullMarked
package dev.dmarcdesk.publication;

import org.jspecify.annotations.NullMarked;
