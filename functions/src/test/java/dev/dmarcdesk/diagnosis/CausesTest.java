package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.diagnosis.Cause.Fault;
import dev.dmarcdesk.diagnosis.DmarcView.Basis;
import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Sender;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Why a message fails, and whose work it is.
class CausesTest {
    private static final DomainName ACME = DomainName.of("acme.example");

    private static Facts facts() {
        return Facts.ofAcme();
    }

    private static List<String> names(Facts facts) {
        return facts.causes().stream().map(cause -> cause.getClass().getSimpleName()).toList();
    }

    @Test
    void one_aligned_pass_is_enough_whatever_else_failed() {
        var facts =
                facts().spf("fail", "acme.example")
                        .dkim("fail", "acme.example")
                        .dkim("pass", "acme.example");
        assertThat(facts.dmarc().result()).isEqualTo(Result.PASS);
        assertThat(facts.causes()).isEmpty();
    }

    @Test
    void a_service_that_signs_and_bounces_as_itself_is_named_with_its_domains() {
        var causes =
                facts().spf("pass", "em8174.sendgrid.net").dkim("pass", "sendgrid.net").causes();
        assertThat(causes).hasSize(1);
        assertThat(causes.getFirst()).isInstanceOf(Cause.ProviderSignsOnly.class);
        var only = (Cause.ProviderSignsOnly) causes.getFirst();
        assertThat(only.service()).extracting(Sender::slug).containsExactly("sendgrid");
        assertThat(only.signedBy()).containsExactly(DomainName.of("sendgrid.net"));
        assertThat(only.bouncesTo()).containsExactly(DomainName.of("em8174.sendgrid.net"));
        assertThat(only.fault()).isEqualTo(Fault.OUR_SENDING_SERVICE);
    }

    @Test
    void an_unsigned_message_of_a_known_service_has_the_wrong_bounce_domain() {
        assertThat(names(facts().spf("pass", "bounces.sendgrid.net")))
                .containsExactly("BounceNotAligned");
    }

    @Test
    void strangers_are_called_strangers() {
        var facts = facts().spf("pass", "evil.example").dkim("pass", "mail.evil.example");
        assertThat(names(facts)).containsExactly("NothingOfOurs");
        assertThat(facts.causes().getFirst().fault()).isEqualTo(Fault.FORGED_OR_UNKNOWN);
    }

    @Test
    void a_service_is_known_by_whole_labels() {
        assertThat(names(facts().spf("pass", "sendgrid.net.evil.example")))
                .containsExactly("NothingOfOurs");
    }

    @Test
    void strict_mode_alone_is_what_stands_in_the_way() {
        var facts =
                facts().policy("v=DMARC1; p=reject; adkim=s; aspf=s")
                        .spf("pass", "bounce.acme.example")
                        .dkim("pass", "mail.acme.example");
        assertThat(facts.causes())
                .containsExactly(
                        new Cause.StrictOnly(DomainName.of("mail.acme.example"), "adkim"),
                        new Cause.StrictOnly(DomainName.of("bounce.acme.example"), "aspf"));
    }

    @Test
    void a_forwarded_message_without_a_signature_needs_one() {
        var facts =
                facts().spf("fail", "acme.example")
                        .by(Path.Kind.FORWARDED, Certainty.CERTAIN, "alumni.example");
        assertThat(facts.causes()).containsExactly(new Cause.Forwarded("alumni.example", false));
    }

    @Test
    void the_forwarders_own_marks_are_not_a_sending_service() {
        var facts =
                facts().spf("pass", "sendgrid.net")
                        .by(Path.Kind.FORWARDED, Certainty.LIKELY, "sendgrid.net");
        assertThat(names(facts)).containsExactly("Forwarded");
    }

    @Test
    void a_list_that_broke_the_signature_is_named_first() {
        var facts =
                facts().spf("pass", "lists.example")
                        .dkim("fail", "acme.example", "body hash did not verify")
                        .by(Path.Kind.MAILING_LIST, Certainty.CERTAIN, "lists.example");
        assertThat(facts.causes())
                .containsExactly(
                        new Cause.ListRewrote("lists.example", true),
                        new Cause.BodyChanged(ACME, "s1", Fault.MAILING_LIST, "lists.example"));
    }

    @Test
    void nobody_is_accused_without_a_mark() {
        var direct = facts().withoutSpf().dkim("fail", "acme.example", "body hash mismatch");
        assertThat(direct.causes())
                .containsExactly(new Cause.BodyChanged(ACME, "s1", Fault.NOBODY, ""));
        var guessed =
                facts().withoutSpf()
                        .dkim("fail", "acme.example", "body hash mismatch")
                        .by(Path.Kind.MAILING_LIST, Certainty.GUESS, "");
        assertThat(guessed.causes())
                .containsExactly(new Cause.BodyChanged(ACME, "s1", Fault.NOBODY, ""));
    }

    @Test
    void a_filter_that_rewrote_the_body_is_named() {
        var facts =
                facts().withoutSpf()
                        .dkimNow(new HeaderHash.Verified(2048), BodyHash.DIFFERS, "acme.example")
                        .by(Path.Kind.GATEWAY, Certainty.LIKELY, "filter.example");
        assertThat(facts.causes())
                .containsExactly(
                        new Cause.BodyChanged(ACME, "s1", Fault.GATEWAY, "filter.example"));
    }

    @Test
    void a_header_that_verifies_where_the_receiver_refused_leaves_the_body() {
        var facts =
                facts().withoutSpf()
                        .dkim(
                                "fail",
                                "acme.example",
                                new HeaderHash.Verified(2048),
                                BodyHash.NOT_GIVEN);
        assertThat(names(facts)).containsExactly("BodyChanged");
    }

    @Test
    void each_state_of_the_key_is_its_own_cause() {
        assertThat(now(new HeaderHash.NoKey()))
                .containsExactly(new Cause.KeyGone(ACME, "s1", false));
        assertThat(now(new HeaderHash.Revoked()))
                .containsExactly(new Cause.KeyGone(ACME, "s1", true));
        assertThat(now(new HeaderHash.UnusableKey(List.of())))
                .containsExactly(new Cause.KeyUnusable(ACME, "s1"));
        assertThat(now(new HeaderHash.Broken(2048)))
                .containsExactly(new Cause.HeaderChanged(ACME, "s1", Fault.NOBODY, ""));
        assertThat(now(new HeaderHash.Verified(2048), Flaw.EXPIRED))
                .containsExactly(new Cause.SignatureExpired(ACME, "s1"));
        assertThat(now(new HeaderHash.Verified(512), Flaw.KEY_TOO_SHORT))
                .containsExactly(new Cause.SignatureNotCounted(ACME, "s1", Flaw.KEY_TOO_SHORT));
    }

    private static List<Cause> now(HeaderHash header, Flaw... flaws) {
        return facts().withoutSpf()
                .dkimNow(header, BodyHash.MATCHES, "acme.example", flaws)
                .causes();
    }

    @Test
    void the_receivers_reason_outweighs_what_is_seen_later() {
        var facts =
                facts().withoutSpf()
                        .dkim("fail", "acme.example", "signature expired")
                        .reported("fail");
        assertThat(facts.causes()).containsExactly(new Cause.SignatureExpired(ACME, "s1"));
    }

    @Test
    void a_refused_server_of_nobody_we_know_may_be_a_forger() {
        var facts = facts().spf("fail", "acme.example");
        assertThat(facts.causes())
                .containsExactly(new Cause.ServerNotAuthorized(List.of(), ACME, "fail"));
        assertThat(facts.causes().getFirst().fault()).isEqualTo(Fault.FORGED_OR_UNKNOWN);
    }

    @Test
    void both_mechanisms_are_named_where_both_broke() {
        var facts =
                facts().spf("softfail", "acme.example")
                        .dkim("fail", "acme.example", "no key for signature");
        assertThat(facts.causes())
                .containsExactly(
                        new Cause.KeyGone(ACME, "s1", false),
                        new Cause.ServerNotAuthorized(List.of(), ACME, "softfail"));
    }

    @Test
    void without_a_policy_nothing_can_fail() {
        var facts = facts().policy("").spf("pass", "evil.example").reported("none");
        assertThat(facts.dmarc().result()).isEqualTo(Result.NONE);
        assertThat(facts.causes()).containsExactly(new Cause.NoPolicy(ACME));
    }

    @Test
    void a_policy_of_that_day_is_taken_from_the_receiver() {
        var facts = facts().policy("").spf("pass", "evil.example").reported("fail");
        assertThat(facts.dmarc().result()).isEqualTo(Result.FAIL);
        assertThat(facts.dmarc().basis()).isEqualTo(Basis.RECORDED);
        assertThat(names(facts)).containsExactly("NothingOfOurs", "NoPolicy");
    }

    @Test
    void a_receiver_that_contradicts_its_own_results_is_told() {
        var facts = facts().spf("pass", "acme.example").reported("fail");
        assertThat(facts.dmarc().result()).isEqualTo(Result.PASS);
        assertThat(facts.causes()).containsExactly(new Cause.ReceiverDiffers("fail"));
    }

    @Test
    void what_nobody_checked_is_neither_pass_nor_fail() {
        var unverified =
                facts().withoutSpf()
                        .dkimNow(new HeaderHash.Verified(2048), BodyHash.NOT_GIVEN, "acme.example");
        assertThat(unverified.dmarc().result()).isEqualTo(Result.UNKNOWN);
        assertThat(names(unverified)).containsExactly("Untrusted");
        var foreign =
                facts().withoutSpf()
                        .dkimNow(
                                new HeaderHash.Verified(2048), BodyHash.NOT_GIVEN, "other.example");
        assertThat(foreign.dmarc().result()).isEqualTo(Result.FAIL);
    }

    @Test
    void a_failed_lookup_of_an_aligned_result_is_no_failure() {
        var facts = facts().withoutSpf().dkim("temperror", "acme.example");
        assertThat(facts.dmarc().result()).isEqualTo(Result.TEMPERROR);
        assertThat(names(facts)).containsExactly("LookupFailed");
    }
}
