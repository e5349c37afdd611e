package dev.dmarcdesk.authres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.authres.Reported.DomainSource;
import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;

/// What other tools get wrong about results that receivers record.
class AuthResTrapsTest {
    private static final String SENDERS =
            """
            DKIM-Signature: v=1; d=a.example; s=s1; b=abcd efgh ijkl
            From: author@a.example
            """;

    private static TrustBoundary trust(String header) {
        return TrustBoundary.of(AuthRes.header(header), BundledData.suffixes());
    }

    private static Reported reported(String body) {
        return reported(body, SENDERS);
    }

    private static Reported reported(String body, String header) {
        return Reported.of(List.of(AuthRes.read(body)), AuthRes.header(header));
    }

    private static List<String> bodies(List<AuthenticationResults> fields) {
        return fields.stream().map(field -> field.field().value()).toList();
    }

    @Test
    void f2_neither_the_first_nor_the_last_is_believed_for_its_place_alone() {
        var trust =
                trust(
                        """
                        Received: from out.b.example (out.b.example [192.0.2.1]) by mx1.r.example with ESMTPS id 1
                        Authentication-Results: mx1.r.example; dkim=fail header.d=a.example
                        Received: from c.example (c.example [192.0.2.2]) by out.b.example with ESMTP id 2
                        Authentication-Results: mx1.r.example; dkim=pass header.d=a.example
                        """
                                + SENDERS
                                + "Authentication-Results: bank.example; dmarc=pass\n");
        assertThat(trust.why()).isEqualTo(Reason.RECEIVERS_OWN);
        assertThat(trust.why().isOwn()).isTrue();
        assertThat(bodies(trust.believed()))
                .containsExactly("mx1.r.example; dkim=fail header.d=a.example");
        assertThat(bodies(trust.claims()))
                .containsExactly(
                        "mx1.r.example; dkim=pass header.d=a.example", "bank.example; dmarc=pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx1.r.example/x; dkim=pass header.d=a.example",
                "dkim=pass header.d=a.example",
                "\"mx1.r.example; dkim=pass header.d=a.example",
                "mx1.r.example.evil.example; dkim=pass header.d=a.example",
                "evilr.example; dkim=pass header.d=a.example",
            })
    void f2_an_id_that_is_foreign_or_cannot_be_read_is_not_trusted(String body) {
        var trust =
                trust(
                        """
                        Received: from out.b.example (out.b.example [192.0.2.1]) by mx1.r.example with ESMTPS id 1
                        Authentication-Results: %s
                        """
                                        .formatted(body)
                                + SENDERS);
        assertThat(trust.why()).isEqualTo(Reason.FOREIGN);
        assertThat(trust.believed()).isEmpty();
    }

    @Test
    void f3_a_relatives_name_is_believed_only_where_the_receiver_alone_can_write() {
        var trust =
                trust(
                        """
                        Received: from mx1.r.example (mx1.r.example [10.0.0.1]) by store.r.example with LMTP id 0
                        Authentication-Results: dkim.r.example; dkim=fail header.d=a.example
                        Authentication-Results: spf.r.example; spf=fail smtp.mailfrom=a.example
                        Received: from out.b.example (out.b.example [192.0.2.1]) by mx1.r.example with ESMTPS id 1
                        Authentication-Results: other.r.example; dmarc=pass header.from=a.example
                        Authentication-Results: dkim.r.example; dkim=pass header.d=a.example
                        """
                                + SENDERS);
        assertThat(trust.why()).isEqualTo(Reason.RECEIVERS_OWN);
        assertThat(bodies(trust.believed()))
                .containsExactly(
                        "dkim.r.example; dkim=fail header.d=a.example",
                        "spf.r.example; spf=fail smtp.mailfrom=a.example");
        assertThat(trust.claims()).hasSize(2);
    }

    @Test
    void f3_a_senders_received_that_names_the_receiver_moves_no_boundary() {
        var trust =
                trust(
                        """
                        Received: from evil.example (evil.example [192.0.2.66]) by mx1.r.example with ESMTPS id 1
                        Authentication-Results: mx1.r.example; dmarc=fail header.from=a.example
                        Authentication-Results: mx2.r.example; dmarc=pass header.from=a.example
                        Received: from a.example (a.example [192.0.2.7]) by mx2.r.example with ESMTPS id 2
                        Authentication-Results: mx1.r.example; dmarc=pass header.from=a.example
                        """
                                + SENDERS);
        assertThat(bodies(trust.believed()))
                .containsExactly("mx1.r.example; dmarc=fail header.from=a.example");
    }

    @Test
    void f3_gmail_writes_below_its_own_received() {
        var trust =
                trust(
                        """
                        Delivered-To: reader@gmail.com
                        Received: by 2002:a05:6358:e483:b0:ed:1eae:60a3 with SMTP id x; Mon, 1 Jan 2024 00:00:00 -0800
                        X-Google-Smtp-Source: abc
                        ARC-Authentication-Results: i=1; mx.google.com; spf=pass smtp.mailfrom=b.example
                        Return-Path: <bounce@b.example>
                        Received: from out.b.example (out.b.example. [192.0.2.1]) by mx.google.com with ESMTPS id y
                        Received-SPF: pass (google.com: domain of bounce@b.example designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1;
                        Authentication-Results: mx.google.com; spf=pass smtp.mailfrom=bounce@b.example
                        """
                                + SENDERS);
        assertThat(trust.why()).isEqualTo(Reason.RECEIVERS_OWN);
        assertThat(trust.authservId()).isEqualTo("mx.google.com");
        assertThat(trust.believed()).hasSize(1);
        assertThat(trust.claims()).isEmpty();
    }

    @Test
    void f4_microsofts_field_names_nobody_and_is_believed_among_microsofts_own() {
        var trust =
                trust(
                        """
                        Received: from CY8PR05MB9817.namprd05.prod.outlook.com (2603:10b6:930:7a::8) by BL0PR05MB4724.namprd05.prod.outlook.com with HTTPS; Mon, 1 Jan 2024 00:00:00 +0000
                        Received: from BN7NAM10FT021.eop-nam10.prod.protection.outlook.com (2603:10b6:408:e6::4) by BN9P220CA0018.outlook.office365.com with Microsoft SMTP Server id 1
                        Authentication-Results: spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=b.example; r.example; dkim=none (message not signed) header.d=none;r.example; dmarc=fail action=oreject header.from=a.example;compauth=fail reason=001
                        Received-SPF: Fail (protection.outlook.com: domain of b.example does not designate 192.0.2.1 as permitted sender) receiver=protection.outlook.com; client-ip=192.0.2.1; helo=out.b.example;
                        Received: from out.b.example (192.0.2.1) by BN7NAM10FT021.mail.protection.outlook.com with Microsoft SMTP Server id 2
                        Authentication-Results: dkim=pass (signature was verified) header.d=a.example;dmarc=pass action=none header.from=a.example;
                        """
                                + SENDERS);
        assertThat(trust.why()).isEqualTo(Reason.MICROSOFTS_OWN);
        assertThat(trust.authservId()).isEmpty();
        assertThat(trust.believed()).hasSize(1);
        assertThat(trust.claims()).hasSize(1);
        var field = trust.believed().getFirst();
        assertThat(field.isExact()).isFalse();
        assertThat(field.results())
                .map(MethodResult::method)
                .containsExactly("spf", "dkim", "dmarc", "compauth");
        var reported = Reported.of(trust.believed(), AuthRes.header(SENDERS));
        assertThat(reported.spf().getFirst().domain()).isEqualTo("b.example");
        assertThat(reported.dkim().getFirst().domain()).isEmpty();
        assertThat(reported.dmarc().getFirst().disposition()).isEqualTo("oreject");
    }

    @Test
    void f4_the_same_field_elsewhere_is_nobodys_word() {
        var trust =
                trust(
                        """
                        Received: from out.b.example (out.b.example [192.0.2.1]) by mx1.r.example with ESMTPS id 1
                        Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=b.example; dmarc=pass action=none header.from=a.example;
                        X-MS-Exchange-Organization-AuthAs: Internal
                        """
                                + SENDERS);
        assertThat(trust.why()).isEqualTo(Reason.FOREIGN);
    }

    @ParameterizedTest
    @CsvSource({
        "mx.microsoft.com 1; none,mx.microsoft.com,1",
        "mx.microsoft.com (front) 1 (door); none,mx.microsoft.com,1",
        "\"mx.r.example\" 2; none,mx.r.example,2",
        "mx.r.example; none,mx.r.example,1",
    })
    void f5_a_version_may_follow_the_id(String body, String id, int version) {
        var field = AuthRes.read(body);
        assertThat(field.isExact()).isTrue();
        assertThat(field.authservId()).isEqualTo(id);
        assertThat(field.version()).isEqualTo(version);
        assertThat(field.results()).isEmpty();
    }

    @Test
    void f6_the_signing_domain_is_that_of_the_signature_with_the_same_beginning() {
        var dkim =
                reported(
                                "mx.google.com; dkim=pass header.i=@news.a.example header.s=s1 header.b=abcdefgh;"
                                        + " dara=pass header.i=@gmail.com",
                                """
                                DKIM-Signature: v=1; d=b.example; s=s1; i=@news.a.example; b=zzzzzzzz
                                DKIM-Signature: v=1; d=a.example; s=s1; i=@news.a.example;
                                  b=abcd efgh
                                  ijkl
                                """)
                        .dkim();
        assertThat(dkim).hasSize(1);
        assertThat(dkim.getFirst().domain()).isEqualTo("a.example");
        assertThat(dkim.getFirst().source()).isEqualTo(DomainSource.SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({
        "header.d=A.example header.i=@x.a.example,a.example,REPORTED",
        "header.i=someone@x.b.example,x.b.example,IDENTIFIER",
        "header.s=s1 header.b=abcdefgh,a.example,SIGNATURE",
        "header.s=s2,'',UNTOLD",
        "header.d=none,'',UNTOLD",
    })
    void f6_without_one_it_is_inferred_and_marked(
            String properties, String domain, DomainSource source) {
        var dkim = reported("mx.r.example; dkim=pass " + properties).dkim().getFirst();
        assertThat(dkim.domain()).isEqualTo(domain);
        assertThat(dkim.source()).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource({
        "dkim=hardfail,fail",
        "dkim=dkim_pass,pass",
        "dkim=dkim_fail,fail",
        "dmarc=success(p=REJECT),pass",
        "dmarc=bestguesspass,none",
        "dmarc=unknown,none",
        "spf=unknown,permerror",
        "spf=tempfail,temperror",
        "spf=SoftFail,softfail",
        "arc=reject,fail",
        "dmarc=splendid,splendid",
        "x-adsp=unknown,unknown",
    })
    void f7_words_of_receivers_are_mapped(String written, String result) {
        var one = AuthRes.read("mx.r.example; " + written).results().getFirst();
        assertThat(one.result()).isEqualTo(result);
        assertThat(one.written())
                .isEqualTo(written.replaceAll("^.*?=|\\(.*", "").toLowerCase(Locale.ROOT));
    }

    @Test
    void f7_ironport_names_the_author_domain_otherwise() {
        var dmarc = reported("esa1.r.example; dmarc=fail (p=none dis=none) d=a.example").dmarc();
        assertThat(dmarc.getFirst().from()).isEqualTo("a.example");
    }

    @Test
    void f13_composite_authentication_is_no_result_of_dmarc() {
        var reported =
                reported("dmarc=fail action=none header.from=a.example;compauth=pass reason=703");
        assertThat(reported.dmarc()).hasSize(1);
        assertThat(reported.dmarc().getFirst().result()).isEqualTo("fail");
        assertThat(reported.compauth()).containsExactly(new Reported.Compauth("pass", "703"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.r.example; spf=fail (client-ip=192.0.2.1; dkim=pass header.d=a.example)",
                "mx.r.example; spf=fail ((dkim=pass); dkim=pass header.d=a.example",
                "mx.r.example; spf=fail (\\); dkim=pass; ) smtp.mailfrom=b.example",
                "mx.r.example; spf=fail reason=\"; dkim=pass header.d=a.example\"",
                "mx.r.example; spf=fail smtp.mailfrom=\"x\\\"; dkim=pass header.d=a.example;\"",
                "mx.r.example; spf=fail smtp.mailfrom=\"x; dkim=pass header.d=a.example",
                "mx.r.example; spf=fail smtp.mailfrom=x dkim=pass header.d=a.example",
                "(dkim=pass) mx.r.example; spf=fail",
                "mx.r.example; spf=fail; (; dkim=pass header.d=a.example",
            })
    void f21_what_is_quoted_is_no_result(String body) {
        var field = AuthRes.read(body);
        assertThat(field.authservId()).isEqualTo("mx.r.example");
        assertThat(field.results()).map(MethodResult::method).containsExactly("spf");
        assertThat(field.results().getFirst().result()).isEqualTo("fail");
    }

    @Test
    void f21_a_comment_of_its_own_result_is_read_for_what_was_done() {
        var dmarc =
                reported(
                                "mx.google.com; spf=pass (dis=REJECT p=NONE) smtp.mailfrom=b.example;"
                                        + " dmarc=fail (p=REJECT sp=QUARANTINE dis=NONE) header.from=a.example")
                        .dmarc();
        assertThat(dmarc)
                .containsExactly(
                        new Reported.Dmarc(
                                "fail", "fail", "a.example", "none", "reject", "quarantine"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy.published-domain-policy=reject policy.applied-disposition=none | reject | none",
                "(p=reject,d=none,d.eval=none) | reject | none",
                "policy.dmarc=quarantine | '' | quarantine",
                "(policy=none) | none | ''",
                "action=pct.reject | '' | pct.reject",
            })
    void what_was_done_stands_in_many_places(String rest, String policy, String disposition) {
        var dmarc = reported("mx.r.example; dmarc=fail " + rest).dmarc().getFirst();
        assertThat(dmarc.policy()).isEqualTo(policy);
        assertThat(dmarc.disposition()).isEqualTo(disposition);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.mailfrom=bounce@b.example smtp.helo=h.example,b.example,MAIL_FROM",
        "smtp.mailfrom=b.example,b.example,MAIL_FROM",
        "smtp.mail=<bounce@b.example>,b.example,MAIL_FROM",
        "smtp.mailfrom= smtp.helo=h.example,h.example,HELO",
        "smtp.mailfrom=\"\" smtp.helo=h.example,h.example,HELO",
        "smtp.mailfrom=<> smtp.helo=h.example,h.example,HELO",
        "smtp.mailfrom=someone,'',UNTOLD",
    })
    void spf_names_what_it_checked(String properties, String domain, Reported.Identity identity) {
        var spf = reported("mx.r.example; spf=pass " + properties).spf().getFirst();
        assertThat(spf.domain()).isEqualTo(domain);
        assertThat(spf.identity()).isEqualTo(identity);
    }

    @Test
    void a_header_that_says_nothing_of_its_way_leaves_only_the_order() {
        var trust =
                trust(
                        """
                        Authentication-Results: dmarc.icloud.com; dmarc=pass header.from=a.example
                        Authentication-Results: spf.icloud.com; spf=pass smtp.mailfrom=a.example
                        Authentication-Results: aaa.com; dkim=pass header.i=@a.example
                        X-Original-Authentication-Results: spf.icloud.com; spf=pass
                        """);
        assertThat(trust.why()).isEqualTo(Reason.TOPMOST);
        assertThat(trust.why().isOwn()).isFalse();
        assertThat(trust.believed()).hasSize(2);
        assertThat(trust.claims()).hasSize(2);
    }

    @Test
    void results_kept_under_another_name_are_claims() {
        var trust =
                trust(
                        """
                        Received: from out.b.example (out.b.example [192.0.2.1]) by mx1.r.example with ESMTPS id 1
                        X-Original-Authentication-Results: mx1.r.example; dmarc=pass
                        """);
        assertThat(trust.why()).isEqualTo(Reason.FOREIGN);
        assertThat(trust.claims()).hasSize(1);
        assertThat(trust("From: a@a.example\n").why()).isEqualTo(Reason.ABSENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pass (google.com: domain of u@b.example designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1; | pass | 192.0.2.1 | u@b.example | '' | google.com",
                "Fail (protection.outlook.com: domain of b.example does not designate 2001:db8::1 as permitted sender) receiver=protection.outlook.com; client-ip=2001:db8::1; helo=h.example; pr=C | fail | 2001:db8::1 | b.example | h.example | protection.outlook.com",
                "SoftFail (mailfrom) identity=mailfrom; client-ip=192.0.2.1; helo=h.example; envelope-from=<u@b.example>; receiver=r.example | softfail | 192.0.2.1 | u@b.example | h.example | r.example",
                "softfail (r.example: domain of transitioning u@b.example does not designate 192.0.2.1 as permitted sender) | softfail | 192.0.2.1 | u@b.example | '' | r.example",
                "error (x) client-ip=192.0.2.1, envelope-from=\"u;v@b.example\" | temperror | 192.0.2.1 | u;v@b.example | '' | ''",
            })
    void received_spf_is_read_in_its_dialects(
            String body, String result, String ip, String from, String helo, String receiver) {
        var spf = AuthRes.valid(ReceivedSpf.parse(AuthRes.field("Received-SPF: " + body)));
        assertThat(spf.result()).isEqualTo(result);
        assertThat(spf.clientIp()).isEqualTo(ip);
        assertThat(spf.envelopeFrom()).isEqualTo(from);
        assertThat(spf.helo()).isEqualTo(helo);
        assertThat(spf.receiver()).isEqualTo(receiver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(pass)", "\"pass", "client-ip=192.0.2.1", "splendid (pass)"})
    void received_spf_without_a_result_says_nothing(String body) {
        assertThat(ReceivedSpf.parse(AuthRes.field("Received-SPF: " + body)))
                .isInstanceOf(Parsed.Invalid.class);
    }
}
