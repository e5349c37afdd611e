package dev.dmarcdesk.dkim;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dkim.DkimSignature.Algorithm;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Tries what stands at a selector on a signature (RFC 6376 §6.1.2, steps 4 to 8).
///
/// @param signed what to try it on
/// @param at where it stands
record KeyTrial(SignedText signed, KeyPlace at) {
    /// A verifier may cycle through several records, or take any one of them.
    private static final int MOST_RECORDS = 5;

    /// Tries the records one after the other; the first that verifies is the answer, then the first
    /// that could be tried.
    KeyVerdict of(List<String> texts) {
        var verdicts = new ArrayList<KeyVerdict>();
        for (String text : texts.stream().limit(MOST_RECORDS).toList()) {
            if (KeyRecordParser.parse(text) instanceof Parsed.Valid<KeyRecord>(var record, _)) {
                verdicts.add(judge(record));
            }
        }
        return verdicts.stream()
                .min((one, other) -> Integer.compare(rank(one), rank(other)))
                .orElseGet(() -> noRecord(texts));
    }

    private static int rank(KeyVerdict verdict) {
        return switch (verdict.hash()) {
            case HeaderHash.Verified _ -> 0;
            case HeaderHash.Broken _ -> 1;
            case HeaderHash.Revoked _ -> 2;
            case HeaderHash.UnusableKey _ -> 3;
            case HeaderHash.Unreadable _,
                    HeaderHash.NoKey _,
                    HeaderHash.KeyUnavailable _,
                    HeaderHash.Unproven _ ->
                    4;
        };
    }

    private KeyVerdict noRecord(List<String> texts) {
        if (texts.isEmpty()) {
            return KeyVerdict.without(new HeaderHash.NoKey());
        }
        String text = texts.getFirst();
        var fault = new KeyFault(at, text, new Range(0, text.length()), "");
        return unusable(List.of(new DkimFinding.KeyInvalid(fault, KeyFlaw.Kind.NO_RECORD)));
    }

    private KeyVerdict judge(KeyRecord record) {
        if (!record.flaws().isEmpty()) {
            return unusable(KeyFindings.on(at, record));
        }
        if (record.key() instanceof KeyMaterial.Revoked) {
            return KeyVerdict.without(new HeaderHash.Revoked());
        }
        if (!suits(record.key()) || !isAllowed(record)) {
            return unusable(List.of());
        }
        if (record.strict() && !signed.identity().equals(signed.domain())) {
            return unusable(List.of(new DkimFinding.StrictSubdomain(at)));
        }
        return attempt(record);
    }

    private boolean suits(KeyMaterial key) {
        return switch (signed.algorithm()) {
            case RSA_SHA1, RSA_SHA256 -> key instanceof KeyMaterial.Rsa;
            case ED25519_SHA256 -> key instanceof KeyMaterial.Ed25519;
        };
    }

    /// Without `h=` every hash is (§3.6.1).
    private boolean isAllowed(KeyRecord record) {
        String hash = signed.algorithm() == Algorithm.RSA_SHA1 ? "sha1" : "sha256";
        List<Tag> tags = record.tags().stream().filter(tag -> tag.name().equals("h")).toList();
        return tags.isEmpty()
                || Arrays.stream(tags.getFirst().value().toLowerCase(Locale.ROOT).split(":"))
                        .anyMatch(word -> word.strip().equals(hash));
    }

    private KeyVerdict attempt(KeyRecord record) {
        int bits = record.key().bits();
        byte[] text = signed.text().get().getBytes(StandardCharsets.ISO_8859_1);
        byte[] signature = Base64Text.of(signed.signature()).octets();
        return switch (PublicKeys.verify(signed.algorithm(), record.key(), text, signature)) {
            case VERIFIES ->
                    new KeyVerdict(new HeaderHash.Verified(bits), flaws(record), List.of());
            case DIFFERS -> new KeyVerdict(new HeaderHash.Broken(bits), flaws(record), List.of());
            case KEY_REFUSED -> unusable(KeyFindings.on(at, record));
        };
    }

    private static KeyVerdict unusable(List<? extends Finding> why) {
        return KeyVerdict.without(new HeaderHash.UnusableKey(List.copyOf(why)));
    }

    /// RFC 8301 §3.2, RFC 6376 §3.6.1.
    private static List<Flaw> flaws(KeyRecord record) {
        var flaws = new ArrayList<Flaw>();
        if (record.key() instanceof KeyMaterial.Rsa(int bits, _) && bits < KeyRecord.GOOD_RSA) {
            flaws.add(bits < KeyRecord.SHORTEST_RSA ? Flaw.KEY_TOO_SHORT : Flaw.KEY_SHORT);
        }
        if (record.testing()) {
            flaws.add(Flaw.TEST_KEY);
        }
        return flaws;
    }
}
