package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;

import org.junit.jupiter.api.Test;

/// A gateway of the receiver stands in between; one of the sender is the sender.
class GatewayPathTest {
    private static final String FROM = "From: Kim <kim@shop.example>\n";

    private static String through(
            String exit, String gateway, String with, String taker, String recipient) {
        return "Received: from "
                + exit
                + " ("
                + exit
                + " [198.51.100.3]) by "
                + taker
                + " with ESMTPS id 2 for <lee@"
                + recipient
                + ">; Tue, 3 Mar 2026 10:00:09 +0000\n"
                + "Received: from mx.shop.example (mx.shop.example [192.0.2.7]) by "
                + gateway
                + " with "
                + with
                + " id 1; Tue, 3 Mar 2026 10:00:05 +0000\n"
                + FROM;
    }

    private static final String TAKER = "ab1.mail.protection.outlook.com";

    @Test
    void what_a_gateway_checked_it_took_for_the_receiver() {
        var path =
                Paths.of(
                        through(
                                        "mx0a-1.pphosted.com",
                                        "mx0a-1.pphosted.com",
                                        "ESMTPS",
                                        TAKER,
                                        "corp.example")
                                .replace(
                                        "Received: from mx.shop",
                                        "Authentication-Results: ppops.net; spf=pass"
                                                + " smtp.mailfrom=kim@shop.example\nReceived: from mx.shop"));
        assertThat(path.kind()).isEqualTo(Kind.GATEWAY);
        assertThat(path.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(path.via()).isEqualTo("pphosted.com");
    }

    @Test
    void a_gateway_may_be_named_for_one_direction() {
        assertThat(
                        Paths.of(
                                        through(
                                                "eu-smtp-inbound-1.mimecast.com",
                                                "relay.mimecast.com",
                                                "ESMTP",
                                                TAKER,
                                                "corp.example"))
                                .kind())
                .isEqualTo(Kind.GATEWAY);
        var sent =
                Paths.of(
                        through(
                                "eu-smtp-outbound-1.mimecast.com",
                                "relay.mimecast.com",
                                "ESMTP",
                                TAKER,
                                "corp.example"));
        assertThat(sent.kind()).isEqualTo(Kind.DIRECT);
        assertThat(sent.reason().text()).contains("sender's own gateway", "mimecast.com");
    }

    @Test
    void who_logs_in_to_a_gateway_or_writes_to_a_personal_mailbox_is_its_customer() {
        assertThat(
                        Paths.of(
                                        through(
                                                "esa1.x.iphmx.com",
                                                "esa1.x.iphmx.com",
                                                "ESMTPSA",
                                                TAKER,
                                                "corp.example"))
                                .kind())
                .isEqualTo(Kind.DIRECT);
        assertThat(
                        Paths.of(
                                        through(
                                                "esa1.x.iphmx.com",
                                                "esa1.x.iphmx.com",
                                                "ESMTPS",
                                                "mx.google.com",
                                                "gmail.com"))
                                .kind())
                .isEqualTo(Kind.DIRECT);
    }

    @Test
    void where_nothing_tells_whose_it_is_a_guess() {
        var path =
                Paths.of(
                        through(
                                "esa1.x.iphmx.com",
                                "esa1.x.iphmx.com",
                                "ESMTPS",
                                TAKER,
                                "corp.example"));
        assertThat(path.kind()).isEqualTo(Kind.GATEWAY);
        assertThat(path.certainty()).isEqualTo(Certainty.GUESS);
    }

    @Test
    void f20_a_gateway_is_known_by_whole_labels() {
        for (String host : new String[] {"mx.notpphosted.com", "mx.pphosted.com.shop.example"}) {
            assertThat(Paths.of(through(host, host, "ESMTPS", TAKER, "corp.example")).kind())
                    .isEqualTo(Kind.DIRECT);
        }
    }

    @Test
    void a_mark_of_a_forwarder_counts_more() {
        assertThat(
                        Paths.of(
                                        "Return-Path: <SRS0=a=b=shop.example=kim@corp.example>\n"
                                                + through(
                                                        "mx0a-1.pphosted.com",
                                                        "mx0a-1.pphosted.com",
                                                        "ESMTPS",
                                                        TAKER,
                                                        "corp.example"))
                                .kind())
                .isEqualTo(Kind.FORWARDED);
    }
}
