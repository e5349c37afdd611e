package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Hop;
import dev.dmarcdesk.diagnosis.Path.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PathReaderTest {
    private static final String FROM = "From: Kim <kim@shop.example>\n";

    /// From the author's server to the receiver's.
    private static final String DIRECT =
            """
            Received: from mx.shop.example (mx.shop.example [192.0.2.7])
             by in.corp.example (Postfix) with ESMTPS id 2
             for <lee@corp.example>; Tue, 3 Mar 2026 10:00:05 +0000
            Received: from [192.168.1.5] (p5b0d1234.dip0.isp.example [203.0.113.9])
             by mx.shop.example (Postfix) with ESMTPSA id 1
             for <lee@corp.example>; Tue, 3 Mar 2026 10:00:00 +0000
            """;

    /// The same over a mailbox at another domain.
    private static final String PASSED =
            """
            Received: from out.alumni.example (out.alumni.example [198.51.100.3])
             by in.corp.example (Postfix) with ESMTPS id 3
             for <lee@corp.example>; Tue, 3 Mar 2026 10:00:09 +0000
            Received: from mx.shop.example (mx.shop.example [192.0.2.7])
             by in.alumni.example (Postfix) with ESMTPS id 2
             for <lee@alumni.example>; Tue, 3 Mar 2026 10:00:05 +0000
            """;

    private static Path read(String header) {
        return Paths.of(header);
    }

    @Test
    void tells_the_servers_in_the_order_they_had_it_and_how_long_each_took() {
        var path = read(DIRECT + FROM);
        assertThat(path.kind()).isEqualTo(Kind.DIRECT);
        assertThat(path.hops())
                .extracting(Hop::from, Hop::by, Hop::protocol, Hop::delaySeconds)
                .containsExactly(
                        tuple("", "mx.shop.example", "ESMTPSA", List.of()),
                        tuple("mx.shop.example", "in.corp.example", "ESMTPS", List.of(5L)));
    }

    @Test
    void clocks_that_disagree_make_a_delay_negative() {
        var path = read(DIRECT.replace("10:00:05", "09:59:50"));
        assertThat(path.hops().getLast().delaySeconds()).containsExactly(-10L);
    }

    @Test
    void a_hop_without_a_time_is_left_out_of_the_delays() {
        var path =
                read(
                        """
                        Received: from b.example by c.example; Tue, 3 Mar 2026 10:00:09 +0000
                        Received: from a.example by b.example
                        Received: by a.example; Tue, 3 Mar 2026 10:00:00 +0000
                        """);
        assertThat(path.hops().get(1).time()).isEmpty();
        assertThat(path.hops().get(1).delaySeconds()).isEmpty();
        assertThat(path.hops().get(2).delaySeconds()).containsExactly(9L);
    }

    @Test
    void without_any_server_nothing_is_known() {
        var path = read(FROM);
        assertThat(path.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(path.hops()).isEmpty();
        assertThat(path.reason().text()).contains("Received");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-BeenThere: talk@lists.example.org; h=\"x\" | CERTAIN | lists.example.org",
                "Mailing-list: list talk@groups.example.org; contact talk+owners@groups.example.org"
                        + " | CERTAIN | groups.example.org",
                "X-Mailman-Version: 3.3.9 | CERTAIN | ''",
                "List-Post: <mailto:talk@lists.example.org> | LIKELY | lists.example.org",
                "List-Id: Talk <talk.lists.example.org> | LIKELY | lists.example.org",
                "List-Id: <weekly.shop.example> | GUESS | shop.example",
                "List-Id: <4711.xt.local> | GUESS | ''",
                "Precedence: list | GUESS | ''"
            })
    void knows_a_list_by_its_marks(String field, Certainty certainty, String via) {
        var path = read(DIRECT + FROM + field + "\n");
        assertThat(path.kind()).isEqualTo(Kind.MAILING_LIST);
        assertThat(path.certainty()).isEqualTo(certainty);
        assertThat(path.via()).isEqualTo(via);
        assertThat(path.reason().text()).doesNotContain("talk", "weekly", "4711");
    }

    @Test
    void bounces_to_the_list_make_it_certain() {
        var path =
                read(
                        "Return-Path: <talk-bounces+lee=corp.example@lists.example.org>\n"
                                + "List-Id: <talk.lists.example.org>\n"
                                + DIRECT
                                + FROM);
        assertThat(path.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(path.reason().text())
                .isEqualTo(
                        "The message bears a List-Id of lists.example.org, and its bounces go to the list.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List-Unsubscribe: <https://shop.example/u>, <mailto:u@shop.example>",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                "List-Post: NO",
                "Precedence: bulk",
                "Errors-To: bounce@shop.example",
                "Feedback-ID: 1:2:3:shop",
                "Subject: [talk] Fwd: hello",
                "Auto-Submitted: auto-generated",
                "X-Forwarded-Encrypted: i=1; AJvYcCX@corp.example",
                "X-Google-DKIM-Signature: v=1; a=rsa-sha256; d=1e100.net",
                "X-Gm-Message-State: AOJu0Y",
                "Sender: kim@mail.shop.example",
                "Delivered-To: lee@corp.example\nDelivered-To: lee@boxes.corp.example"
            })
    void what_newsletters_and_direct_mail_bear_is_no_mark(String field) {
        assertThat(
                        read("Return-Path: <b+12-lee=corp.example@shop.example>\n"
                                        + DIRECT
                                        + FROM
                                        + field
                                        + "\n")
                                .kind())
                .isEqualTo(Kind.DIRECT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Return-Path: <SRS0=a=b=shop.example=kim@alumni.example> | CERTAIN | alumni.example",
                "Return-Path: <lee+caf_=lee=corp.example@alumni.example> | CERTAIN | alumni.example",
                "X-Forwarded-For: lee@alumni.example lee@corp.example | CERTAIN | alumni.example",
                "X-Forwarded-To: lee@corp.example | LIKELY | ''",
                "X-MS-Exchange-Inbox-Rules-Loop: lee@alumni.example | CERTAIN | alumni.example",
                "Resent-From: Lee <lee@alumni.example> | CERTAIN | alumni.example",
                "Resent-Date: Tue, 3 Mar 2026 10:00:06 +0000 | CERTAIN | ''",
                "Auto-Submitted: auto-forwarded | LIKELY | ''"
            })
    void knows_a_forwarder_by_its_marks(String field, Certainty certainty, String via) {
        var path = read(field + "\n" + DIRECT + FROM);
        assertThat(path.kind()).isEqualTo(Kind.FORWARDED);
        assertThat(path.certainty()).isEqualTo(certainty);
        assertThat(path.via()).isEqualTo(via);
        assertThat(path.toString()).doesNotContain("lee", "kim");
    }

    @Test
    void an_address_of_a_web_client_is_no_forwarder() {
        assertThat(read("X-Forwarded-For: 203.0.113.9\n" + DIRECT + FROM).kind())
                .isEqualTo(Kind.DIRECT);
    }

    @Test
    void two_mailboxes_of_two_operators_show_that_it_was_passed_on() {
        var plain = PASSED.replaceAll(" for <.*>;", " ;");
        var path =
                read(
                        "Delivered-To: lee@corp.example\n"
                                + plain.replace(
                                        "Received: from mx.shop",
                                        "Delivered-To: lee@alumni.example\nReceived: from mx.shop")
                                + FROM);
        assertThat(path.kind()).isEqualTo(Kind.FORWARDED);
        assertThat(path.via()).isEqualTo("alumni.example");
        assertThat(read(plain + FROM).kind()).isEqualTo(Kind.DIRECT);
    }

    @Test
    void another_recipient_at_another_operator_shows_it_too() {
        var path = read(PASSED + FROM);
        assertThat(path.kind()).isEqualTo(Kind.FORWARDED);
        assertThat(path.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(path.via()).isEqualTo("alumni.example");
    }

    @Test
    void a_service_that_only_forwards_is_known_by_its_hosts() {
        var path =
                read(
                        PASSED.replace("in.alumni.example", "mx1.forwardemail.net")
                                .replaceAll(" for <.*>;", " ;"));
        assertThat(path.kind()).isEqualTo(Kind.FORWARDED);
        assertThat(path.via()).isEqualTo("forwardemail.net");
    }
}
