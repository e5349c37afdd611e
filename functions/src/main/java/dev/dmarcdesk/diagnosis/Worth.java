package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.Authentication;

import java.util.List;

/// What a result of SPF or DKIM is worth to DMARC.
enum Worth {
    PASS,
    /// Any definite result but a pass.
    FAIL,
    /// The DNS failed, then or now.
    TEMPERROR,
    /// Nobody says.
    UNKNOWN;

    /// Of a result in the words of RFC 8601 §2.7; empty when nobody says.
    static Worth of(String result) {
        return switch (result) {
            case "" -> UNKNOWN;
            case "pass" -> PASS;
            case "temperror" -> TEMPERROR;
            default -> FAIL;
        };
    }

    /// Of a signature: the receiver's word where it gave one, else what can be verified now.
    ///
    /// @param reported the receiver's word; empty when it gave none
    /// @param now what can be verified now, at most one
    static Worth of(String reported, List<SignatureOutcome> now) {
        return reported.isEmpty()
                ? now.stream().map(Worth::now).findFirst().orElse(UNKNOWN)
                : of(reported);
    }

    static Worth of(SignatureView signature) {
        return of(signature.reported(), signature.now());
    }

    /// Of a signature as far as it can be verified now.
    static Worth now(SignatureOutcome outcome) {
        return switch (outcome.header()) {
            case HeaderHash.Verified _ -> verified(outcome);
            case HeaderHash.Broken _,
                    HeaderHash.Unreadable _,
                    HeaderHash.NoKey _,
                    HeaderHash.Revoked _,
                    HeaderHash.UnusableKey _ ->
                    FAIL;
            case HeaderHash.KeyUnavailable _ -> TEMPERROR;
            case HeaderHash.Unproven _ -> outcome.isRefused() ? FAIL : UNKNOWN;
        };
    }

    private static Worth verified(SignatureOutcome outcome) {
        if (outcome.passes()) {
            return PASS;
        }
        return outcome.body() == BodyHash.NOT_GIVEN && !outcome.isRefused() ? UNKNOWN : FAIL;
    }

    /// As DMARC takes it, with a guess for what nobody knows.
    Authentication as(Authentication unknown) {
        return switch (this) {
            case PASS -> Authentication.PASS;
            case FAIL -> Authentication.FAIL;
            case TEMPERROR -> Authentication.TEMPERROR;
            case UNKNOWN -> unknown;
        };
    }
}
