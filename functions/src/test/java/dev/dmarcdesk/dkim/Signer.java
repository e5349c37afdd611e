package dev.dmarcdesk.dkim;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Signs messages for tests, with keys made for the run, and on its own: nothing of what verifies
/// is used here.
///
/// Canonical forms are the RFC's steps one after the other, each a regular expression.
public final class Signer {
    public static final Signer RSA = rsa(2048);
    public static final Signer ED25519 = new Signer("ed25519-sha256", "Ed25519", pair("Ed25519"));

    private final String algorithm;
    private final String signature;
    private final KeyPair keys;

    private Signer(String algorithm, String signature, KeyPair keys) {
        this.algorithm = algorithm;
        this.signature = signature;
        this.keys = keys;
    }

    static Signer rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new Signer("rsa-sha256", "SHA256withRSA", generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// The same key, with SHA-1.
    Signer withSha1() {
        return new Signer("rsa-sha1", "SHA1withRSA", keys);
    }

    /// The key record to publish.
    public String record() {
        return "v=DKIM1; k=" + algorithm.substring(0, algorithm.indexOf('-')) + "; p=" + key();
    }

    /// The key as `p=` has it.
    String key() {
        byte[] encoded = keys.getPublic().getEncoded();
        boolean bare = algorithm.startsWith("ed25519");
        return Keys.base64(
                bare ? Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length) : encoded);
    }

    /// The RSA key as the bare RSAPublicKey of PKCS #1.
    String bareKey() {
        var key = (RSAPublicKey) keys.getPublic();
        byte[] content = Keys.join(integer(key.getModulus()), integer(key.getPublicExponent()));
        return Keys.base64(Keys.der(0x30, content));
    }

    private static byte[] integer(BigInteger value) {
        return Keys.der(0x02, value.toByteArray());
    }

    /// The message with a signature on top.
    ///
    /// @param tags what else than `v`, `a`, `bh` and `b` the signature is to say
    public String sign(String message, String tags) {
        String body =
                SpecForm.body(form(tags, 1), message.substring(message.indexOf("\r\n\r\n") + 4));
        String limit = value(tags, "l", "");
        String hashed = limit.isEmpty() ? body : body.substring(0, Integer.parseInt(limit));
        String field =
                "DKIM-Signature: v=1; a="
                        + algorithm
                        + "; "
                        + tags
                        + ";\r\n bh="
                        + Keys.base64(digest(hashed))
                        + ";\r\n b=";
        return field + folded(sign(hashInput(message, field, tags))) + "\r\n" + message;
    }

    private static String hashInput(String message, String field, String tags) {
        String form = form(tags, 0);
        String header = message.substring(0, message.indexOf("\r\n\r\n"));
        var fields = new ArrayList<>(List.of(header.split("\r\n(?![ \t])")));
        var input = new StringBuilder();
        for (String name : value(tags, "h", "").split(":", -1)) {
            for (int i = fields.size() - 1; i >= 0; i--) {
                if (SpecForm.name(fields.get(i)).equalsIgnoreCase(name.strip())) {
                    input.append(SpecForm.header(form, fields.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        return input + SpecForm.header(form, field);
    }

    private static String form(String tags, int which) {
        String[] forms = value(tags, "c", "simple/simple").split("/", -1);
        return which < forms.length ? forms[which] : "simple";
    }

    private static String value(String tags, String name, String otherwise) {
        var tag = Pattern.compile("(?:^|;)\\s*" + name + "=([^;]*)").matcher(tags);
        return tag.find() ? tag.group(1).strip() : otherwise;
    }

    private byte[] sign(String text) {
        try {
            var signing = Signature.getInstance(signature);
            signing.initSign(keys.getPrivate());
            byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
            signing.update(algorithm.startsWith("ed25519") ? digest(text) : octets);
            return signing.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private byte[] digest(String text) {
        try {
            String hash = algorithm.endsWith("sha1") ? "SHA-1" : "SHA-256";
            return MessageDigest.getInstance(hash)
                    .digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String folded(byte[] octets) {
        return Keys.base64(octets).replaceAll("(.{60})", "$1\r\n  ");
    }

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// RFC 6376 §3.4, word for word.
    static final class SpecForm {
        private SpecForm() {}

        static String name(String field) {
            return field.substring(0, field.indexOf(':')).strip();
        }

        static String header(String form, String field) {
            if (form.equals("simple")) {
                return field;
            }
            String value =
                    field.substring(field.indexOf(':') + 1)
                            .replaceAll("\r\n(?=[ \t])", "")
                            .replaceAll("[ \t]+", " ")
                            .replaceAll("^ | $", "");
            return name(field).toLowerCase(Locale.ROOT) + ":" + value;
        }

        static String body(String form, String octets) {
            String body = octets.replaceAll("(?<!\r)\n", "\r\n");
            if (form.equals("relaxed")) {
                body = body.replaceAll("[ \t]+(?=\r\n|\\z)", "").replaceAll("[ \t]+", " ");
            }
            String full = body.replaceAll("(\r\n)+\\z", "");
            return full.isEmpty() && form.equals("relaxed") ? "" : full + "\r\n";
        }
    }
}
