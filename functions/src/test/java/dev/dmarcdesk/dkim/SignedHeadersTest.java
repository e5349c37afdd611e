package dev.dmarcdesk.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SignedHeadersTest {
    private static final String TAGS = "v=1; a=rsa-sha256; d=a.example; s=s1; bh=AAAA; ";

    private static String input(String signature, String others) {
        HeaderBlock header = Mail.header("DKIM-Signature: " + signature + "\r\n" + others + "\r\n");
        return switch (DkimSignature.parse(header.fields().getFirst())) {
            case Parsed.Valid<DkimSignature>(var read, _) ->
                    new SignedHeaders(header).hashInput(read);
            case Parsed.Invalid<DkimSignature>(var defects) ->
                    throw new AssertionError(defects.toString());
        };
    }

    private static String signed(String names, String others) {
        String own = TAGS + "h=" + names + "; b=";
        String input = input(own + "BBBB", others);
        assertThat(input).endsWith("DKIM-Signature: " + own);
        return input.substring(0, input.length() - own.length() - "DKIM-Signature: ".length());
    }

    @Test
    void takes_fields_in_the_order_of_h() {
        assertThat(signed("TO:from", "From: f\r\nTo: t\r\n")).isEqualTo("To: t\r\nFrom: f\r\n");
    }

    @Test
    void takes_fields_of_one_name_from_the_bottom_up() {
        assertThat(signed("to:from:to", "To: 1\r\nFrom: f\r\nTo: 2\r\nTo: 3\r\n"))
                .isEqualTo("To: 3\r\nFrom: f\r\nTo: 2\r\n");
    }

    @Test
    void adds_nothing_for_a_name_without_a_field_left() {
        assertThat(signed("from:from:cc:from", "From: f\r\n")).isEqualTo("From: f\r\n");
    }

    @Test
    void never_takes_the_signature_itself() {
        String other = "DKIM-Signature: b=other\r\n";
        assertThat(
                        signed(
                                "from:dkim-signature:dkim-signature:dkim-signature",
                                "From: f\r\n" + other))
                .isEqualTo("From: f\r\n" + other);
    }

    @Test
    void empties_the_value_and_all_white_space_around_it() {
        String before = TAGS + "h=from";
        assertThat(input(before + "; b\t=\r\n BB\r\n\t BB= ; t=1", "From: f\r\n"))
                .endsWith("DKIM-Signature: " + before + "; b\t=; t=1");
        assertThat(input("b=BBBB; " + before, "From: f\r\n"))
                .endsWith("DKIM-Signature: b=; " + before);
        assertThat(input(before + "; b=BBBB\r\n ", "From: f\r\n")).endsWith("; b=");
        assertThat(input(before + "; xb=b=1; b=BBBB", "From: f\r\n")).endsWith("; xb=b=1; b=");
    }

    @Test
    void puts_a_seal_behind_the_fields_it_covers() {
        var fields = Mail.header("A:  1\r\nB: 2\r\n\r\n").fields();
        var seal = Mail.header("ARC-Seal: i=1; b=BB\r\n BB; cv=none\r\n\r\n").fields().getFirst();
        assertThat(SignedHeaders.sealInput(fields, seal))
                .isEqualTo("a:1\r\nb:2\r\narc-seal:i=1; b=; cv=none");
    }

    @Test
    void reads_thousands_of_names_and_fields() {
        String names =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "x" + i % 50)
                        .collect(Collectors.joining(":"));
        String fields =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "X" + i % 50 + ": " + i + "\r\n")
                        .collect(Collectors.joining());
        assertThat(signed(names, fields).lines()).hasSize(5000).startsWith("X0: 4950", "X1: 4951");
    }
}
