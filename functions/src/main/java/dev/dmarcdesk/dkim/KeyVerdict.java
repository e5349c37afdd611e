package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.Question;

import java.util.List;

/// What a key says of a text and its signature.
///
/// @param hash whether it verifies
/// @param flaws what is weak about the key or the algorithm
/// @param evidence the questions asked for the key
public record KeyVerdict(HeaderHash hash, List<Flaw> flaws, List<Question> evidence) {
    public KeyVerdict {
        flaws = List.copyOf(flaws);
        evidence = List.copyOf(evidence);
    }

    static KeyVerdict without(HeaderHash hash) {
        return new KeyVerdict(hash, List.of(), List.of());
    }
}
