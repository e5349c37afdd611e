package dev.dmarcdesk.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/// Certificates for servers on loopback, by an authority of our own (RFC 5280 §4.1, in DER).
final class Certificates {
    private static final char[] NO_PASSWORD = {};
    private static final String ECDSA_SHA256 = "06082a8648ce3d040302";
    private static final String COMMON_NAME = "0603550403";
    private static final String BASIC_CONSTRAINTS = "0603551d13";
    private static final String ALTERNATIVE_NAME = "0603551d11";
    private static final String TRUE = "0101ff";
    private static final String AUTHORITY = "Tests";
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final KeyPair authority = keys();

    /// Trusts our authority and nobody else.
    X509TrustManager trust() throws GeneralSecurityException {
        var store = store();
        var names = extension(BASIC_CONSTRAINTS, der(0x30, hex(TRUE)));
        store.setCertificateEntry(
                AUTHORITY, certificate(AUTHORITY, authority, authority.getPrivate(), 0, names));
        return HttpsFetch.trustIn(store);
    }

    /// A server with a good certificate for a host.
    SSLContext server(String host) throws GeneralSecurityException {
        return server(host, 0, authority.getPrivate());
    }

    /// A server whose certificate expired yesterday.
    SSLContext expired(String host) throws GeneralSecurityException {
        return server(host, -3, authority.getPrivate());
    }

    /// A server whose certificate begins tomorrow.
    SSLContext early(String host) throws GeneralSecurityException {
        return server(host, 2, authority.getPrivate());
    }

    /// A server that vouches for itself.
    SSLContext selfSigned(String host) throws GeneralSecurityException {
        return new Certificates().server(host);
    }

    private static SSLContext server(String host, int days, PrivateKey signer)
            throws GeneralSecurityException {
        var keys = keys();
        byte[] names = der(0x30, der(0x82, host.getBytes(StandardCharsets.US_ASCII)));
        var store = store();
        store.setKeyEntry(
                host,
                keys.getPrivate(),
                NO_PASSWORD,
                new Certificate[] {
                    certificate(host, keys, signer, days, extension(ALTERNATIVE_NAME, names))
                });
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static Certificate certificate(
            String name, KeyPair keys, PrivateKey signer, int days, byte[] extension)
            throws GeneralSecurityException {
        var begin = Instant.now().plus(Duration.ofDays(days - 1L));
        byte[] signed =
                der(
                        0x30,
                        der(0xa0, hex("020102")),
                        hex("020101"),
                        der(0x30, hex(ECDSA_SHA256)),
                        name(AUTHORITY),
                        der(0x30, time(begin), time(begin.plus(Duration.ofDays(2)))),
                        name(name),
                        keys.getPublic().getEncoded(),
                        der(0xa3, der(0x30, extension)));
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(signed);
        byte[] whole =
                der(
                        0x30,
                        signed,
                        der(0x30, hex(ECDSA_SHA256)),
                        der(0x03, new byte[1], signature.sign()));
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] extension(String id, byte[] value) {
        return der(0x30, hex(id), der(0x04, value));
    }

    private static byte[] name(String commonName) {
        byte[] text = der(0x0c, commonName.getBytes(StandardCharsets.US_ASCII));
        return der(0x30, der(0x31, der(0x30, hex(COMMON_NAME), text)));
    }

    private static byte[] time(Instant at) {
        return der(0x17, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (content.size() > 0xff) {
            whole.write(0x82);
            whole.write(content.size() >> 8);
        } else if (content.size() > 0x7f) {
            whole.write(0x81);
        }
        whole.write(content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static KeyStore store() throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            return store;
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
