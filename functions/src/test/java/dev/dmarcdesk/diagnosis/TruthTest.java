package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.dkim.HeaderChange;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.report.Verdict;
import dev.dmarcdesk.sender.Sender;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a diagnosis may not say, because it is not true: culprits without a mark, verdicts of then
/// from records of now, and things to do that are done already.
class TruthTest {
    private static final String ZONE =
            """
            acme.example. A 192.0.2.1
            _dmarc.acme.example. TXT "v=DMARC1; p=reject"
            """;
    private static final String YEARS_AGO =
            """
            Received: from out.acme.example (out.acme.example [192.0.2.1])
                    by mx.recv.example with ESMTPS id a1; Wed, 18 Nov 2020 09:00:01 +0000
            """;
    private static final String YESTERDAY = YEARS_AGO.replace("2020", "2026").replace("18", "19");
    private static final String FROM = "From: Ann <ann@acme.example>\n";
    private static final String SIGNED =
            """
            DKIM-Signature: v=1; a=rsa-sha256; d=acme.example; s=s1; h=from; t=1605690000;
                    x=1606290000; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=QUJDREVG
            """;
    private static final String BOUNCES_ELSEWHERE = "Return-Path: <b@elsewhere.example>\n";

    private static Diagnosis read(String header) {
        return Diagnoses.ofHeader(header, ZONE);
    }

    private static Diagnosis recorded(String results, String above) {
        return read("Authentication-Results: mx.recv.example; " + results + "\n" + above + FROM);
    }

    private static List<String> names(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(cause -> cause.getClass().getSimpleName()).toList();
    }

    private static String headline(Diagnosis diagnosis) {
        return verdict(diagnosis).headline().text();
    }

    private static String next(Diagnosis diagnosis) {
        return verdict(diagnosis).nextStep().text();
    }

    private static String all(Diagnosis diagnosis) {
        var words = new StringBuilder();
        for (Advice advice : DiagnosisFindings.of(diagnosis)) {
            words.append(advice.title().text()).append(". ").append(advice.because().text());
        }
        return words.toString();
    }

    @Test
    void a_key_that_is_gone_years_later_fails_no_message() {
        var diagnosis = read(BOUNCES_ELSEWHERE + YEARS_AGO + SIGNED + FROM);
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.UNKNOWN);
        assertThat(all(diagnosis)).contains("does not tell whether it was then");
    }

    @Test
    void a_key_that_is_not_there_the_day_after_was_not_there() {
        var diagnosis = read(BOUNCES_ELSEWHERE + YESTERDAY + SIGNED + FROM);
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.FAIL);
        assertThat(names(diagnosis)).contains("KeyGone");
    }

    @Test
    void a_signature_needs_to_hold_until_it_arrives_and_no_longer() {
        assertThat(read(YEARS_AGO + SIGNED + FROM).signatures().getFirst().now())
                .singleElement()
                .satisfies(now -> assertThat(now.flaws()).containsExactly(Flaw.EXPIRED_SINCE));
        assertThat(read(YESTERDAY + SIGNED + FROM).signatures().getFirst().now())
                .singleElement()
                .satisfies(now -> assertThat(now.flaws()).containsExactly(Flaw.EXPIRED));
        assertThat(all(read(YEARS_AGO + SIGNED + FROM))).contains("valid when it arrived");
    }

    @Test
    void a_newsletter_at_its_own_service_came_through_no_list() {
        var diagnosis =
                recorded(
                        "spf=pass smtp.mailfrom=b@mail5.suw11.mcsv.net; dkim=pass"
                                + " header.d=mailchimpapp.net",
                        YESTERDAY + "List-ID: x list <x.list-id.mcsv.net>\n");
        assertThat(names(diagnosis)).containsExactly("ProviderSignsOnly");
    }

    @Test
    void notices_that_can_be_answered_came_through_no_list() {
        var path =
                read(YESTERDAY
                                + "List-Id: <x.acme.example>\n"
                                + "List-Post: <mailto:r@acme.example>\n"
                                + FROM)
                        .path();
        assertThat(path.certainty()).isEqualTo(Certainty.GUESS);
    }

    @Test
    void a_guess_is_called_one() {
        var diagnosis = read(YESTERDAY + "List-Id: <x.acme.example>\n" + FROM);
        assertThat(all(diagnosis)).contains("It perhaps came through a mailing list");
        assertThat(HowWeKnow.of(diagnosis).text()).contains("perhaps by a mailing list");
    }

    @Test
    void who_signed_is_not_told_to_sign_where_a_list_took_it_away() {
        var diagnosis =
                recorded(
                        "spf=pass smtp.mailfrom=x@googlegroups.com; dmarc=fail"
                                + " header.from=acme.example",
                        YESTERDAY
                                + "ARC-Authentication-Results: i=1; gmr-mx.google.com; dkim=pass"
                                + " header.i=@acme.example header.s=s1\n"
                                + "X-Google-Group-Id: 1\nList-ID: <dev.googlegroups.com>\n");
        assertThat(diagnosis.causes())
                .containsExactly(new Cause.ListRewrote("googlegroups.com", true));
        assertThat(next(diagnosis)).startsWith("Nothing to mend at acme.example");
    }

    @Test
    void a_list_that_is_the_author_is_in_nobodys_way() {
        var facts =
                Facts.ofAcme()
                        .spf("none", "acme.example")
                        .by(Kind.MAILING_LIST, Certainty.CERTAIN, "acme.example");
        assertThat(facts.causes()).singleElement().isInstanceOf(Cause.ServerNotAuthorized.class);
    }

    @Test
    void a_service_is_charged_with_its_own_domains_alone() {
        var causes =
                Facts.ofAcme()
                        .spf("pass", "elsewhere.example")
                        .dkim("pass", "other.example")
                        .dkim("pass", "sendgrid.net")
                        .causes();
        assertThat(causes).singleElement().isInstanceOf(Cause.ProviderSignsOnly.class);
        var only = (Cause.ProviderSignsOnly) causes.getFirst();
        assertThat(only.service()).extracting(Sender::slug).containsExactly("sendgrid");
        assertThat(only.signedBy()).containsExactly(DomainName.of("sendgrid.net"));
        assertThat(only.bouncesTo()).isEmpty();
    }

    @Test
    void a_signature_that_broke_is_mended_and_not_made_anew() {
        var diagnosis =
                recorded(
                        "spf=pass smtp.mailfrom=b@acme.example; dkim=fail (bad signature)"
                                + " header.d=acme.example header.s=s1",
                        YESTERDAY);
        assertThat(headline(diagnosis))
                .isEqualTo(
                        "DMARC passed by SPF alone, for acme.example: forwarding would break that");
        assertThat(next(diagnosis)).startsWith("Compare the key at s1._domainkey.acme.example");
    }

    @Test
    void a_pass_of_nobody_knows_whose_signature_may_be_the_authors() {
        var diagnosis = recorded("spf=pass smtp.mailfrom=b@acme.example; dkim=pass", YESTERDAY);
        assertThat(headline(diagnosis)).isEqualTo("DMARC passed for acme.example");
        assertThat(all(diagnosis)).doesNotContain("Only the bounce address");
    }

    @Test
    void nobody_can_have_a_service_sign_as_a_public_mailboxs_domain() {
        var diagnosis =
                Diagnoses.ofHeader(
                        "Authentication-Results: mx.recv.example; spf=pass"
                                + " smtp.mailfrom=b@em1.sendgrid.net; dkim=pass header.d=sendgrid.net\n"
                                + YESTERDAY
                                + "From: ann@gmail.com\n",
                        "_dmarc.gmail.com. TXT \"v=DMARC1; p=none\"\n");
        assertThat(next(diagnosis)).startsWith("Send with an address of a domain of your own");
    }

    @Test
    void who_has_a_policy_by_now_is_not_told_to_publish_one() {
        var diagnosis = recorded("dmarc=none header.from=acme.example", YESTERDAY);
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.NONE);
        assertThat(headline(diagnosis)).contains("found no DMARC policy", "there is one today");
        assertThat(next(diagnosis)).isEqualTo("Nothing needs doing now.");
        assertThat(names(diagnosis)).isEmpty();
    }

    @Test
    void what_comes_out_today_is_not_told_of_then() {
        var failing =
                recorded(
                        "spf=fail smtp.mailfrom=b@acme.example; dmarc=none"
                                + " header.from=acme.example",
                        YESTERDAY);
        assertThat(headline(failing)).startsWith("By today's policy DMARC fails: ");
        var passing =
                recorded(
                        "dkim=pass header.d=acme.example; dmarc=none header.from=acme.example",
                        YESTERDAY);
        assertThat(headline(passing)).startsWith("By today's policy DMARC passes: ");
    }

    @Test
    void a_receiver_that_wrote_too_little_is_believed_all_the_same() {
        var diagnosis = recorded("dkim=pass header.d=other.example", YESTERDAY);
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.UNKNOWN);
        assertThat(headline(diagnosis)).endsWith("the receiver did not write down enough");
    }

    @Test
    void claims_beside_the_receivers_word_are_nothing_to_see_to() {
        var diagnosis =
                recorded(
                        "dkim=pass header.d=acme.example",
                        YESTERDAY + "Authentication-Results: a.example; dmarc=fail\n");
        assertThat(diagnosis.receiver().claims()).hasSize(1);
        assertThat(next(diagnosis)).isEqualTo("Nothing needs doing now.");
    }

    @Test
    void the_domain_above_is_no_stranger() {
        var diagnosis =
                Diagnoses.ofHeader(
                        "Authentication-Results: mx.recv.example; dkim=pass header.d=acme.example\n"
                                + YESTERDAY
                                + "Return-Path: <b@acme.example>\nFrom: a@shop.acme.example\n",
                        "_dmarc.shop.acme.example. TXT \"v=DMARC1; p=reject\"\nacme.example. A"
                                + " 192.0.2.1\n");
        assertThat(diagnosis.causes())
                .contains(new Cause.OtherOrganization(DomainName.of("acme.example")));
        assertThat(next(diagnosis)).contains("acme.example has a DMARC record");
        assertThat(all(diagnosis)).doesNotContain("forged");
    }

    @Test
    void behind_a_gateway_nobodys_record_is_at_fault() {
        var unsigned =
                Facts.ofAcme()
                        .spf("fail", "acme.example")
                        .by(Kind.GATEWAY, Certainty.LIKELY, "filter.example");
        assertThat(unsigned.causes()).containsExactly(new Cause.BehindGateway("filter.example"));
    }

    @Test
    void what_a_list_did_is_told_where_it_is_proven() {
        var diagnosis =
                Made.policy("v=DMARC1; p=reject")
                        .spf("pass", "lists.example")
                        .dkim(
                                "fail",
                                "acme.example",
                                "s1",
                                new HeaderHash.Unproven(
                                        List.of(
                                                new HeaderChange.SubjectTagged(),
                                                new HeaderChange.FieldAdded("list-id"))))
                        .way(Kind.MAILING_LIST, Certainty.CERTAIN, "lists.example")
                        .because(new Cause.ListRewrote("lists.example", true))
                        .done();
        assertThat(all(diagnosis))
                .contains(
                        "With that undone it verifies: a tag in brackets was put into the subject and"
                                + " the field List-Id was added.");
    }

    @Test
    void no_record_is_none_that_could_name_a_server() {
        var diagnosis = recorded("spf=none smtp.mailfrom=b@acme.example", YESTERDAY);
        assertThat(all(diagnosis)).contains("acme.example had no SPF record (SPF none)");
        assertThat(next(diagnosis)).contains("publish an SPF record");
    }

    @Test
    void an_error_of_then_is_not_mended_by_asking_again_now() {
        var diagnosis = recorded("spf=temperror smtp.mailfrom=b@acme.example", YESTERDAY);
        assertThat(diagnosis.dmarc().result()).isEqualTo(Result.TEMPERROR);
        assertThat(headline(diagnosis)).endsWith("the DNS did not answer the receiver");
        assertThat(next(diagnosis)).startsWith("Send such a mail once more");
    }

    @Test
    void what_a_receiver_did_is_quoted_as_it_writes_it() {
        var microsofts =
                Diagnoses.ofHeader(
                        "Received: from a.outlook.com by b.outlook.com; Thu, 19 Nov 2026 10:00:02"
                                + " +0000\nAuthentication-Results: spf=fail (sender IP is 192.0.2.1)"
                                + " smtp.mailfrom=acme.example; dkim=none (message not signed)"
                                + " header.d=none;dmarc=fail action=none"
                                + " header.from=acme.example;compauth=fail reason=001\n"
                                + YESTERDAY
                                + FROM,
                        ZONE);
        assertThat(all(microsofts)).contains("(action=none)").doesNotContain("dis=none");
    }

    @Test
    void what_the_dns_did_not_tell_is_not_called_todays() {
        String header =
                "Authentication-Results: mx.recv.example; dkim=pass header.d=acme.example;"
                        + " dmarc=pass header.from=acme.example\n"
                        + YESTERDAY
                        + FROM;
        assertThat(page(Diagnoses.ofHeader(header, "_dmarc.acme.example. !SERVFAIL\n")))
                .contains("the DNS did not answer for all policies and keys")
                .doesNotContain("as of today");
        assertThat(page(Diagnoses.ofHeader(header, ZONE)))
                .contains("policies and keys as of today");
    }

    private static String page(Diagnosis diagnosis) {
        return TerminalText.render(
                DiagnosisPage.of(diagnosis, new Run(Instant.EPOCH, Duration.ZERO)), 1_000, false);
    }

    @Test
    void a_weak_key_is_the_receivers_reason_whatever_is_published_now() {
        var diagnosis =
                recorded(
                        "spf=fail smtp.mailfrom=b@acme.example; dkim=policy (weak key)"
                                + " header.d=acme.example header.s=s1",
                        YESTERDAY);
        assertThat(names(diagnosis)).first().isEqualTo("SignatureNotCounted");
    }

    @Test
    void a_forwarders_mailbox_is_not_the_service_that_sent_it() {
        var diagnosis =
                recorded(
                        "spf=pass smtp.mailfrom=b@contoso.example; dkim=pass"
                                + " header.d=contoso.onmicrosoft.com",
                        YESTERDAY
                                + "X-MS-Exchange-ForwardingLoop: user@contoso.example;1\n"
                                + BOUNCES_ELSEWHERE);
        assertThat(names(diagnosis)).containsExactly("Forwarded");
        assertThat(next(diagnosis)).startsWith("Have the service that sent it sign");
    }

    @Test
    void a_record_that_is_broken_is_mended_and_not_published() {
        var diagnosis =
                Diagnoses.ofHeader(
                        "Authentication-Results: mx.recv.example; dkim=pass header.d=acme.example\n"
                                + YESTERDAY
                                + FROM,
                        ZONE + "_dmarc.acme.example. TXT \"v=DMARC1; p=none\"\n");
        assertThat(headline(diagnosis)).startsWith("No usable DMARC policy applies");
        assertThat(next(diagnosis)).startsWith("Mend the DMARC record of acme.example");
    }

    private static Verdict verdict(Diagnosis diagnosis) {
        return DiagnosisPage.verdict(diagnosis, DiagnosisFindings.of(diagnosis));
    }
}
