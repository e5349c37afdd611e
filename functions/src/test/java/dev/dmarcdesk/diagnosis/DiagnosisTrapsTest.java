package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.diagnosis.DmarcView.Basis;
import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Sender;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What other readers of headers get wrong, case by case.
class DiagnosisTrapsTest {
    private static final DomainName ACME = DomainName.of("acme.example");

    private static final String ZONE =
            """
            acme.example. TXT "v=spf1 -all"
            _dmarc.acme.example. TXT "v=DMARC1; p=reject"
            """;

    private static final String RECEIVED =
            """
            Received: from out.sender.example (out.sender.example [192.0.2.1])
                    by mx.google.com with ESMTPS id a1;
                    Wed, 18 Nov 2026 09:00:01 -0800 (PST)
            """;

    private static final String REST =
            """
            From: Ann <ann@acme.example>
            Subject: Hello
            Date: Wed, 18 Nov 2026 17:00:00 +0000
            """;

    /// What Gmail recorded of a message from acme.example.
    private static Diagnosis gmail(String results) {
        return diagnose(RECEIVED + "Authentication-Results: mx.google.com; " + results + "\n");
    }

    private static Diagnosis diagnose(String above) {
        return Diagnoses.ofHeader(above + REST, ZONE);
    }

    private static List<String> names(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(cause -> cause.getClass().getSimpleName()).toList();
    }

    @Test
    void f1_a_published_policy_says_nothing_about_a_message() {
        var diagnosis = diagnose(RECEIVED);
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.UNKNOWN);
        assertThat(names(diagnosis)).containsExactly("Untrusted");
    }

    @Test
    void f2_results_that_came_with_the_message_are_claims() {
        var diagnosis =
                diagnose(
                        RECEIVED
                                + "Authentication-Results: mx.google.com; spf=fail"
                                + " smtp.mailfrom=ann@acme.example; dmarc=fail"
                                + " header.from=acme.example\n"
                                + "Received: from a.example (a.example [192.0.2.9])"
                                + " by out.sender.example with ESMTP id b2;"
                                + " Wed, 18 Nov 2026 17:00:00 +0000\n"
                                + "Authentication-Results: out.sender.example; spf=pass"
                                + " smtp.mailfrom=ann@acme.example; dkim=pass"
                                + " header.d=acme.example; dmarc=pass header.from=acme.example\n");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.FAIL);
        assertThat(diagnosis.receiver().claims()).hasSize(1);
        assertThat(diagnosis.receiver().claims().getFirst().results()).contains("dmarc=pass");
    }

    @Test
    void f3_a_claim_under_the_receivers_own_name_is_not_believed_below_others() {
        var diagnosis =
                diagnose(
                        RECEIVED
                                + "Received: from a.example (a.example [192.0.2.9])"
                                + " by out.sender.example with ESMTP id b2;"
                                + " Wed, 18 Nov 2026 17:00:00 +0000\n"
                                + "Authentication-Results: mx.google.com; dkim=pass"
                                + " header.d=acme.example; dmarc=pass header.from=acme.example\n");
        assertThat(diagnosis.receiver().why()).isEqualTo(Reason.FOREIGN);
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void f6_a_domain_known_from_the_identity_alone_is_marked_as_a_guess() {
        var diagnosis = gmail("dkim=pass header.i=@mail.acme.example header.s=s1");
        var signature = diagnosis.signatures().getFirst();
        assertThat(signature.domainInferred()).isTrue();
        assertThat(signature.identifier().getFirst().domain()).hasToString("mail.acme.example");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.PASS);
        assertThat(gmail("dara=pass header.i=@acme.example").signatures()).isEmpty();
    }

    @Test
    void f6_the_field_with_the_same_signature_tells_the_domain() {
        var diagnosis =
                diagnose(
                        RECEIVED
                                + "Authentication-Results: mx.google.com;"
                                + " dkim=pass header.i=@mail.acme.example header.s=s1"
                                + " header.b=AbCdEfGh\n"
                                + "DKIM-Signature: v=1; a=rsa-sha256; d=acme.example; s=s1;"
                                + " i=@mail.acme.example; h=from; bh=AAAA; b=AbCdEfGhIjKl\n");
        var signature = diagnosis.signatures().getFirst();
        assertThat(diagnosis.signatures()).hasSize(1);
        assertThat(signature.identifier().getFirst().domain()).isEqualTo(ACME);
        assertThat(signature.domainInferred()).isFalse();
    }

    @Test
    void f7_a_guessed_pass_is_no_pass() {
        var diagnosis =
                Diagnoses.ofHeader(
                        RECEIVED
                                + "Authentication-Results: mx.google.com; spf=pass"
                                + " smtp.mailfrom=acme.example; dmarc=bestguesspass"
                                + " header.from=acme.example\n"
                                + REST,
                        "");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.NONE);
        assertThat(diagnosis.dmarc().reported()).isEqualTo("bestguesspass");
        assertThat(names(diagnosis)).containsExactly("NoPolicy");
    }

    @Test
    void f8_one_aligned_pass_suffices() {
        var diagnosis =
                gmail(
                        "dkim=fail header.d=acme.example header.s=old; dkim=pass"
                                + " header.d=acme.example header.s=new; spf=fail"
                                + " smtp.mailfrom=acme.example; dmarc=pass header.from=acme.example");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.PASS);
        assertThat(diagnosis.causes()).isEmpty();
        assertThat(diagnosis.signatures().getFirst().selector()).isEqualTo("new");
    }

    @Test
    void f9_what_broke_is_blamed_and_not_the_other() {
        assertThat(
                        names(
                                gmail(
                                        "dkim=fail reason=\"body hash did not verify\""
                                                + " header.d=acme.example; spf=softfail"
                                                + " smtp.mailfrom=acme.example; dmarc=fail"
                                                + " header.from=acme.example")))
                .containsExactly("BodyChanged", "ServerNotAuthorized");
    }

    @Test
    void f9_a_reason_may_stand_in_a_comment() {
        assertThat(
                        names(
                                gmail(
                                        "dkim=neutral (body hash did not verify)"
                                                + " header.i=@acme.example; dmarc=fail"
                                                + " header.from=acme.example")))
                .containsExactly("BodyChanged");
        assertThat(
                        names(
                                gmail(
                                        "dkim=fail (signature did not verify)"
                                                + " header.d=acme.example; dmarc=fail"
                                                + " header.from=acme.example")))
                .containsExactly("HeaderChanged");
    }

    @Test
    void f10_two_passes_for_a_service_are_none_for_the_author() {
        var diagnosis =
                gmail(
                        "dkim=pass header.d=sendgrid.net header.s=s1; spf=pass"
                                + " smtp.mailfrom=bounces@em1.sendgrid.net; dmarc=fail (p=REJECT"
                                + " dis=QUARANTINE) header.from=acme.example");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.FAIL);
        assertThat(names(diagnosis)).containsExactly("ProviderSignsOnly");
        assertThat(diagnosis.services()).extracting(Sender::slug).containsExactly("sendgrid");
        assertThat(diagnosis.handling().disposition()).isEqualTo("quarantine");
    }

    @Test
    void f11_a_failed_spf_is_no_failure_beside_an_aligned_signature() {
        var diagnosis =
                gmail("spf=fail smtp.mailfrom=acme.example; dkim=pass header.d=acme.example");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.PASS);
        assertThat(diagnosis.causes()).isEmpty();
    }

    @Test
    void f12_a_passed_chain_never_passes_dmarc() {
        var diagnosis =
                gmail(
                        "arc=pass (i=1 spf=pass dkim=pass dmarc=pass); spf=pass"
                                + " smtp.mailfrom=list.example; dmarc=fail (p=REJECT dis=NONE)"
                                + " header.from=acme.example");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.FAIL);
        assertThat(diagnosis.handling().arc()).isEqualTo("pass");
        assertThat(diagnosis.path().kind()).isNotEqualTo(Path.Kind.FORWARDED);
    }

    @Test
    void f13_composite_authentication_is_no_result_of_dmarc() {
        var diagnosis =
                diagnose(
                        "Received: from a.eurprd01.prod.outlook.com (2603:1::1) by"
                                + " b.eurprd01.prod.outlook.com with HTTPS;"
                                + " Wed, 18 Nov 2026 17:00:05 +0000\n"
                                + "Authentication-Results: spf=fail (sender IP is 192.0.2.1)"
                                + " smtp.mailfrom=acme.example; dkim=none (message not signed)"
                                + " header.d=none;dmarc=fail action=oreject"
                                + " header.from=acme.example;compauth=pass reason=130\n"
                                + "Received: from out.sender.example (192.0.2.1) by"
                                + " c.mail.protection.outlook.com (10.0.0.1) with Microsoft SMTP"
                                + " Server; Wed, 18 Nov 2026 17:00:03 +0000\n");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.FAIL);
        assertThat(diagnosis.handling().composite())
                .containsExactly(new Handling.Composite("pass", "130"));
    }

    @Test
    void f14_a_disposition_of_none_is_no_pass() {
        var diagnosis =
                gmail(
                        "spf=pass smtp.mailfrom=other.example; dmarc=fail (p=REJECT dis=NONE)"
                                + " header.from=acme.example");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.FAIL);
        assertThat(diagnosis.handling().disposition()).isEqualTo("none");
        assertThat(diagnosis.handling().policy()).isEqualTo("reject");
    }

    @Test
    void f15_forwarding_alone_leaves_a_signature_whole() {
        var diagnosis =
                diagnose(
                        "X-Forwarded-To: me@gmail.com\nX-Forwarded-For: me@alumni.example"
                                + " me@gmail.com\n"
                                + RECEIVED
                                + "Authentication-Results: mx.google.com; spf=softfail"
                                + " smtp.mailfrom=ann@acme.example; dkim=pass"
                                + " header.d=acme.example; dmarc=pass header.from=acme.example\n");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.PASS);
        assertThat(diagnosis.causes()).isEmpty();
    }

    @Test
    void f16_a_rewritten_bounce_address_passes_for_the_forwarder_only() {
        var diagnosis =
                diagnose(
                        "Return-Path: <SRS0=ab=cd=acme.example=ann@alumni.example>\n"
                                + RECEIVED
                                + "Authentication-Results: mx.google.com; spf=pass"
                                + " smtp.mailfrom=\"SRS0=ab=cd=acme.example=ann@alumni.example\";"
                                + " dmarc=fail header.from=acme.example\n");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.FAIL);
        assertThat(diagnosis.causes())
                .containsExactly(new Cause.Forwarded("alumni.example", false));
        assertThat(diagnosis.spf().identifier().getFirst().alignment())
                .isInstanceOf(IdentifierAlignment.None.class);
    }

    @Test
    void f17_none_temperror_and_permerror_are_no_failure() {
        var none =
                Diagnoses.ofHeader(
                        RECEIVED
                                + "Authentication-Results: mx.google.com; spf=fail"
                                + " smtp.mailfrom=acme.example; dmarc=none"
                                + " header.from=acme.example\n"
                                + REST,
                        "");
        assertThat(none.dmarc().result()).isEqualTo(Result.NONE);
        var temporary =
                gmail(
                        "dkim=temperror header.d=acme.example; dmarc=temperror"
                                + " header.from=acme.example");
        assertThat(temporary.dmarc().result()).isEqualTo(Result.TEMPERROR);
        assertThat(names(temporary)).containsExactly("LookupFailed");
    }

    @Test
    void f18_several_authors_cannot_be_judged() {
        var two = diagnose(RECEIVED + "From: bank@bank.example\n");
        assertThat(two.author()).isInstanceOf(Author.Several.class);
        assertThat(two.dmarc().result()).isEqualTo(Result.PERMERROR);
        assertThat(names(two)).containsExactly("NoSingleAuthor");
        var twice =
                Diagnoses.ofHeader(
                        RECEIVED + "From: a@acme.example, b@bank.example\nDate: x\n", ZONE);
        assertThat(twice.author())
                .isEqualTo(new Author.Several(List.of(ACME, DomainName.of("bank.example")), 1));
        assertThat(twice.dmarc().result()).isEqualTo(Result.PERMERROR);
    }

    @Test
    void f19_missing_fields_of_one_receiver_are_no_finding() {
        assertThat(gmail("dkim=pass header.d=acme.example").causes()).isEmpty();
    }

    @Test
    void f20_services_are_known_by_whole_labels() {
        var diagnosis =
                gmail(
                        "dkim=pass header.d=sendgrid.net.evil.example header.s=x1; spf=pass"
                                + " smtp.mailfrom=notsendgrid.net; dmarc=fail header.from=acme.example");
        assertThat(diagnosis.services()).isEmpty();
        assertThat(names(diagnosis)).containsExactly("NothingOfOurs");
    }

    @Test
    void f21_words_in_comments_and_strings_are_no_results() {
        var diagnosis =
                gmail(
                        "spf=fail (dmarc=pass; dkim=pass header.d=acme.example)"
                                + " smtp.mailfrom=\"dkim=pass header.d=acme.example\"@other.example;"
                                + " dmarc=fail header.from=acme.example");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.FAIL);
        assertThat(diagnosis.signatures()).isEmpty();
    }

    @Test
    void a_helo_name_never_counts_beside_a_bounce_address() {
        var diagnosis =
                diagnose(
                        "Return-Path: <x@other.example>\n"
                                + RECEIVED
                                + "Authentication-Results: mx.google.com; spf=pass"
                                + " smtp.helo=acme.example\n");
        assertThat(diagnosis.spf().helo()).isTrue();
        assertThat(diagnosis.spf().identifier()).isEmpty();
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.FAIL);
    }

    /// RFC 9989 §3.2.4: the MAIL FROM identity of the null path is postmaster at the HELO name.
    @Test
    void a_helo_name_counts_for_an_empty_bounce_address() {
        var diagnosis =
                diagnose(
                        "Return-Path: <>\n"
                                + RECEIVED
                                + "Authentication-Results: mx.google.com; spf=pass"
                                + " smtp.helo=mail.acme.example\n");
        assertThat(diagnosis.spf().nullPath()).isTrue();
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.PASS);
    }

    @Test
    void what_the_receiver_did_is_known_even_without_a_policy_of_today() {
        var diagnosis =
                Diagnoses.ofHeader(
                        RECEIVED
                                + "Authentication-Results: mx.google.com; dkim=pass"
                                + " header.d=mail.acme.example; dmarc=pass (p=REJECT dis=NONE)"
                                + " header.from=acme.example\n"
                                + REST,
                        "acme.example. TXT \"x\"");
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.PASS);
        assertThat(diagnosis.dmarc().basis()).isEqualTo(Basis.RECORDED);
        assertThat(diagnosis.signatures().getFirst().identifier().getFirst().alignment())
                .isEqualTo(new IdentifierAlignment.Relaxed(ACME, true));
    }
}
