package dev.dmarcdesk.dnssec;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The DS records that a zone's keys would have in its parent (RFC 4034 §5.1), with SHA-256, which
/// every validator knows (RFC 8624 §3.3).
final class DelegationSigners {
    private static final int SHA_256 = 2;
    private static final int PROTOCOL = 3;
    private static final int ENTRY_POINT = 257;

    /// More keys at a time are made by no signer.
    private static final int MOST = 4;

    private DelegationSigners() {}

    /// One for each key that is marked as meant to be pointed to.
    static List<RecordEdit> of(DomainName zone, List<Rdata.ZoneKey> keys) {
        return keys.stream()
                .filter(key -> key.flags() == ENTRY_POINT)
                .limit(MOST)
                .map(key -> new RecordEdit(Action.ADD, RrType.DS, zone, value(zone, key)))
                .toList();
    }

    private static String value(DomainName zone, Rdata.ZoneKey key) {
        byte[] data = data(key);
        return "%d %d %d %s"
                .formatted(keyTag(data), key.algorithm(), SHA_256, digest(owner(zone), data));
    }

    private static byte[] data(Rdata.ZoneKey key) {
        byte[] material = Base64.getDecoder().decode(key.key());
        var data = new byte[4 + material.length];
        data[0] = (byte) (key.flags() >> 8);
        data[1] = (byte) key.flags();
        data[2] = PROTOCOL;
        data[3] = (byte) key.algorithm();
        System.arraycopy(material, 0, data, 4, material.length);
        return data;
    }

    private static byte[] owner(DomainName zone) {
        var owner = new StringBuilder();
        zone.labels().forEach(label -> owner.append((char) label.length()).append(label));
        return owner.append('\0').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// RFC 4034 appendix B.
    private static int keyTag(byte[] data) {
        int sum = 0;
        for (int i = 0; i < data.length; i++) {
            int octet = data[i] & 0xff;
            sum += i % 2 == 0 ? octet << 8 : octet;
        }
        return (sum + (sum >> 16 & 0xffff)) & 0xffff;
    }

    private static String digest(byte[] owner, byte[] data) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(owner);
            return HexFormat.of().withUpperCase().formatHex(digest.digest(data));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
