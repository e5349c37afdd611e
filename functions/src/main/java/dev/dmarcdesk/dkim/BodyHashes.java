package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.DkimSignature.Algorithm;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.mail.Message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The hashes of one body, each computed once for all signatures of the message (RFC 6376 §3.7).
public final class BodyHashes {
    private final Message.Body body;
    private final Map<Canonicalization, byte[]> canonical = new EnumMap<>(Canonicalization.class);
    private final Map<Wanted, byte[]> hashes = new HashMap<>();

    private record Wanted(Canonicalization form, boolean sha1, int length) {}

    /// Nothing is computed before it is asked for.
    public BodyHashes(Message.Body body) {
        this.body = body;
    }

    /// Compares a signature's `bh=` with the body.
    ///
    /// A body without content that does not match was left behind when the header was copied: a
    /// message whose body was emptied on its way is far rarer than a header saved as a file.
    public BodyHash compare(DkimSignature signature) {
        return switch (body) {
            case Message.Body.Untouched(String octets) -> {
                if (matches(signature, octets)) {
                    yield BodyHash.MATCHES;
                }
                yield octets.isBlank() ? BodyHash.NOT_GIVEN : BodyHash.DIFFERS;
            }
            case Message.Body.Touched _, Message.Body.Absent _ -> BodyHash.NOT_GIVEN;
        };
    }

    /// A body that is shorter than `l=` was cut (§3.5).
    private boolean matches(DkimSignature signature, String octets) {
        byte[] all =
                canonical.computeIfAbsent(
                        signature.body(),
                        form -> form.body(octets).getBytes(StandardCharsets.ISO_8859_1));
        long length = signature.length().isEmpty() ? all.length : signature.length().getFirst();
        if (length > all.length) {
            return false;
        }
        var wanted =
                new Wanted(
                        signature.body(),
                        signature.algorithm() == Algorithm.RSA_SHA1,
                        Math.toIntExact(length));
        byte[] hash =
                hashes.computeIfAbsent(
                        wanted,
                        _ -> PublicKeys.digest(signature.algorithm(), all, wanted.length()));
        return MessageDigest.isEqual(hash, Base64Text.of(signature.bodyHash()).octets());
    }
}
