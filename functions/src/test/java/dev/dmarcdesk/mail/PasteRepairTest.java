package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.mail.Repair.Kind;
import dev.dmarcdesk.mail.Repaired.Completeness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What pasting does to a header and how it is undone, one habit at a time.
@SuppressWarnings("StringConcatToTextBlock") // pastes show their line ends
class PasteRepairTest {
    private static final String HEADER =
            """
            Return-Path: <bob@bounce.example>
            Received: from mx.example.net by mx.example.com;
            \tThu, 2 Jul 2026 18:37:18 +0000
            Authentication-Results: mx.example.com;
             dkim=pass header.d=example.net;
             dmarc=pass header.from=example.net
            From: "Bob, B." <bob@example.net>
            Subject: Hello
            """;

    private static final List<String> FIELDS =
            List.of(
                    "Return-Path: <bob@bounce.example>",
                    "Received: from mx.example.net by mx.example.com; Thu, 2 Jul 2026 18:37:18 +0000",
                    "Authentication-Results: mx.example.com; dkim=pass header.d=example.net;"
                            + " dmarc=pass header.from=example.net",
                    "From: \"Bob, B.\" <bob@example.net>",
                    "Subject: Hello");

    private static void reads(String typed, Kind... repairs) {
        var repaired = Pasted.typed(typed);
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(Pasted.kinds(repaired)).containsExactlyInAnyOrder(repairs);
        assertThat(repaired.ambiguities()).isEmpty();
        assertThat(repaired.completeness()).isEqualTo(Completeness.WHOLE);
        assertThat(repaired.message().isUntouched()).isFalse();
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "\r\n\r\n", "\r\r"})
    void g1_every_second_line_is_empty(String end) {
        var repaired = Pasted.typed(HEADER.replace("\n", end));
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(Pasted.kinds(repaired)).contains(Kind.DOUBLE_SPACING);
        assertThat(repaired.ambiguities()).isEmpty();
    }

    @Test
    void g1_three_line_ends_were_the_empty_line_before_the_body() {
        var repaired =
                Pasted.typed((HEADER + "\nHello Bob,\nFrom: here on\n").replace("\n", "\n\n"));
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(repaired.message().body()).isInstanceOf(Message.Body.Touched.class);
    }

    @Test
    void an_empty_line_before_the_author_is_told_as_a_doubt() {
        var repaired = Pasted.typed(HEADER.replace("From:", "\nFrom:"));
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(Pasted.doubts(repaired)).containsExactly("From");
    }

    @Test
    void an_empty_line_within_a_paste_does_not_let_a_body_add_an_author() {
        var repaired = Pasted.typed(HEADER + "\nFrom: ceo@bank.example\nTo: you@example.com\n");
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(repaired.message().body()).isInstanceOf(Message.Body.Touched.class);
    }

    @Test
    void g2_folding_is_lost() {
        reads(HEADER.replaceAll("\n[ \t]+", "\n"), Kind.FOLDING);
    }

    @Test
    void g2_only_the_tabs_are_lost() {
        reads(HEADER.replace("\n\t", "\n"), Kind.FOLDING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "16:20:05 -0400",
                "dGhpcyBpcyBub3QgYSBmaWVsZA==",
                "http://example.com/path",
                "https://example.com",
                "h=from:to:subject:date",
                "b=AbCdEf+/12",
                "2a00:1450:4864::20 as permitted sender",
                "[IPv6:2001:db8::1]",
                "(2603:10b6:806::17)",
                "header.from=example.com: yes"
            })
    void g2_a_line_that_cannot_begin_a_field_continues_one(String line) {
        var repaired =
                Pasted.typed("From: a@example.com\nReceived: from x\n" + line + "\nSubject: s\n");
        assertThat(Pasted.fields(repaired))
                .containsExactly("From: a@example.com", "Received: from x " + line, "Subject: s");
        assertThat(repaired.ambiguities()).isEmpty();
    }

    @Test
    void g2_the_signed_fields_of_a_signature_are_no_fields() {
        String folded =
                """
                DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=Reply-To:To:
                From:Subject:Date:
                To:From;
                bh=abcd; b=efgh
                From: a@example.com
                """;
        var repaired = Pasted.typed(folded);
        assertThat(Pasted.fields(repaired))
                .containsExactly(
                        "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=Reply-To:To:"
                                + " From:Subject:Date: To:From; bh=abcd; b=efgh",
                        "From: a@example.com");
        assertThat(repaired.ambiguities()).isEmpty();
    }

    @Test
    void g2_reports_with_colons_belong_to_the_field_above() {
        var repaired =
                Pasted.typed(
                        "X-Forefront-Antispam-Report:\nCIP:192.0.2.1;CTRY:;LANG:en;\nSFS:(1)(2);DIR:OUT;\n"
                                + "From: a@example.com\n");
        assertThat(Pasted.fields(repaired))
                .containsExactly(
                        "X-Forefront-Antispam-Report: CIP:192.0.2.1;CTRY:;LANG:en; SFS:(1)(2);DIR:OUT;",
                        "From: a@example.com");
    }

    @Test
    void g2_a_second_author_in_a_paste_without_folding_is_told_as_a_doubt() {
        var repaired =
                Pasted.typed(
                        "Received: from x\nby y; Thu, 2 Jul 2026 18:37:18 +0000\nFrom: a@example.com\n"
                                + "Subject: news\nFrom: ceo@bank.example\n");
        assertThat(Pasted.doubts(repaired)).containsExactly("From", "From");
        var others =
                repaired.ambiguities().stream().map(doubt -> Pasted.fields(doubt.other().header()));
        assertThat(others)
                .anyMatch(fields -> fields.contains("Subject: news From: ceo@bank.example"));
    }

    @Test
    void there_are_never_more_than_four_doubts() {
        String many =
                IntStream.range(0, 9)
                        .mapToObj(i -> "From: a" + i + "@example.com\n")
                        .collect(Collectors.joining());
        assertThat(Pasted.typed("Received: from x\nby y\n" + many).ambiguities()).hasSize(4);
    }

    @Test
    void g3_entities_are_decoded_behind_links_and_once() {
        var repaired =
                Pasted.chat(
                        "From: Bob &lt;<mailto:bob@x.example|bob@x.example>&gt;\n"
                                + "Received: from <http://mx.x.example|mx.x.example> by y\n"
                                + "List-Unsubscribe: &lt;<https://x.example/u?a=1&amp;b=2>&gt;\n"
                                + "Subject: &amp;lt; <!here> <@U012AB> <#C012AB|news> <tel:+1234|+1234>\n");
        assertThat(Pasted.fields(repaired))
                .containsExactly(
                        "From: Bob <bob@x.example>",
                        "Received: from mx.x.example by y",
                        "List-Unsubscribe: <https://x.example/u?a=1&b=2>",
                        "Subject: &lt; @here @U012AB #news +1234");
        assertThat(Pasted.kinds(repaired)).containsExactly(Kind.LINK, Kind.ENTITY);
    }

    @Test
    void g3_the_form_of_a_chats_server_is_known_in_what_was_typed_too() {
        String text =
                "From: Bob &lt;<mailto:bob@x.example|bob@x.example>&gt;\nSubject: a &amp; b\n";
        assertThat(Pasted.fields(Pasted.typed(text)))
                .containsExactly("From: Bob <bob@x.example>", "Subject: a & b");
        assertThat(Pasted.fields(Pasted.file(text)))
                .containsExactly("From: Bob <bob@x.example>", "Subject: a & b");
    }

    @Test
    void g3_entities_that_were_typed_stay() {
        String text = "From: Bob <bob@x.example>\nSubject: &lt;b&gt; &amp; c\n";
        assertThat(Pasted.fields(Pasted.typed(text)))
                .containsExactly("From: Bob <bob@x.example>", "Subject: &lt;b&gt; &amp; c");
        assertThat(Pasted.typed(text).repairs()).isEmpty();
    }

    @Test
    void g3_angle_brackets_of_mail_are_no_links() {
        String text =
                "From: <bob@x.example>\nList-Unsubscribe: <mailto:u@x.example>, <https://x.example/u>\n";
        assertThat(Pasted.typed(text).repairs()).isEmpty();
        assertThat(Pasted.fields(Pasted.typed(text)).getLast())
                .isEqualTo("List-Unsubscribe: <mailto:u@x.example>, <https://x.example/u>");
    }

    @Test
    void g3_a_label_that_names_another_host_is_told_as_a_doubt() {
        var repaired =
                Pasted.chat(
                        "From: &lt;<mailto:bob@evil.example|bob@bank.example>&gt;\nSubject: s\n");
        assertThat(Pasted.fields(repaired)).contains("From: <bob@bank.example>");
        assertThat(Pasted.doubts(repaired)).containsExactly("From");
        assertThat(Pasted.fields(repaired.ambiguities().getFirst().other().header()))
                .contains("From: <bob@evil.example>");
    }

    @Test
    void g4_curly_quotes_and_wide_or_invisible_blanks() {
        reads(
                HEADER.replace("\"Bob, B.\"", "\u201cBob, B.\u201d")
                        .replace("From: ", "From:\u00a0")
                        .replace("dkim=", "\u200bdkim=")
                        .replace("dmarc=pass ", "dmarc=pass\u202f"),
                Kind.INVISIBLE,
                Kind.SPACE,
                Kind.TYPOGRAPHY);
    }

    @Test
    void g4_a_dash_in_an_a_label_was_two_hyphens() {
        var repaired = Pasted.typed("From: a@xn\u2014bcher-kva.example\nSubject: a \u2014 b\n");
        assertThat(Pasted.fields(repaired).getFirst()).isEqualTo("From: a@xn--bcher-kva.example");
        assertThat(repaired.ambiguities()).isEmpty();
    }

    @Test
    void g4_a_dash_in_another_name_is_told_as_a_doubt() {
        var repaired = Pasted.typed("From: a@my\u2014shop.example\nSubject: s\n");
        assertThat(Pasted.fields(repaired).getFirst()).isEqualTo("From: a@my--shop.example");
        assertThat(Pasted.fields(repaired.ambiguities().getFirst().other().header()).getFirst())
                .isEqualTo("From: a@my-shop.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\u0085", "\u2028", "\u2029", "\r\r\n"})
    void g5_other_line_ends(String end) {
        reads(HEADER.replace("\n", end), Kind.LINE_END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "  \n", "\t\r\n"})
    void g5_crlf_and_trailing_blanks_are_no_damage(String end) {
        reads(HEADER.replace("\n", end));
    }

    @Test
    void g6_the_beginning_is_cut_off() {
        String text = HEADER.substring(HEADER.indexOf("\tThu"));
        assertThat(Pasted.typed(text).completeness()).isEqualTo(Completeness.BEGINNING_CUT);
        assertThat(Pasted.fields(Pasted.typed(text))).isEqualTo(FIELDS.subList(2, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received: from x by y\nSubject: s\n",
                "From: a@example.com\nDKIM-Signature: v=1; d=example.com; h=from; bh=abcd",
                "From: a@example.com\nDKIM-Signature: v=1; d=example.com; bh=abcd; b=abcde",
                "From: a@example.com\nReceived: from x (HELO y",
                "From: a@example.com\nTo: \"Bob",
                "From: a@example.com\nReceived: from x by y\nSubj",
                "From: a@example.com\nAuthentication-Results: mx.example.com; spf=pass smtp.mailfrom=",
                "From: a@example.com\nAuthentication-Results: mx.example.com; spf=pass smtp.mailfr",
                "From: a@example.com\nAuthentication-Results: mx.example.com; spf=pass; dma",
                "Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=a.example;",
                "Authentication-Results: mx.example.com; spf=pass (example",
                "To: b@example.com\nFrom: Bob <a@example"
            })
    void g6_the_end_is_cut_off(String text) {
        assertThat(Pasted.typed(text).completeness()).isEqualTo(Completeness.END_CUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {3000, 12_000, 40_000})
    void g6_texts_as_long_as_a_chat_allows_are_cut(int length) {
        String text =
                ("From: a@example.com\n" + "X-Padding: words and words\n".repeat(2000))
                        .substring(0, length);
        assertThat(Pasted.typed(text).completeness()).isEqualTo(Completeness.END_CUT);
        assertThat(Pasted.typed(text + "x").completeness()).isEqualTo(Completeness.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@example.com\nAuthentication-Results: mx.example.com 1; none",
                "From: a@example.com\nAuthentication-Results: mx.example.com; spf=pass (all is well)",
                "Authentication-Results: mx.example.com; dkim=fail reason=no key found",
                "To: b@example.com\nFrom: Bob <a@example>"
            })
    void what_could_end_there_is_not_called_cut(String text) {
        assertThat(Pasted.typed(text).completeness()).isEqualTo(Completeness.WHOLE);
    }

    @Test
    void results_of_authentication_are_enough_on_their_own() {
        var repaired =
                Pasted.typed(
                        "Authentication-Results: mx.example.com;\n dmarc=pass header.from=a.example\n");
        assertThat(repaired.completeness()).isEqualTo(Completeness.WHOLE);
        assertThat(repaired.message().body()).isInstanceOf(Message.Body.Absent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", ">", "| ", "> > ", ">> ", "    ", "\t", "\u2022 "})
    void marks_of_quoting_and_indentation(String mark) {
        reads(
                HEADER.lines().map(line -> mark + line + "\n").collect(Collectors.joining()),
                Kind.QUOTING);
    }

    @Test
    void line_numbers() {
        var lines = HEADER.lines().toList();
        reads(
                IntStream.range(0, lines.size())
                        .mapToObj(i -> (i + 9) + ": " + lines.get(i) + "\n")
                        .collect(Collectors.joining()),
                Kind.QUOTING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-02T18:37:18.123Z ",
                "[18:37:18] ",
                "Jul  2 18:37:18 mx postfix[17]: "
            })
    void times_of_a_log(String time) {
        reads(
                HEADER.lines().map(line -> time + line + "\n").collect(Collectors.joining()),
                Kind.QUOTING);
    }

    @Test
    void a_text_whose_first_line_was_trimmed_is_indented_all_the_same() {
        reads(HEADER.indent(4).strip(), Kind.QUOTING);
    }

    @ParameterizedTest
    @CsvSource({"```,```", "```text\\n,```", "~~~\\n,~~~", "`,`", "\\n```headers\\n,```\\n"})
    void code_fences(String open, String close) {
        reads(open.replace("\\n", "\n") + HEADER + close.replace("\\n", "\n"), Kind.FENCE);
    }

    @Test
    void what_people_write_around_a_fence_is_left_out() {
        var repaired = Pasted.typed("Why? ```" + HEADER.strip() + "``` Thanks");
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(Pasted.kinds(repaired)).containsExactly(Kind.FENCE, Kind.SURROUNDINGS);
    }

    @Test
    void fences_in_a_body_are_none_around_the_header() {
        var repaired = Pasted.typed(HEADER + "\nSee:\n```\nFrom: x@example.org\n```\n");
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(repaired.repairs()).isEmpty();
    }

    @Test
    void what_people_write_above_is_left_out() {
        var repaired = Pasted.typed("Hi, here are the headers:\n\n" + HEADER);
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(Pasted.kinds(repaired)).containsExactly(Kind.SURROUNDINGS);
    }

    @Test
    void of_several_messages_the_first_is_read() {
        var repaired = Pasted.typed(HEADER + "\n" + HEADER.replace("example.net", "example.org"));
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(Pasted.kinds(repaired)).containsExactly(Kind.SURROUNDINGS);
        assertThat(repaired.repairs().getFirst().detail()).contains("only the first is read");
    }

    @Test
    void lines_that_were_wrapped_again_are_put_together() {
        var repaired =
                Pasted.typed(
                        "Received: from mx.example.net (mx.example.net [192.0.2.1]) by mx.example.com\n"
                                + "with ESMTPS id 1234; Thu, 2 Jul 2026 18:37:18 +0000\nFrom: a@example.com\n");
        assertThat(Pasted.fields(repaired).getFirst())
                .endsWith("mx.example.com with ESMTPS id 1234; Thu, 2 Jul 2026 18:37:18 +0000");
        assertThat(repaired.ambiguities()).isEmpty();
    }

    @Test
    void the_summary_of_gmail_is_no_header() {
        String summary =
                "Original Message\nMessage ID\t<1@example.com>\nCreated at:\tThu, Jul 2, 2026 at 6:37 PM\n"
                        + "From:\tBob <bob@example.net>\nTo:\tme@example.com\nSubject:\tHello\n"
                        + "SPF:\tPASS with IP 192.0.2.1\nDMARC:\t'PASS'\n";
        assertThat(Pasted.refused(summary, Source.TYPED))
                .contains("Show original", "Copy to clipboard");
        var repaired = Pasted.typed(summary + "\nDownload Original\n\n" + HEADER);
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(Pasted.kinds(repaired)).containsExactly(Kind.SURROUNDINGS);
    }

    @Test
    void quoted_printable_around_a_whole_header() {
        reads(
                HEADER.replace("=", "=3D")
                        .replace("by mx.example.com;", "by mx.exam=\nple.com;=20"),
                Kind.ENCODING);
    }

    @Test
    void a_body_in_quoted_printable_is_no_reason_to_decode_the_header() {
        var repaired = Pasted.typed(HEADER + "\nA =3D B =3D C=20\n");
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
        assertThat(repaired.repairs()).isEmpty();
    }

    @Test
    void a_line_of_a_mailbox_file_is_no_field() {
        var repaired = Pasted.typed("From bob@example.net Thu Jul  2 18:37:18 2026\n" + HEADER);
        assertThat(Pasted.fields(repaired)).isEqualTo(FIELDS);
    }

    @Test
    void header_text_is_in_utf_8_one_char_an_octet() {
        var repaired = Pasted.typed("From: a@b\u00fccher.example\nSubject: \u00fc\n");
        assertThat(Pasted.fields(repaired).getFirst())
                .isEqualTo(octets("From: a@b\u00fccher.example"));
    }
}
