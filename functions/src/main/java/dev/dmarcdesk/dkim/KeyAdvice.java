package dev.dmarcdesk.dkim;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;

import java.util.List;

/// What a readable key is worth, in words.
final class KeyAdvice {
    private static final int DKIM = 6376;
    private static final int KEY_SIZES = 8301;

    private KeyAdvice() {}

    static Advice on(DkimFinding.Key key) {
        KeyPlace at = key.at();
        var advice =
                Advice.of(
                                key,
                                Severity.GOOD,
                                "Selector %s has a good key (%s)",
                                at.selector(),
                                new Inline.Plain(key.key().label()))
                        .seenIn(List.of(at.question()))
                        .per(DKIM, "3.6.1");
        return switch (key.key()) {
            case KeyMaterial.Ed25519 _ ->
                    advice.because(
                                    "Receivers that know Ed25519 can verify %s; sign with RSA as"
                                            + " well for the others.",
                                    at.mail())
                            .per(8463, "4");
            case KeyMaterial.Rsa _, KeyMaterial.Revoked _, KeyMaterial.Unreadable _ ->
                    advice.because("Receivers can verify %s.", at.mail());
        };
    }

    static Advice on(DkimFinding.Revoked revoked) {
        KeyPlace at = revoked.at();
        return Advice.of(
                        revoked,
                        Severity.NOTICE,
                        "The key at selector %s is revoked: its p= is empty",
                        at.selector())
                .because("Mail signed with this selector fails DKIM, as if the record were gone.")
                .seenIn(List.of(at.question()))
                .per(DKIM, "3.6.1");
    }

    static Advice on(DkimFinding.KeyTooShort tooShort) {
        KeyPlace at = tooShort.at();
        return Advice.of(
                        tooShort,
                        Severity.ERROR,
                        "The RSA key at selector %s has only %d bits",
                        at.selector(),
                        tooShort.bits())
                .because(
                        "Receivers must not accept a signature made with less than 1024 bits, and such a key can be broken.")
                .todo(
                        "Replace the DKIM key at selector %s: make an RSA key of 2048 bits in %s and publish it at a new selector.",
                        at.selector(), signer(at))
                .seenIn(List.of(at.question()))
                .per(KEY_SIZES, "3.2");
    }

    static Advice on(DkimFinding.KeyShort isShort) {
        KeyPlace at = isShort.at();
        return Advice.of(
                        isShort,
                        Severity.WARNING,
                        "The RSA key at selector %s has %d bits; 2048 are recommended",
                        at.selector(),
                        isShort.bits())
                .because(
                        "Receivers still accept it today, but whoever breaks it can sign mail as you.")
                .todo(
                        "Replace the DKIM key at selector %s: make one of 2048 bits in %s and publish it at a new selector.",
                        at.selector(), signer(at))
                .seenIn(List.of(at.question()))
                .per(KEY_SIZES, "3.2");
    }

    static Advice on(DkimFinding.LongKey isLong) {
        KeyPlace at = isLong.at();
        return Advice.of(
                        isLong,
                        Severity.NOTICE,
                        "The RSA key at selector %s has %d bits",
                        at.selector(),
                        isLong.bits())
                .because(
                        "That is allowed, but some receivers verify no more than 2048 bits and some DNS panels cut the record.")
                .seenIn(List.of(at.question()))
                .per(KEY_SIZES, "3.2");
    }

    static Advice on(DkimFinding.Testing testing) {
        KeyPlace at = testing.fault().at();
        var advice =
                Advice.of(
                                testing,
                                Severity.NOTICE,
                                "The key at selector %s says it is only being tested (t=y)",
                                at.selector())
                        .because("Receivers are asked to treat mail signed with it as unsigned.")
                        .seenIn(List.of(at.question()))
                        .per(DKIM, "3.6.1");
        return RecordAdvice.replace(
                advice,
                testing.fault(),
                "Once signing works, publish the DKIM record without t=y:");
    }

    static Advice on(DkimFinding.StrictSubdomain strict) {
        KeyPlace at = strict.at();
        return Advice.of(
                        strict,
                        Severity.NOTICE,
                        "The key at selector %s does not cover subdomains (t=s)",
                        at.selector())
                .because(
                        "A signature whose i= names a subdomain of its d= fails; DMARC itself does not look at i=.")
                .seenIn(List.of(at.question()))
                .per(DKIM, "3.6.1");
    }

    private static Inline signer(KeyPlace at) {
        return new Inline.Plain(at.senderOr("the service that signs"));
    }
}
