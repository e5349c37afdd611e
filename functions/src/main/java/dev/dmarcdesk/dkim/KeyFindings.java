package dev.dmarcdesk.dkim;

import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Judges one key record (RFC 6376 §3.6.1 and §6.1.2, RFC 8301, RFC 8463).
final class KeyFindings {
    private KeyFindings() {}

    /// What matters about a record.
    static List<DkimFinding> on(KeyPlace at, KeyRecord record) {
        var findings = new ArrayList<DkimFinding>();
        boolean flawed = !record.flaws().isEmpty() || record.testing();
        String mended = flawed ? MendedKey.of(record) : "";
        record.flaws()
                .forEach(flaw -> {
                    var fault = new KeyFault(at, record.text(), flaw.at(), mended);
                    findings.add(flaw(fault, record, flaw.kind()));
                });
        switch (record.key()) {
            case KeyMaterial.Rsa(int bits, _) -> findings.addAll(length(at, bits));
            case KeyMaterial.Revoked _ -> findings.add(new DkimFinding.Revoked(at));
            case KeyMaterial.Ed25519 _, KeyMaterial.Unreadable _ -> {}
        }
        if (record.testing() && record.status() != KeyStatus.REVOKED) {
            var fault = new KeyFault(at, record.text(), place(record, "t"), mended);
            findings.add(new DkimFinding.Testing(fault));
        }
        if (record.strict() && record.status() != KeyStatus.REVOKED) {
            findings.add(new DkimFinding.StrictSubdomain(at));
        }
        if (record.status() == KeyStatus.VALID) {
            findings.add(new DkimFinding.Key(at, record.key()));
        }
        return findings;
    }

    private static List<DkimFinding> length(KeyPlace at, int bits) {
        if (bits < KeyRecord.SHORTEST_RSA) {
            return List.of(new DkimFinding.KeyTooShort(at, bits));
        }
        if (bits < KeyRecord.GOOD_RSA) {
            return List.of(new DkimFinding.KeyShort(at, bits));
        }
        return bits > KeyRecord.GOOD_RSA ? List.of(new DkimFinding.LongKey(at, bits)) : List.of();
    }

    private static DkimFinding flaw(KeyFault fault, KeyRecord record, KeyFlaw.Kind kind) {
        return switch (kind) {
            case QUOTES -> new DkimFinding.LiteralQuotes(fault);
            case VERSION -> new DkimFinding.VersionInvalid(fault, value(record, "v"));
            case VERSION_NOT_FIRST -> new DkimFinding.VersionNotFirst(fault);
            case KEY_TYPE -> new DkimFinding.KeyTypeUnknown(fault, value(record, "k"));
            case NO_KEY -> new DkimFinding.PublicKeyMissing(fault);
            case TRUNCATED -> new DkimFinding.Truncated(fault);
            case SHA1_ONLY -> new DkimFinding.Sha1Only(fault);
            case SERVICE -> new DkimFinding.ServiceOther(fault, value(record, "s"));
            case NO_RECORD,
                    BACKSLASHES,
                    NON_ASCII,
                    ARMOUR,
                    SEPARATOR,
                    SYNTAX,
                    DUPLICATE_TAG,
                    BASE64,
                    NOT_RSA,
                    ED25519_LENGTH,
                    ED25519_UNNAMED,
                    RSA_MISNAMED,
                    ED25519_WRAPPED,
                    HASH_UNKNOWN ->
                    new DkimFinding.KeyInvalid(fault, kind);
        };
    }

    /// Where a tag's value stands, in a record that was read as published.
    private static Range place(KeyRecord record, String name) {
        return tag(record, name)
                .filter(_ -> record.flaws().isEmpty())
                .map(Tag::valueAt)
                .findFirst()
                .orElse(new Range(0, record.text().length()));
    }

    private static String value(KeyRecord record, String name) {
        return tag(record, name).map(Tag::value).findFirst().orElse("");
    }

    private static Stream<Tag> tag(KeyRecord record, String name) {
        return record.tags().stream().filter(tag -> tag.name().equals(name));
    }
}
