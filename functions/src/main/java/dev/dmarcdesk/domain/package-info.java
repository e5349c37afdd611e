/// The domain itself, before any standard: whether it exists (RFC 8020), whether its name misleads,
/// and whether a domain without mail says so (RFC 7505, RFC 7208, RFC 9989 together). Start with
/// [DomainCheck].
@NullMarked
package dev.dmarcdesk.domain;

import org.jspecify.annotations.NullMarked;
