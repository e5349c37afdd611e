package dev.dmarcdesk.arc;

import dev.dmarcdesk.dkim.BodyHashes;
import dev.dmarcdesk.dkim.DkimSignature;
import dev.dmarcdesk.dkim.DkimSignature.Algorithm;
import dev.dmarcdesk.dkim.KeyVerdict;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignedHeaders;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.mail.Message;
import dev.dmarcdesk.text.Parsed;

import java.time.Instant;
import java.util.List;

/// The message signature of the newest set, which tells whether the message is as its sealer passed
/// it on (RFC 8617 §5.2 step 4). It is read and verified as a DKIM signature is (§4.1.2).
///
/// @param message it stands in
/// @param parsed the signature, as far as it can be read
/// @param what it is called
record NewestMessageSignature(Message message, Parsed<DkimSignature> parsed, String what) {
    /// Reads the signature of a set that has one.
    static NewestMessageSignature of(Message message, CollectedSet newest) {
        return new NewestMessageSignature(
                message,
                DkimSignature.parseArc(newest.messageSignatures().getFirst()),
                "The message signature of ARC set " + newest.instance());
    }

    /// The question for its key; at most one.
    List<Question> key() {
        return parsed instanceof Parsed.Valid<DkimSignature>(var signature, _)
                ? ChainKeys.question(signature.domain(), signature.selector())
                : List.of();
    }

    /// Verifies it.
    ///
    /// @param now for its `x=`
    Link verify(Dns dns, Instant now) {
        return switch (parsed) {
            case Parsed.Invalid<DkimSignature>(var defects) ->
                    Link.unreadable(what, defects.getFirst(), message.isUntouched());
            case Parsed.Valid<DkimSignature>(var signature, _) -> verify(signature, dns, now);
        };
    }

    private Link verify(DkimSignature signature, Dns dns, Instant now) {
        if (signsSeals(signature)) {
            return Link.broken(what + " covers seals, which it must not.");
        }
        if (!signature.signsFrom()) {
            return Link.broken(what + " does not cover From, which it must.");
        }
        if (signature.algorithm() == Algorithm.RSA_SHA1) {
            return Link.broken(what + " was made with SHA-1, which does not count.");
        }
        if (signature.expires().stream().anyMatch(time -> time < now.getEpochSecond())) {
            return Link.broken(what + " has expired.");
        }
        KeyVerdict verdict = signature.over(new SignedHeaders(message.header())).verify(dns);
        if (verdict.flaws().contains(Flaw.KEY_TOO_SHORT)) {
            return Link.tooShort(what);
        }
        Link header = Link.of(verdict.hash(), what, message.isUntouched());
        return header.equals(Link.HOLDS)
                ? body(new BodyHashes(message.body()).compare(signature))
                : header;
    }

    private static Link body(BodyHash hash) {
        return switch (hash) {
            case MATCHES -> Link.HOLDS;
            case DIFFERS -> Link.broken("The body is not the one that was sealed last.");
            case NOT_GIVEN -> Link.BODY_MISSING;
        };
    }

    /// "MUST NOT be included" goes for all ARC fields (§4.1.2); sealers have always covered results
    /// and other message signatures all the same, and validators let them.
    private static boolean signsSeals(DkimSignature signature) {
        return signature.signedFields().stream()
                .anyMatch(ArcField.SEAL.fieldName()::equalsIgnoreCase);
    }
}
