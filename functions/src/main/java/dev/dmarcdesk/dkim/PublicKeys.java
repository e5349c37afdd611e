package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.DkimSignature.Algorithm;

import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// The arithmetic of signatures, which is the Java platform's (RFC 6376 §3.3, RFC 8463 §3).
final class PublicKeys {
    /// What stands before the 32 octets of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410 §4).
    private static final String ED25519_HEAD = "302a300506032b6570032100";

    private PublicKeys() {}

    /// What came of trying a key.
    enum Result {
        VERIFIES,
        DIFFERS,
        /// No key that anybody could calculate with: far too short, far too long, or a point that
        /// is not on the curve.
        KEY_REFUSED
    }

    /// Tries a key of the algorithm's kind.
    ///
    /// @param text what was signed; Ed25519 signs its hash
    static Result verify(Algorithm algorithm, KeyMaterial key, byte[] text, byte[] signature) {
        return switch (key) {
            case KeyMaterial.Rsa(_, String base64) -> rsa(algorithm, base64, text, signature);
            case KeyMaterial.Ed25519(String base64) ->
                    verify(
                            "Ed25519",
                            "Ed25519",
                            ed25519(base64),
                            digest(algorithm, text, text.length),
                            signature);
            case KeyMaterial.Revoked _, KeyMaterial.Unreadable _ -> Result.KEY_REFUSED;
        };
    }

    /// The hash of a beginning of `octets`.
    static byte[] digest(Algorithm algorithm, byte[] octets, int length) {
        String name =
                switch (algorithm) {
                    case RSA_SHA1 -> "SHA-1";
                    case RSA_SHA256, ED25519_SHA256 -> "SHA-256";
                };
        try {
            var digest = MessageDigest.getInstance(name);
            digest.update(octets, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("a Java platform without " + name, missing);
        }
    }

    private static Result rsa(Algorithm algorithm, String base64, byte[] text, byte[] signature) {
        String name = algorithm == Algorithm.RSA_SHA1 ? "SHA1withRSA" : "SHA256withRSA";
        return RsaDer.read(Base64Text.of(base64).octets())
                        instanceof RsaDer.Reading.Modulus(_, var modulus, var exponent)
                ? verify("RSA", name, new RSAPublicKeySpec(modulus, exponent), text, signature)
                : Result.KEY_REFUSED;
    }

    private static KeySpec ed25519(String base64) {
        String octets = HexFormat.of().formatHex(Base64Text.of(base64).octets());
        return new X509EncodedKeySpec(HexFormat.of().parseHex(ED25519_HEAD + octets));
    }

    private static Result verify(
            String kind, String algorithm, KeySpec key, byte[] text, byte[] signature) {
        try {
            var trial = Signature.getInstance(algorithm);
            trial.initVerify(KeyFactory.getInstance(kind).generatePublic(key));
            trial.update(text);
            return trial.verify(signature) ? Result.VERIFIES : Result.DIFFERS;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("a Java platform without " + algorithm, missing);
        } catch (InvalidKeyException | InvalidKeySpecException _) {
            return Result.KEY_REFUSED;
        } catch (SignatureException _) {
            return Result.DIFFERS;
        }
    }
}
