package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.dns.DomainName;

/// A domain that SPF or DKIM speaks of, and how it stands to the Author Domain.
///
/// @param domain which
/// @param alignment by RFC 9989; undetermined where no single author is known; where no policy is
///   published now, by the public suffix list, since a walk without records says nothing
/// @param aligned7489 whether a receiver that uses a public suffix list calls it aligned
/// @param mode what the policy asks for; relaxed where there is no policy
public record Identifier(
        DomainName domain,
        IdentifierAlignment alignment,
        boolean aligned7489,
        AlignmentMode mode) {}
