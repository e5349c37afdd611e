package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.text.Range;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

/// RFC 5321 §4.4, RFC 5322 §3.6.7, and how servers really write it.
class ReceivedTest {
    private static final String TIME = "; Tue, 3 Mar 2026 10:11:12 +0100 (CET)";

    static Received received(String body) {
        String raw = "Received: " + body;
        return Received.of(new HeaderField("Received", raw, new Range(0, raw.length())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Postfix
                "from out.shop.example (mx7.shop.example [192.0.2.7]) by in.corp.example (Postfix)"
                        + " with ESMTPS id 4Q for <kim@corp.example>"
                        + "| out.shop.example | mx7.shop.example | 192.0.2.7 | in.corp.example |"
                        + " ESMTPS | corp.example",
                "from out.shop.example (unknown [IPv6:2001:db8::7]) (using TLSv1.3 with cipher X"
                        + " (256/256 bits)) (Client CN \"by\", Issuer \"(none)\" (verified OK)) by"
                        + " in.corp.example (Postfix) with ESMTPS id 4Q"
                        + "| out.shop.example | - | 2001:db8::7 | in.corp.example | ESMTPS | -",
                // Exim
                "from mx7.shop.example ([192.0.2.7]:25 helo=out.shop.example) by in.corp.example"
                        + " with esmtps (TLS1.3) tls TLS_AES (Exim 4.98) (envelope-from <a@b.example>)"
                        + " id 1a-2b for kim@corp.example"
                        + "| out.shop.example | mx7.shop.example | 192.0.2.7 | in.corp.example |"
                        + " ESMTPS | corp.example",
                "from mx7.shop.example ([192.0.2.7]) by in.corp.example with esmtp (Exim 4.98) id 1"
                        + "| mx7.shop.example | mx7.shop.example | 192.0.2.7 | in.corp.example |"
                        + " ESMTP | -",
                "from [192.0.2.7] (helo=out.shop.example) by in.corp.example with smtp (Exim 4.98)"
                        + "| out.shop.example | - | 192.0.2.7 | in.corp.example | SMTP | -",
                // qmail
                "from mx7.shop.example (HELO out.shop.example) (192.0.2.7) by in.corp.example with"
                        + " SMTP"
                        + "| out.shop.example | mx7.shop.example | 192.0.2.7 | in.corp.example | SMTP"
                        + " | -",
                "from unknown (HELO out.shop.example) (root@192.0.2.7) by 0 with SMTP"
                        + "| out.shop.example | - | 192.0.2.7 | 0 | SMTP | -",
                // Sendmail
                "from out.shop.example (IDENT:mail@mx7.shop.example [192.0.2.7] (may be forged)) by"
                        + " in.corp.example (8.17.1/8.17.1) with ESMTP id 5"
                        + "| out.shop.example | mx7.shop.example | 192.0.2.7 | in.corp.example |"
                        + " ESMTP | -",
                // Gmail
                "by 2002:a05:6402:1111:b0:111:2222:3333 with SMTP id x1csp"
                        + "| - | - | - | 2002:a05:6402:1111:b0:111:2222:3333 | SMTP | -",
                "from out.shop.example (out.shop.example. [192.0.2.7]) by mx.google.com with ESMTPS"
                        + " id x1 for <kim@corp.example> (version=TLS1_3 cipher=C bits=256/256)"
                        + "| out.shop.example | out.shop.example | 192.0.2.7 | mx.google.com | ESMTPS"
                        + " | corp.example",
                // Microsoft
                "from AM0EX1.eurprd01.prod.outlook.com (2001:db8:10a6::7) by"
                        + " DB8EX2.eurprd01.prod.outlook.com (2001:db8:10a6::8) with Microsoft SMTP"
                        + " Server (version=TLS1_2, cipher=C) id 15.20.1.2 via Frontend Transport"
                        + "| AM0EX1.eurprd01.prod.outlook.com | - | 2001:db8:10a6::7 |"
                        + " DB8EX2.eurprd01.prod.outlook.com | MICROSOFT SMTP SERVER | -",
                "from EX1.corp.example ([fe80::1:2%3]) by EX1.corp.example ([fe80::1:2%3]) with mapi"
                        + " id 15.1"
                        + "| EX1.corp.example | - | fe80::1:2 | EX1.corp.example | MAPI | -",
                // IronPort, Mimecast, Proofpoint
                "from out.shop.example ([192.0.2.7]) by esa1.corp.example with"
                        + " ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384"
                        + "| out.shop.example | - | 192.0.2.7 | esa1.corp.example | ESMTP | -",
                "from out.shop.example (mx7.shop.example [192.0.2.7]) by relay.mimecast.com with"
                        + " ESMTP with STARTTLS (version=TLSv1.3) id uk-mta-1"
                        + "| out.shop.example | mx7.shop.example | 192.0.2.7 | relay.mimecast.com |"
                        + " ESMTP | -",
                "from pps.filterd (m01.ppops.net [127.0.0.1]) by mx0a-01.pphosted.com"
                        + " (8.18.1/8.18.1) with ESMTP id 4"
                        + "| pps.filterd | m01.ppops.net | 127.0.0.1 | mx0a-01.pphosted.com | ESMTP |"
                        + " -",
                // Yahoo, Zoho, Amazon, CommuniGate, LMTP
                "from 192.0.2.7 (EHLO out.shop.example) (192.0.2.7) by 10.1.2.3 with SMTPs"
                        + "| out.shop.example | - | 192.0.2.7 | 10.1.2.3 | SMTPS | -",
                "from [192.0.2.7] by mx.zoho.example with SMTP id 17.25"
                        + "| [192.0.2.7] | - | 192.0.2.7 | mx.zoho.example | SMTP | -",
                "from Unknown [192.0.2.7] by in.corp.example"
                        + "| - | - | 192.0.2.7 | in.corp.example | - | -",
                "from in.corp.example by in.corp.example with LMTP id 9 (envelope-from <a@b.example>)"
                        + " for <kim@corp.example>"
                        + "| in.corp.example | - | - | in.corp.example | LMTP | corp.example"
            })
    void reads_the_dialects_of_servers(
            String body,
            String helo,
            String host,
            String ip,
            String by,
            String with,
            String recipient) {
        var received = received(body + TIME);
        assertThat(
                        List.of(
                                received.helo(),
                                received.host(),
                                received.ip(),
                                received.by(),
                                received.with(),
                                received.recipientDomain()))
                .containsExactly(
                        text(helo), text(host), text(ip), text(by), text(with), text(recipient));
        assertThat(received.time()).containsExactly(Instant.parse("2026-03-03T09:11:12Z"));
        assertThat(received.isSubmission()).isFalse();
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from [192.168.1.5] (h.isp.example [192.0.2.7]) by s.example with ESMTPSA id 1",
                "from x ([192.0.2.7]) by s.example with esmtpsa (TLS1.3) tls TLS_AES (Exim 4.98)",
                "from x (h.isp.example [192.0.2.7]) (Authenticated sender: kim) by s.example with ESMTP",
                "from authenticated user by s.example with esmtps (Exim 4.98)",
                "by 10.1.2.3 with HTTP",
                "from [192.0.2.7] ([192.0.2.7]) by web.s.example (a.s.example [10.0.0.1]) (via HTTP)",
                "from 192.0.2.7 by web.s.example with HTTPS",
                "from x (account kim@s.example HELO y) by s.example (CommuniGate Pro SMTP 6) with ESMTP",
                "by s.example (Postfix, from userid 33) id 4",
                "(from kim@localhost) by s.example (8.17.1/8.17.1/Submit) id 5",
                "(qmail 123 invoked by uid 1000)",
                "from www-data by s.example with local (Exim 4.98) id 6",
                "from a.example by s.example with SUBMISSION",
                "from x (unknown [192.0.2.7]) by s (Coremail) with UTF8SMTPSA id 7"
            })
    void knows_what_an_author_handed_over(String body) {
        assertThat(received(body + TIME).isSubmission()).isTrue();
    }

    @Test
    void a_login_of_a_filter_is_no_authors() {
        assertThat(
                        received(
                                        "from a.example (localhost [127.0.0.1]) by mx.example"
                                                + " (Authentication Milter) with ESMTP"
                                                + TIME)
                                .isSubmission())
                .isFalse();
    }

    @Test
    void what_a_client_calls_itself_is_no_keyword() {
        var received =
                received(
                        "from by (mx7.shop.example [192.0.2.7]) by in.corp.example with ESMTP"
                                + TIME);
        assertThat(received.by()).isEqualTo("in.corp.example");
        assertThat(received.host()).isEqualTo("mx7.shop.example");
    }

    @Test
    void words_in_comments_and_strings_are_no_clauses() {
        var received =
                received(
                        "from a.example (by (with) forged.example ; for <x@y.example>) (\\) by"
                                + " z.example) by in.corp.example (\"with HTTP\") with ESMTP id \"by"
                                + " q.example\""
                                + TIME);
        assertThat(received.by()).isEqualTo("in.corp.example");
        assertThat(received.with()).isEqualTo("ESMTP");
        assertThat(received.recipientDomain()).isEmpty();
        assertThat(received.isSubmission()).isFalse();
    }

    @Test
    void a_comment_that_was_cut_off_does_not_hide_the_rest() {
        var received =
                received(
                        "from a.example (mx.a.example [192.0.2.7] by in.corp.example with ESMTP"
                                + TIME);
        assertThat(received.by()).isEqualTo("in.corp.example");
        assertThat(received.time()).isNotEmpty();
    }

    @Test
    void reads_a_time_without_a_semicolon_and_the_last_of_several() {
        assertThat(
                        received("by f.example with SMTP id f-1 2026-03-03 09:11:12.25 +0000 UTC")
                                .time())
                .containsExactly(Instant.parse("2026-03-03T09:11:12Z"));
        assertThat(
                        received("by f.example; not a date; Tue, 3 Mar 2026 09:11:12 +0000; more")
                                .time())
                .containsExactly(Instant.parse("2026-03-03T09:11:12Z"));
        assertThat(received("by f.example; soon").time()).isEmpty();
    }

    @Test
    void does_not_throw_whatever_it_reads() {
        ForAll.values(
                random -> {
                    var body = new StringBuilder();
                    for (int i = random.nextInt(30); i > 0; i--) {
                        body.append(ForAll.oneOf(random, PIECES));
                        body.append(random.nextBoolean() ? " " : "");
                    }
                    return body.toString();
                },
                body -> {
                    var received = received(body);
                    assertThat(received.toString()).doesNotContain("\n");
                    assertThat(received.with()).matches("[A-Z0-9 -]*");
                });
    }

    private static final List<String> PIECES =
            List.of(
                    "from",
                    "by",
                    "with",
                    "id",
                    "for",
                    "via",
                    ";",
                    "(",
                    ")",
                    "[",
                    "]",
                    "\"",
                    "\\",
                    "<",
                    ">",
                    "@",
                    "a.example",
                    "192.0.2.7",
                    "IPv6:2001:db8::1",
                    "helo=",
                    "HELO",
                    "unknown",
                    "Tue, 3 Mar 2026 10:11:12 +0100",
                    "2026-03-03",
                    "\u0000",
                    "\u00ff",
                    "\r\n\t",
                    "ESMTPS",
                    "::",
                    "%",
                    "1.2.3.4.5",
                    "=");

    /// What takes a second for each thousand characters more would not come to an end here.
    @ParameterizedTest
    @ValueSource(strings = {"(", "\"", "[", "from by ", "; 1", "a.", "(helo=[", "with (a)", "\\("})
    void reads_fields_of_a_million_characters(String piece) {
        var received = received(piece.repeat(1_000_000 / piece.length()) + " by s.example" + TIME);
        assertThat(received.with()).hasSizeLessThan(40);
        assertThat(received.host()).isEmpty();
    }
}
