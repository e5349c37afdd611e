package dev.dmarcdesk.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

final class ProviderNoteTest {
    private static final DomainName DOMAIN = DomainName.of("acme.example");
    private static final Dns ZONE =
            ZoneDns.of(
                    """
                    _dmarc.acme.example        TXT    "v=DMARC1; p=none"
                    s1._domainkey.acme.example CNAME  s1.domainkey.u1.wl2.sendgrid.net
                    s1.domainkey.u1.wl2.sendgrid.net TXT "v=DKIM1; p="
                    s2._domainkey.acme.example CNAME  s2.domainkey.u1.wl2.sendgrid.net
                    """);

    private static Vouch signature(String typed) {
        return ((Parsed.Valid<Vouch>) Vouch.signature(typed)).value();
    }

    private static Vouch bounce(String typed) {
        return ((Parsed.Valid<Vouch>) Vouch.bounce(typed)).value();
    }

    private static ProviderNote note(List<Sender> provider, Evidence evidence, Dns dns) {
        return ProviderNote.of(provider, DOMAIN, evidence, new RecordingDns(dns, 100));
    }

    private static List<Sender> sendgrid() {
        return BundledData.senders().bySlug("sendgrid").stream().toList();
    }

    @Test
    void says_what_the_message_showed_what_to_do_and_what_is_published() {
        var evidence =
                new Evidence(
                        List.of(
                                signature("sendgrid.net/smtpapi/pass"),
                                signature("mail.acme.example/s9/fail")),
                        List.of(bounce("em1.sendgrid.net/pass")),
                        List.of(LocalDate.of(2026, 11, 21)));

        assertThat(NotePage.text(note(sendgrid(), evidence, ZONE)))
                .contains("a message of 2026-11-21")
                .contains("d=sendgrid.net s=smtpapi, pass: not our domain, so it does not count")
                .contains("d=mail.acme.example s=s9, fail: our domain, but it did not pass")
                .contains("Return-Path at em1.sendgrid.net, SPF pass: not our domain")
                .contains("Sign our mail with DKIM as d=acme.example")
                .contains(
                        "s1._domainkey.acme.example: CNAME to s1.domainkey.u1.wl2.sendgrid.net, where a TXT record is")
                .contains(
                        "s2._domainkey.acme.example: CNAME to s2.domainkey.u1.wl2.sendgrid.net, which does not exist");
    }

    @Test
    void without_evidence_it_asks_for_the_set_up() {
        assertThat(NotePage.text(note(List.of(), Evidence.NONE, ZONE)))
                .contains("What we ask you to do")
                .doesNotContain("shows:", "What we have in our DNS now");
    }

    @Test
    void what_could_not_be_looked_up_is_not_called_missing() {
        var note =
                note(
                        sendgrid(),
                        Evidence.NONE,
                        _ -> new Answer.Unavailable(Answer.Reason.TIMEOUT, "Late."));

        assertThat(note.level()).isEqualTo(Level.UNKNOWN);
        assertThat(NotePage.text(note))
                .contains("s1._domainkey.acme.example: could not be looked up")
                .doesNotContain("nothing");
    }

    @Test
    void the_note_to_every_service_fits_into_one_listing() {
        var longest = "x".repeat(50) + ".example";
        var evidence =
                new Evidence(
                        Collections.nCopies(
                                5, signature(longest + "/" + "s".repeat(40) + "/permerror")),
                        List.of(bounce(longest + "/softfail")),
                        List.of(LocalDate.EPOCH));
        for (Sender sender : BundledData.senders().all()) {
            assertThat(NotePage.text(note(List.of(sender), evidence, ZONE)))
                    .as(sender.slug())
                    .hasSizeLessThan(2_900)
                    .contains("acme.example")
                    .doesNotContain("@", "{domain}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@example.net/s1/pass",
                "example.net/bob@example/pass",
                "example.net/s1/bob",
                "example.net",
                "example.net/s 1/pass",
                "example.net/s1/pass/more",
                "/s1/pass",
                "localhost/s1",
                "<!channel>/s1",
                "example.net/-s1"
            })
    void takes_only_a_domain_a_selector_and_a_result_of_a_signature(String typed) {
        assertThat(Vouch.signature(typed)).isInstanceOf(Parsed.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@example.net",
                "bounce+bob=x@example.net/pass",
                "example.net/s1/pass",
                "",
                "net"
            })
    void takes_only_a_domain_and_a_result_of_a_return_path(String typed) {
        assertThat(Vouch.bounce(typed)).isInstanceOf(Parsed.Invalid.class);
    }
}
