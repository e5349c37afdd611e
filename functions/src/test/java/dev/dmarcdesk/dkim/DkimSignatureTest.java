package dev.dmarcdesk.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class DkimSignatureTest {
    private static final String GOOD =
            "v=1; a=rsa-sha256; d=a.example; s=s1; h=from:to; bh=AAAA; b=BBBB";

    private static Parsed<DkimSignature> parse(String tags) {
        return DkimSignature.parse(field("DKIM-Signature: " + tags));
    }

    private static HeaderField field(String raw) {
        return Mail.header(raw + "\r\n\r\n").fields().getFirst();
    }

    private static DkimSignature read(String tags) {
        return switch (parse(tags)) {
            case Parsed.Valid<DkimSignature>(var signature, _) -> signature;
            case Parsed.Invalid<DkimSignature>(var defects) ->
                    throw new AssertionError(defects.toString());
        };
    }

    private static String expected(Parsed<DkimSignature> parsed) {
        return parsed.defects().getFirst().expected();
    }

    @Test
    void reads_every_tag() {
        var signature =
                read(
                        "v=1; a=ed25519-sha256; c=relaxed/simple; d=A.example; i=joe@Eng.a.example; s=s1.b;"
                                + " q=http/x:dns/txt; h= From : to:: Subject ; l=12; t=5; x=9; z=x:y|From:z; bh=AA AA; b=BB\r\n\t BB=; unknown=x;");
        assertThat(signature.algorithm()).isEqualTo(DkimSignature.Algorithm.ED25519_SHA256);
        assertThat(signature.header()).isEqualTo(Canonicalization.RELAXED);
        assertThat(signature.body()).isEqualTo(Canonicalization.SIMPLE);
        assertThat(signature.domain()).isEqualTo(DomainName.of("a.example"));
        assertThat(signature.identity()).isEqualTo(DomainName.of("eng.a.example"));
        assertThat(signature.selector()).isEqualTo("s1.b");
        assertThat(signature.signedFields()).containsExactly("From", "to", "Subject");
        assertThat(signature.bodyHash()).isEqualTo("AAAA");
        assertThat(signature.signature()).isEqualTo("BBBB=");
        assertThat(signature.length()).containsExactly(12L);
        assertThat(signature.signedAt()).containsExactly(5L);
        assertThat(signature.expires()).containsExactly(9L);
        assertThat(signature.signsFrom()).isTrue();
    }

    @Test
    void takes_what_is_not_said_for_what_the_standard_says() {
        var signature = read(GOOD);
        assertThat(signature.identity()).isEqualTo(signature.domain());
        assertThat(signature.header()).isEqualTo(Canonicalization.SIMPLE);
        assertThat(signature.body()).isEqualTo(Canonicalization.SIMPLE);
        assertThat(read(GOOD + "; c=relaxed").header()).isEqualTo(Canonicalization.RELAXED);
        assertThat(read(GOOD + "; c=relaxed").body()).isEqualTo(Canonicalization.SIMPLE);
        assertThat(signature.length()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", "a", "d", "s", "h", "bh", "b"})
    void needs_its_tags(String name) {
        String without = GOOD.replaceFirst("(^|; )" + name + "=[^;]*", "").replaceFirst("^; ", "");
        assertThat(parse(without)).isInstanceOf(Parsed.Invalid.class);
        assertThat(expected(parse(without))).startsWith(name + "=");
        String empty = GOOD.replaceFirst("(^|; )" + name + "=[^;]*", "$1" + name + "= ");
        assertThat(parse(empty)).isInstanceOf(Parsed.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=2",
                "v=1.0",
                "a=rsa-md5",
                "a=rsa",
                "a=dsa-sha1",
                "d=a..example",
                "d=a example",
                "d=.",
                "bh=$",
                "b=A",
                "h=:",
                "h= : "
            })
    void is_strict_with_their_values(String tag) {
        String name = tag.substring(0, tag.indexOf('='));
        assertThat(
                        parse(
                                GOOD.replaceFirst(
                                        "(^|; )" + name + "=[^;]*",
                                        "$1" + tag.replace("$", "\\$"))))
                .isInstanceOf(Parsed.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=1",
                "to",
                "=x",
                ";c=simple",
                "c=future",
                "c=simple/relaxed/simple",
                "c=",
                "c=/simple",
                "q=http",
                "q=dns/special",
                "q=",
                "q=dns",
                "i=@b.example",
                "i=a.example",
                "i=@xa.example",
                "i=",
                "l=-1",
                "l=x",
                "l=",
                "t=1.5",
                "x=soon",
                "t=9; x=9",
                "t=9; x=8"
            })
    void is_strict_with_the_others(String more) {
        assertThat(parse(GOOD + "; " + more)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void reads_an_identity_in_quoted_printable() {
        assertThat(read(GOOD + "; i=joe=40x=2\r\n 0y@sub.a.example").identity())
                .isEqualTo(DomainName.of("sub.a.example"));
        assertThat(read(GOOD + "; i=joe=40a.example").identity())
                .isEqualTo(DomainName.of("a.example"));
    }

    @Test
    void takes_numbers_beyond_all_bounds_for_endless() {
        assertThat(read(GOOD + "; x=9999999999999").expires()).containsExactly(Long.MAX_VALUE);
        assertThat(read(GOOD + "; t=9999999999999; x=99999999999999").expires())
                .containsExactly(Long.MAX_VALUE);
        assertThat(read(GOOD + "; l=" + "9".repeat(76)).length()).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void leaves_a_from_that_is_not_signed_to_the_verifier() {
        assertThat(read(GOOD.replace("from:", "")).signsFrom()).isFalse();
    }

    @Test
    void knows_the_message_signature_of_arc_by_its_instance() {
        var field = field("ARC-Message-Signature: i=2; " + GOOD.substring("v=1; ".length()));
        assertThat(DkimSignature.parseArc(field)).isInstanceOf(Parsed.Valid.class);
        assertThat(DkimSignature.parse(field)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void points_into_the_field_whatever_stands_there() {
        List<String> pieces =
                List.of(
                        "v=1",
                        "a=rsa-sha256",
                        "d=a.example",
                        "d=",
                        "s=s1",
                        "h=from",
                        "h=:",
                        "bh=AAAA",
                        "b=BBBB",
                        "b",
                        "=",
                        ";",
                        " ",
                        "\r\n ",
                        "i=@",
                        "i=x=4",
                        "l=9",
                        "t=1",
                        "x=0",
                        "q=dns/txt",
                        "c=simple",
                        "\u00ff");
        ForAll.values(
                random -> "DKIM-Signature: " + tags(random, pieces),
                raw -> {
                    var field = field(raw);
                    assertThat(DkimSignature.parse(field).defects())
                            .allSatisfy(defect ->
                                    assertThat(defect.at().end())
                                            .isLessThanOrEqualTo(field.raw().length()));
                });
    }

    private static String tags(Random random, List<String> pieces) {
        var tags = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            tags.append(ForAll.oneOf(random, pieces)).append(random.nextInt(4) > 0 ? ";" : "");
        }
        return tags.toString();
    }
}
