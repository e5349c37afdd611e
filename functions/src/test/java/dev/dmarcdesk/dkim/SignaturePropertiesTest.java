package dev.dmarcdesk.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SignaturePropertiesTest {
    private static final Instant NOW = Instant.ofEpochSecond(2_000_000_000L);

    /// Short, because there are thousands of signatures to make.
    private static final Signer KEY = Signer.rsa(512);

    private static final List<String> FORMS = List.of("simple", "relaxed");
    private static final Dns DNS =
            ZoneDns.of("s1._domainkey.a.example. TXT " + KEY.record() + "\n");

    /// A signed message, and the same with one change.
    ///
    /// @param keeps whether the canonical form of what was changed is what it was
    private record Changed(String form, String text, boolean inBody, boolean keeps) {}

    private static Changed changedBody(Random random) {
        String form = ForAll.oneOf(random, FORMS);
        String body = ForAll.text(random, "ab \t\r\n", 30).replaceAll("\r(?!\n)", "");
        String signed = sign(random, "From: joe@a.example\r\n\r\n" + body, "simple/" + form);
        String other = edited(random, body, random.nextInt(body.length() + 1), "ab \t\n");
        boolean keeps = Signer.SpecForm.body(form, other).equals(Signer.SpecForm.body(form, body));
        return new Changed(
                form, signed.substring(0, signed.length() - body.length()) + other, true, keeps);
    }

    private static Changed changedHeader(Random random) {
        String form = ForAll.oneOf(random, FORMS);
        String subject =
                "Subject:"
                        + ForAll.text(random, "ab: \t", 12)
                        + "\r\n b"
                        + ForAll.text(random, "ab \t", 6);
        String signed = sign(random, subject + "\r\nFrom: joe@a.example\r\n\r\nHi.\r\n", form);
        int at =
                random.nextBoolean()
                        ? 8 + random.nextInt(subject.indexOf('\r') - 7)
                        : subject.length();
        String other = edited(random, subject, at, "ab \t");
        String refolded = random.nextBoolean() ? other : other.replaceFirst(" b", "\r\n\tb");
        boolean keeps =
                Signer.SpecForm.header(form, refolded)
                        .equals(Signer.SpecForm.header(form, subject));
        int start = signed.indexOf(subject);
        return new Changed(
                form,
                signed.substring(0, start) + refolded + signed.substring(start + subject.length()),
                false,
                keeps);
    }

    private static String sign(Random random, String message, String forms) {
        String names =
                ForAll.oneOf(
                        random,
                        List.of("from:subject", "Subject:x:FROM", "from : subject:subject"));
        return KEY.sign(message, "c=" + forms + "; d=a.example; s=s1; h=" + names);
    }

    private static String edited(Random random, String text, int at, String alphabet) {
        String piece = random.nextInt(4) == 0 ? "" : ForAll.text(random, alphabet, 3);
        boolean replaces = random.nextBoolean() && at < text.length() && text.charAt(at) > '\r';
        return text.substring(0, at) + piece + text.substring(replaces ? at + 1 : at);
    }

    @Test
    void breaks_with_every_change_that_canonicalization_does_not_level_and_with_no_other() {
        ForAll.costlyValues(
                random -> random.nextBoolean() ? changedBody(random) : changedHeader(random),
                changed -> {
                    judge(changed, changed.text());
                    judge(changed, changed.text().replace("\r\n", "\n"));
                });
    }

    private static void judge(Changed changed, String file) {
        var outcome = SignatureVerifier.verify(Mail.untouched(file), DNS, NOW).getFirst();
        assertThat(outcome.header() instanceof HeaderHash.Verified)
                .isEqualTo(changed.inBody() || changed.keeps());
        assertThat(outcome.body() == BodyHash.MATCHES)
                .isEqualTo(!changed.inBody() || changed.keeps());
    }

    @Test
    void has_an_outcome_for_every_field_of_any_message() {
        List<String> pieces =
                List.of(
                        "DKIM-Signature: ",
                        "v=1; a=rsa-sha256; ",
                        "v=1; a=rsa-sha1; ",
                        "d=a.example; ",
                        "s=s1; ",
                        "h=from:dkim-signature; ",
                        "h=; ",
                        "bh=; ",
                        "bh=AAAA; ",
                        "b=AAAA; ",
                        "b=" + "A".repeat(86) + "==; ",
                        "l=7; ",
                        "l=99999999999999999999; ",
                        "c=relaxed; ",
                        "x=1; ",
                        "\r\n",
                        "\n",
                        "\r\n ",
                        "From: x\r\n",
                        "\r\n\r\n",
                        "\u00e9",
                        ";",
                        "=",
                        "\r");
        var dns =
                ZoneDns.of(
                        "s1._domainkey.a.example. TXT "
                                + KEY.record()
                                + "\ns1._domainkey.a.example. TXT "
                                + Signer.RSA.record()
                                + "\n");
        ForAll.values(
                random ->
                        IntStream.range(0, random.nextInt(25))
                                .mapToObj(_ -> ForAll.oneOf(random, pieces))
                                .collect(Collectors.joining()),
                text -> {
                    var message = Mail.untouched(text);
                    var outcomes = SignatureVerifier.verify(message, dns, NOW);
                    assertThat(outcomes).hasSameSizeAs(message.header().named(DkimSignature.NAME));
                    assertThat(outcomes).noneMatch(SignatureOutcome::passes);
                });
    }

    @Test
    void verifies_a_header_of_thousands_of_fields() {
        String names =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "x" + i % 100)
                        .collect(Collectors.joining(":"));
        String fields =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "X" + i % 100 + ": value " + i + "\r\n")
                        .collect(Collectors.joining());
        String signed =
                KEY.sign(
                        fields + "From: joe@a.example\r\n\r\nHi.\r\n",
                        "c=relaxed; d=a.example; s=s1; h=from:" + names);
        assertThat(SignatureVerifier.verify(Mail.untouched(signed), DNS, NOW).getFirst().verifies())
                .isTrue();
        String forged = signed.replace("value 2500", "value 2501");
        assertThat(SignatureVerifier.verify(Mail.untouched(forged), DNS, NOW).getFirst().verifies())
                .isFalse();
    }
}
