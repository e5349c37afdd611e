package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.BounceAddress.Form;
import dev.dmarcdesk.mail.ReturnPath.State;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// RFC 5321 §4.4, and what forwarders and lists make of the address.
class ReturnPathTest {
    private static ReturnPath path(String header) {
        return switch (HeaderParser.parse(header)) {
            case Parsed.Valid<HeaderBlock>(var block, _) -> ReturnPath.of(block);
            case Parsed.Invalid<HeaderBlock>(var defects) ->
                    throw new AssertionError(defects.toString());
        };
    }

    @Test
    void tells_the_null_path_from_none_and_from_rubbish() {
        assertThat(path("Subject: x\n").state()).isEqualTo(State.MISSING);
        assertThat(path("Return-Path: <>\n").state()).isEqualTo(State.NULL);
        assertThat(path("Return-Path:\n").state()).isEqualTo(State.NULL);
        assertThat(path("Return-Path: <kim>\n").state()).isEqualTo(State.UNREADABLE);
        assertThat(path("Return-Path: <kim@[192.0.2.1]>\n").addresses()).hasSizeLessThan(2);
    }

    @Test
    void the_topmost_counts_and_the_others_are_kept() {
        var path = path("Return-Path: <a@one.example>\nReturn-Path: b@two.example\n");
        assertThat(path.state()).isEqualTo(State.ADDRESS);
        assertThat(path.addresses())
                .extracting(address -> address.domain().toString())
                .containsExactly("one.example", "two.example");
    }

    @Test
    void keeps_no_local_part() {
        assertThat(path("Return-Path: <SRS0=Ab1=CD=old.example=kim.doe@fwd.example>\n").toString())
                .contains("fwd.example", "old.example")
                .doesNotContain("kim", "doe", "Ab1");
    }

    @ParameterizedTest
    @CsvSource({
        "kim@a.example, PLAIN",
        "bounces+123-4567-kim=b.example@em1.a.example, PLAIN",
        "kim+caf_=lee=b.example@a.example, PASSED_ON",
        "prvs=1234abcdef=kim@a.example, TAGGED",
        "msprvs1=17abc=bounces-1@a.example, TAGGED",
        "talk-bounces@lists.example, OF_LIST",
        "talk-bounces+kim=b.example@lists.example, OF_LIST",
        "owner-talk@lists.example, OF_LIST",
        "talk-return-12-kim=b.example@lists.example, OF_LIST",
        "talk+bounces-12-kim=b.example@lists.example, OF_LIST",
        "talk+bncBCQPF57GUQHBBIW36TGAMGQE@lists.example, OF_LIST"
    })
    void knows_the_forms(String address, Form form) {
        assertThat(BounceAddress.parse(address).map(BounceAddress::form))
                .isEqualTo(Parsed.valid(form));
    }

    @ParameterizedTest
    @CsvSource({
        "SRS0=HHH=TT=old.example=kim@fwd.example",
        "SRS0+HHH=TT=old.example=kim@fwd.example",
        "srs0-hhh=tt=old.example=kim=extra@fwd.example",
        "SRS1=HHH=first.example==HHH=TT=old.example=kim@fwd.example",
        "SRS1=HHH=first.example=+HHH=TT=old.example=kim@fwd.example",
        "lee+SRS=HHHHH=TT=old.example=kim@fwd.example"
    })
    void finds_the_domain_before_the_forwarder(String address) {
        assertThat(BounceAddress.parse(address).map(BounceAddress::original))
                .isEqualTo(Parsed.valid(List.of(DomainName.of("old.example"))));
    }
}
