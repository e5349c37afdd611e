package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.DkimSignature.Algorithm;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.Message;
import dev.dmarcdesk.text.Parsed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Verifies the DKIM signatures of a message (RFC 6376 §6.1, RFC 8301, RFC 8463).
///
/// The header's hash is always tried; the body's only over a body that nobody touched. Asking for
/// the same key twice is for the DNS that is given to avoid.
public final class SignatureVerifier {
    /// How many signatures of a message are tried: a verifier may stop somewhere (§6.1, §8.4).
    public static final int MOST_SIGNATURES = 10;

    /// Clocks differ, in seconds.
    private static final long TOLERANCE = 300;

    private final Message message;
    private final Dns dns;
    private final Instant arrived;
    private final Instant now;
    private final SignedHeaders headers;
    private final BodyHashes bodies;
    private int tried;

    private SignatureVerifier(Message message, Dns dns, Instant arrived, Instant now) {
        this.message = message;
        this.dns = dns;
        this.arrived = arrived;
        this.now = now;
        this.headers = new SignedHeaders(message.header());
        this.bodies = new BodyHashes(message.body());
    }

    /// Verifies every signature, with the keys of today.
    ///
    /// @param now for `t=` and `x=`
    /// @return one outcome for each DKIM-Signature field, in their order; the readable ones beyond
    ///   [#MOST_SIGNATURES] are told as unreadable, because nobody has to read them
    public static List<SignatureOutcome> verify(Message message, Dns dns, Instant now) {
        return verify(message, dns, now, now);
    }

    /// The same of a message that arrived before.
    ///
    /// @param arrived when, for `x=`: a signature need not hold longer than until then
    public static List<SignatureOutcome> verify(
            Message message, Dns dns, Instant arrived, Instant now) {
        var verifier = new SignatureVerifier(message, dns, arrived, now);
        return message.header().named(DkimSignature.NAME).stream().map(verifier::verify).toList();
    }

    private SignatureOutcome verify(HeaderField field) {
        var parser = new DkimSignatureParser(field, false);
        return switch (parser.parse()) {
            case Parsed.Valid<DkimSignature>(var signature, _) ->
                    tried++ < MOST_SIGNATURES
                            ? verify(signature)
                            : unreadable(
                                    field,
                                    parser,
                                    "one of the first " + MOST_SIGNATURES + " signatures");
            case Parsed.Invalid<DkimSignature>(var defects) ->
                    unreadable(field, parser, defects.getFirst().expected());
        };
    }

    private static SignatureOutcome unreadable(
            HeaderField field, DkimSignatureParser parser, String expected) {
        return new SignatureOutcome(
                field,
                List.of(),
                parser.domainAlone(),
                parser.selectorAlone(),
                new HeaderHash.Unreadable(expected),
                BodyHash.NOT_GIVEN,
                List.of(),
                List.of());
    }

    private SignatureOutcome verify(DkimSignature signature) {
        KeyVerdict verdict = signature.over(headers).verify(dns);
        var flaws = EnumSet.noneOf(Flaw.class);
        flaws.addAll(verdict.flaws());
        flaws.addAll(flaws(signature));
        return new SignatureOutcome(
                signature.field(),
                List.of(signature),
                List.of(signature.domain()),
                signature.selector(),
                explained(verdict.hash(), signature),
                bodies.compare(signature),
                List.copyOf(flaws),
                verdict.evidence());
    }

    /// A signature that does not verify, with what was done to the header, if that can be told.
    private HeaderHash explained(HeaderHash hash, DkimSignature signature) {
        if (!(hash instanceof HeaderHash.Broken(int bits, _))) {
            return hash;
        }
        var changes = Restoration.of(message.header(), signature).changes(dns);
        return message.isUntouched()
                ? new HeaderHash.Broken(bits, changes)
                : new HeaderHash.Unproven(changes);
    }

    /// What is weak about a signature, whatever its key.
    private List<Flaw> flaws(DkimSignature signature) {
        var flaws = new ArrayList<Flaw>();
        if (signature.expires().stream().anyMatch(time -> time < arrived.getEpochSecond())) {
            flaws.add(Flaw.EXPIRED);
        } else if (signature.expires().stream().anyMatch(time -> time < now.getEpochSecond())) {
            flaws.add(Flaw.EXPIRED_SINCE);
        }
        long soon = now.getEpochSecond() + TOLERANCE;
        if (signature.signedAt().stream().anyMatch(time -> time > soon)) {
            flaws.add(Flaw.FROM_THE_FUTURE);
        }
        if (!signature.length().isEmpty()) {
            flaws.add(Flaw.PARTIAL_BODY);
        }
        if (signature.algorithm() == Algorithm.RSA_SHA1) {
            flaws.add(Flaw.SHA1);
        }
        if (!signature.signsFrom()) {
            flaws.add(Flaw.FROM_NOT_SIGNED);
        }
        return flaws;
    }
}
