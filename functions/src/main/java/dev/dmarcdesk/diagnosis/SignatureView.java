package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dkim.SignatureOutcome;

import java.util.List;

/// One DKIM signature: what the receiver recorded then, and what can be verified now.
///
/// @param identifier its signing domain, at most one
/// @param selector empty when not known
/// @param reported the receiver's result in the words of RFC 8601; empty when it says none of it
/// @param reason the receiver's reason; empty when it gives none
/// @param domainInferred whether the domain is a guess from the AUID, because nothing tells `d=`
/// @param now what can be verified now; empty where there is a result but no such field
public record SignatureView(
        List<Identifier> identifier,
        String selector,
        String reported,
        String reason,
        boolean domainInferred,
        List<SignatureOutcome> now) {
    public SignatureView {
        identifier = List.copyOf(identifier);
        now = List.copyOf(now);
    }

    /// Whether it counts as a pass: the receiver says so, or, where it says nothing of this
    /// signature, all of it verifies now.
    public boolean passes() {
        return Worth.of(this) == Worth.PASS;
    }
}
