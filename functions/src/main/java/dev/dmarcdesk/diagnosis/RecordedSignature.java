package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.Reported;
import dev.dmarcdesk.authres.Reported.DomainSource;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;
import java.util.regex.Pattern;

/// One result of DKIM as the receiver recorded it (RFC 8601 §2.7.1, RFC 6008).
///
/// @param result in the words of RFC 8601
/// @param reason empty when not given
/// @param domain the signing domain as far as the receiver or a field tells it, at most one
/// @param identity the domain of `header.i` where nothing else tells, at most one
/// @param selector `header.s`; empty when not given
/// @param start of the signature, `header.b`; empty when not given
record RecordedSignature(
        String result,
        String reason,
        List<DomainName> domain,
        List<DomainName> identity,
        String selector,
        String start) {
    /// Words alone: no address, name or number of anybody.
    private static final Pattern WORDS = Pattern.compile("[\\w ,;'()/-]{1,80}");

    private static final Pattern SELECTOR = Pattern.compile("[\\w.-]{1,100}");

    /// Shorter starts say nothing.
    private static final int SHORTEST_START = 4;

    RecordedSignature {
        domain = List.copyOf(domain);
        identity = List.copyOf(identity);
    }

    /// Takes a result over; of words that may say anything only harmless ones.
    static RecordedSignature of(Reported.Dkim dkim) {
        var domain = Recorded.domain(dkim.domain());
        boolean isInferred = dkim.source() == DomainSource.IDENTIFIER;
        return new RecordedSignature(
                dkim.result(),
                WORDS.matcher(dkim.reason()).matches() ? dkim.reason() : "",
                isInferred ? List.of() : domain,
                isInferred ? domain : List.of(),
                SELECTOR.matcher(dkim.selector()).matches() ? dkim.selector() : "",
                dkim.signature().replace(" ", ""));
    }

    /// The signing domain as far as the receiver tells it: `i=` is that or below it (RFC 6376
    /// §3.5).
    List<DomainName> signer() {
        return domain.isEmpty() ? identity : domain;
    }

    /// Whether the signature begins as the receiver noted it.
    boolean begins(SignatureOutcome outcome) {
        return start.length() >= SHORTEST_START
                && outcome.signature().stream().anyMatch(one -> one.signature().startsWith(start));
    }

    /// Whether domain and selector are the same.
    boolean isOfKey(SignatureOutcome outcome) {
        return !selector.isEmpty()
                && selector.equalsIgnoreCase(outcome.selector())
                && isOfDomain(outcome);
    }

    /// Whether the domain is the same, or the identity is below it.
    boolean isOfDomain(SignatureOutcome outcome) {
        return domain.isEmpty()
                ? outcome.domain().stream()
                        .anyMatch(one -> identity.stream().anyMatch(id -> id.isWithin(one)))
                : outcome.domain().equals(domain);
    }

    /// Whether nothing tells which signature it is about.
    boolean isAnonymous() {
        return signer().isEmpty() && start.length() < SHORTEST_START;
    }
}
