package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.DomainName;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why an aligned signature does not count: by the receiver's reason, which is of that day, then by
/// what can be seen now.
///
/// @param signature one that does not pass
/// @param path the way the message took
record BrokenSignature(SignatureView signature, Path path) {
    private static final Pattern TOO_WEAK =
            Pattern.compile("weak key|key (is )?too (short|small|weak)|insecure key");

    /// The cause; none where its key could not be looked up, which is nobody's failure.
    Optional<Cause> cause() {
        var told = told(signature.reason().toLowerCase(Locale.ROOT));
        if (told.isPresent()) {
            return told;
        }
        return signature.now().isEmpty()
                ? Optional.of(new Cause.SignatureFailed(domain(), signature.selector()))
                : seen(signature.now().getFirst());
    }

    /// Receivers word their reasons as they like.
    private Optional<Cause> told(String reason) {
        if (reason.contains("body hash") || reason.contains("bodyhash")) {
            return Optional.of(bodyChanged());
        }
        if (reason.contains("signature did not verify") || reason.contains("bad signature")) {
            return Optional.of(headerChanged());
        }
        if (TOO_WEAK.matcher(reason).find()) {
            return Optional.of(
                    new Cause.SignatureNotCounted(
                            domain(), signature.selector(), Flaw.KEY_TOO_SHORT));
        }
        if (reason.contains("expired")) {
            return Optional.of(new Cause.SignatureExpired(domain(), signature.selector()));
        }
        if (reason.contains("revoked")) {
            return Optional.of(new Cause.KeyGone(domain(), signature.selector(), true));
        }
        return reason.contains("no key") || reason.contains("key not found")
                ? Optional.of(withoutKey())
                : Optional.empty();
    }

    /// The receiver had no key; what there is now tells why.
    private Cause withoutKey() {
        return signature.now().stream()
                .map(SignatureOutcome::header)
                .filter(header ->
                        header instanceof HeaderHash.Verified
                                || header instanceof HeaderHash.Broken)
                .<Cause>map(header ->
                        new Cause.KeyLate(
                                domain(),
                                signature.selector(),
                                header instanceof HeaderHash.Verified))
                .findFirst()
                .orElseGet(() -> new Cause.KeyGone(domain(), signature.selector(), false));
    }

    private Optional<Cause> seen(SignatureOutcome now) {
        return switch (now.header()) {
            // A signature that failed for want of a key is a permanent error (RFC 8601 §2.7.1):
            // whoever
            // recorded a failure on a way where mail is changed still had the key.
            case HeaderHash.NoKey _
                    when signature.reported().endsWith("fail")
                            && Causes.between(path) != Cause.Fault.NOBODY ->
                    Optional.of(new Cause.SignatureFailed(domain(), signature.selector()));
            case HeaderHash.NoKey _ ->
                    Optional.of(new Cause.KeyGone(domain(), signature.selector(), false));
            case HeaderHash.Revoked _ ->
                    Optional.of(new Cause.KeyGone(domain(), signature.selector(), true));
            case HeaderHash.UnusableKey _ ->
                    Optional.of(new Cause.KeyUnusable(domain(), signature.selector()));
            case HeaderHash.Broken _ -> Optional.of(headerChanged());
            case HeaderHash.Verified _ -> Optional.of(verified(now));
            case HeaderHash.Unreadable _ ->
                    Optional.of(new Cause.SignatureFailed(domain(), signature.selector()));
            case HeaderHash.Unproven(var changes) when !changes.isEmpty() ->
                    Optional.of(headerChanged());
            case HeaderHash.KeyUnavailable _, HeaderHash.Unproven _ ->
                    signature.reported().isEmpty() && !now.isRefused()
                            ? Optional.empty()
                            : Optional.of(flaw(now));
        };
    }

    /// The header is as it was signed: what failed is something else.
    private Cause verified(SignatureOutcome now) {
        if (now.body() == BodyHash.DIFFERS) {
            return bodyChanged();
        }
        // A receiver that refused it although the header verifies has seen another body.
        return now.isRefused() || now.body() == BodyHash.MATCHES ? flaw(now) : bodyChanged();
    }

    private Cause flaw(SignatureOutcome now) {
        Optional<Flaw> fatal = now.flaws().stream().filter(Flaw::isFatal).findFirst();
        if (fatal.isEmpty()) {
            return new Cause.SignatureFailed(domain(), signature.selector());
        }
        return fatal.get() == Flaw.EXPIRED
                ? new Cause.SignatureExpired(domain(), signature.selector())
                : new Cause.SignatureNotCounted(domain(), signature.selector(), fatal.get());
    }

    private Cause headerChanged() {
        return new Cause.HeaderChanged(
                domain(), signature.selector(), Causes.between(path), path.via());
    }

    private Cause bodyChanged() {
        return new Cause.BodyChanged(
                domain(), signature.selector(), Causes.between(path), path.via());
    }

    private DomainName domain() {
        return signature.identifier().getFirst().domain();
    }
}
