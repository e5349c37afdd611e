package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A hop shows servers, and nobody's machine.
class HopPrivacyTest {
    private static final String TIME = "; Tue, 3 Mar 2026 10:00:00 +0000\n";

    private static final String LAST =
            "Received: from mx.shop.example (mx.shop.example [192.0.2.7]) by in.corp.example with"
                    + " ESMTPS id 2 for <lee@corp.example>"
                    + TIME;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[192.168.1.5] ([192.168.1.5]) by mx.shop.example with ESMTP",
                "[203.0.113.9] (unknown [203.0.113.9]) by mx.shop.example with ESMTPSA",
                "DESKTOP-ABC12 (unknown [203.0.113.9]) by mx.shop.example with ESMTP",
                "DESKTOP-ABC12.corp.example (cust.isp.example [203.0.113.9]) by mx.shop.example with ESMTP",
                "kims-macbook.shop.example ([10.1.2.3]) by mx.shop.example with ESMTP",
                "x (p5b0d1234.dip0.isp.example [203.0.113.9]) by mx.shop.example with ESMTP",
                "x (host-203-0-113-9.isp.example [203.0.113.9]) by mx.shop.example with ESMTP",
                "x (9.113.0.203.isp.example [203.0.113.9]) by mx.shop.example with ESMTP",
                "x (p200300cb8704a900f059545e4a985631.isp.example [2001:db8::1]) by mx.shop.example with ESMTP",
                "x (dyn-12.isp.example [203.0.113.9]) by mx.shop.example with ESMTP",
                "kim.vpn.isp.example (kim.vpn.isp.example [203.0.113.9]) by mx.shop.example with ESMTPSA",
                "desk7.shop.example (desk7.shop.example [192.0.2.70]) by mx.shop.example with ESMTP",
                "203.0.113.9 by mx.shop.example with HTTPS",
                "kim.isp.example ([203.0.113.9]) (authenticated user kim) by mx.shop.example with ESMTP"
            })
    void an_authors_machine_is_not_shown(String clauses) {
        var path =
                Paths.of(
                        LAST + "Received: from " + clauses + " id 1 for <lee@corp.example>" + TIME);
        assertThat(path.hops().getFirst().from()).isEmpty();
        assertThat(path.hops().getFirst().by()).isEqualTo("mx.shop.example");
        assertThat(path.toString())
                .doesNotContain(
                        "203", "192.168", "10.1.2.3", "lee", "DESKTOP", "kim", "isp.example");
    }

    @ParameterizedTest
    @CsvSource({
        "mta7.shop.example, mta7.shop.example",
        "mail-ed1-f51.google.com, mail-ed1-f51.google.com",
        "o1.ptr2625.mailer.example, o1.ptr2625.mailer.example",
        "a8-29.smtp-out.mailer.example, a8-29.smtp-out.mailer.example"
    })
    void a_server_of_others_is_shown(String host, String shown) {
        var path =
                Paths.of(
                        "Received: from "
                                + host
                                + " ("
                                + host
                                + " [192.0.2.7]) by in.corp.example with ESMTPS id 2"
                                + TIME);
        assertThat(path.hops().getFirst().from()).isEqualTo(shown);
    }

    @Test
    void a_machine_that_sends_by_itself_is_named_only_if_the_world_may_know_it() {
        assertThat(
                        Paths.of("Received: by kims-laptop (Postfix, from userid 1000) id 1" + TIME)
                                .hops()
                                .getFirst()
                                .by())
                .isEmpty();
        assertThat(
                        Paths.of(
                                        "Received: by web7.shop.example (Postfix, from userid 33) id 1"
                                                + TIME)
                                .hops()
                                .getFirst()
                                .by())
                .isEqualTo("web7.shop.example");
    }

    @Test
    void addresses_are_no_names() {
        var hop =
                Paths.of("Received: from 192.0.2.1 by 10.1.2.3 with SMTP" + TIME).hops().getFirst();
        assertThat(hop.by()).isEmpty();
        assertThat(hop.from()).isEmpty();
        assertThat(hop.protocol()).isEqualTo("SMTP");
    }
}
