package dev.dmarcdesk.arc;

import dev.dmarcdesk.dkim.Mail;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.Message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// A message with ARC sets, made as RFC 8617 §5.1 tells a sealer to, with a canonicalization of its
/// own, so that the rules are not held against themselves.
///
/// @param fields with their folding, the topmost first
/// @param body with CRLF
public record Sealed(List<String> fields, String body) {
    private static final KeyPair KEY = key();
    private static final List<String> SIGNED = List.of("from", "to", "subject");

    /// A short message nobody has sealed.
    public static Sealed plain() {
        return new Sealed(
                List.of(
                        "From: Anne <anne@a.example>",
                        "To: team@b.example",
                        "Subject: Lunch\r\n at  twelve"),
                "Today?  \r\n\r\n");
    }

    /// Sealed by each of these domains in turn, each with the right `cv=`.
    public static Sealed by(String... sealers) {
        Sealed message = plain();
        for (int i = 0; i < sealers.length; i++) {
            message = message.seal(sealers[i], i == 0 ? "none" : "pass");
        }
        return message;
    }

    /// With one more set on top, for the instance after those that are there.
    public Sealed seal(String domain, String cv) {
        int instance = 1 + Math.toIntExact(count("ARC-Seal"));
        String results =
                "ARC-Authentication-Results: i=%d; mx.%s;\r\n spf=pass smtp.mailfrom=a.example;\r\n dmarc=pass header.from=a.example"
                        .formatted(instance, domain);
        String bodyHash = base64(sha256(relaxedBody()));
        String unsigned =
                "ARC-Message-Signature: i=%d; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=s1;\r\n h=%s;\r\n bh=%s;\r\n b="
                        .formatted(instance, domain, String.join(":", SIGNED), bodyHash);
        String message = unsigned + sign(signedHeader() + relaxed(unsigned));
        String bare =
                "ARC-Seal: i=%d; a=rsa-sha256; cv=%s; d=%s; s=s1; t=1700000000;\r\n b="
                        .formatted(instance, cv, domain);
        String scope = cv.equals("fail") ? "" : below(instance);
        String seal =
                bare
                        + sign(
                                scope
                                        + relaxed(results)
                                        + "\r\n"
                                        + relaxed(message)
                                        + "\r\n"
                                        + relaxed(bare));
        var all = new ArrayList<>(List.of(seal, message, results));
        all.addAll(fields);
        return new Sealed(all, body);
    }

    /// With every field changed so.
    public Sealed with(UnaryOperator<String> change) {
        return new Sealed(fields.stream().map(change).toList(), body);
    }

    /// With the fields that begin so changed.
    public Sealed with(String beginning, UnaryOperator<String> change) {
        return with(field -> field.startsWith(beginning) ? change.apply(field) : field);
    }

    /// Without the fields that begin so.
    public Sealed without(String beginning) {
        return new Sealed(
                fields.stream().filter(field -> !field.startsWith(beginning)).toList(), body);
    }

    /// With one more field at the top.
    public Sealed and(String field) {
        var all = new ArrayList<>(List.of(field));
        all.addAll(fields);
        return new Sealed(all, body);
    }

    /// With another body.
    public Sealed saying(String other) {
        return new Sealed(fields, other);
    }

    /// As a file that was handed over whole.
    public Message whole() {
        return new Message(header(), new Message.Body.Untouched(body), true);
    }

    /// As a file with the header alone.
    public Message headerOnly() {
        return new Message(header(), new Message.Body.Absent(), true);
    }

    /// As a paste.
    public Message pasted() {
        return new Message(header(), new Message.Body.Absent(), false);
    }

    /// The whole text.
    public String text() {
        return String.join("\r\n", fields) + "\r\n\r\n" + body;
    }

    /// A DNS in which each of these domains publishes the key.
    public static Dns keysOf(String... domains) {
        return ZoneDns.of(zone(domains));
    }

    /// The same as zone text.
    public static String zone(String... domains) {
        var zone = new StringBuilder();
        for (String domain : domains) {
            zone.append("s1._domainkey.%s. TXT v=DKIM1; p=%s\n".formatted(domain, published()));
        }
        return zone.toString();
    }

    /// The public key as a record holds it.
    public static String published() {
        return base64(KEY.getPublic().getEncoded());
    }

    private HeaderBlock header() {
        return Mail.untouched(text()).header();
    }

    private long count(String name) {
        return fields.stream().filter(field -> field.startsWith(name + ":")).count();
    }

    private String below(int instance) {
        var scope = new StringBuilder();
        for (int i = 1; i < instance; i++) {
            for (String name :
                    List.of("ARC-Authentication-Results", "ARC-Message-Signature", "ARC-Seal")) {
                scope.append(relaxed(field(name + ": i=" + i + ";"))).append("\r\n");
            }
        }
        return scope.toString();
    }

    private String signedHeader() {
        var text = new StringBuilder();
        for (String name : SIGNED) {
            String found =
                    fields.stream()
                            .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                            .findFirst()
                            .orElseThrow();
            text.append(relaxed(found)).append("\r\n");
        }
        return text.toString();
    }

    private String field(String beginning) {
        return fields.stream()
                .filter(field -> field.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static String relaxed(String field) {
        String[] parts = field.split(":", 2);
        return parts[0].strip().toLowerCase(Locale.ROOT)
                + ":"
                + parts[1].replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    private String relaxedBody() {
        String lines =
                body.replaceAll("[ \t]+", " ")
                        .replaceAll(" \r\n", "\r\n")
                        .replaceAll("(\r\n)+$", "");
        return lines.isEmpty() ? "" : lines + "\r\n";
    }

    private static String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEY.getPrivate());
            signature.update(octets(text));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets(text));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
