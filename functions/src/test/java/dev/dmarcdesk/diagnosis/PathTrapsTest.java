package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;

import org.junit.jupiter.api.Test;

/// Cases in which other tools tell people something wrong about the way a message took.
class PathTrapsTest {
    private static String received(String from, String by, int second) {
        return "Received: from %s (%s [192.0.2.7]) by %s with ESMTPS id 1; Tue, 3 Mar 2026 10:00:%02d +0000\n"
                .formatted(from, from, by, second);
    }

    private static String seal(int instance, String domain, String status) {
        return "ARC-Seal: i=%d; a=rsa-sha256; t=1; cv=%s; d=%s; s=x; b=AAAA\n"
                .formatted(instance, status, domain);
    }

    private static final String FROM = "From: kim@shop.example\n";

    @Test
    void f12_a_seal_of_the_receiver_does_not_make_it_forwarded() {
        assertThat(
                        Paths.of(
                                        seal(1, "google.com", "none")
                                                + received("mx.shop.example", "mx.google.com", 5)
                                                + FROM)
                                .kind())
                .isEqualTo(Kind.DIRECT);
    }

    @Test
    void f12_the_senders_own_service_may_seal_before_the_receiver_does() {
        assertThat(
                        Paths.of(
                                        seal(2, "google.com", "pass")
                                                + received(
                                                        "a1.outbound.protection.outlook.com",
                                                        "mx.google.com",
                                                        9)
                                                + seal(1, "microsoft.com", "none")
                                                + received(
                                                        "A1.eurprd01.prod.outlook.com",
                                                        "A2.eurprd01.prod.outlook.com",
                                                        5)
                                                + FROM)
                                .kind())
                .isEqualTo(Kind.DIRECT);
        assertThat(
                        Paths.of(
                                        seal(2, "google.com", "pass")
                                                + received(
                                                        "a1.outbound.protection.outlook.com",
                                                        "mx.google.com",
                                                        9)
                                                + seal(1, "microsoft.com", "none")
                                                + received(
                                                        "ex1.shop.example",
                                                        "A2.eurprd01.prod.outlook.com",
                                                        5)
                                                + FROM)
                                .kind())
                .isEqualTo(Kind.DIRECT);
    }

    @Test
    void f12_who_takes_it_from_strangers_and_seals_it_for_another_sealer_passed_it_on() {
        var path =
                Paths.of(
                        seal(2, "google.com", "pass")
                                + received("out.alumni.example", "mx.google.com", 9)
                                + seal(1, "alumni.example", "none")
                                + received("o1.ses.example", "in.alumni.example", 5)
                                + FROM);
        assertThat(path.kind()).isEqualTo(Kind.FORWARDED);
        assertThat(path.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(path.via()).isEqualTo("alumni.example");
    }

    @Test
    void f15_that_it_was_forwarded_does_not_say_that_anything_broke() {
        var path =
                Paths.of(
                        "Resent-From: lee@alumni.example\n"
                                + received("a.example", "b.example", 5));
        assertThat(path.kind()).isEqualTo(Kind.FORWARDED);
        assertThat(path.reason().text()).doesNotContainIgnoringCase("dkim").doesNotContain("broke");
    }

    @Test
    void f16_a_rewritten_bounce_address_is_the_forwarders_and_names_whose_it_was() {
        var path =
                Paths.of(
                        "Return-Path: <SRS0=x1Yz=AB=shop.example=kim.doe@alumni.example>\n"
                                + received("out.alumni.example", "mx.google.com", 9)
                                + FROM);
        assertThat(path.kind()).isEqualTo(Kind.FORWARDED);
        assertThat(path.via()).isEqualTo("alumni.example");
        assertThat(path.reason().text())
                .isEqualTo(
                        "A forwarder at alumni.example rewrote the bounce address, which was at"
                                + " shop.example before.")
                .doesNotContain("kim");
    }
}
