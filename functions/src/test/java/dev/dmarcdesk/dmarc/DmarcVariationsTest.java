package dev.dmarcdesk.dmarc;

import static dev.dmarcdesk.dmarc.Dmarc.codes;
import static dev.dmarcdesk.dmarc.Dmarc.examine;
import static dev.dmarcdesk.dmarc.Dmarc.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dmarc.DmarcFacts.Status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

/// The kinds of trouble that records, walks and destinations get into, each in several shapes.
class DmarcVariationsTest {
    private static final String REST = "; rua=mailto:d@corp.net";

    private static String acts(DmarcFacts facts) {
        return facts.status()
                + " "
                + facts.effectivePolicy().map(AssessmentPolicy::word).orElse("unknown")
                + " "
                + facts.organizationalDomain().name();
    }

    /// Each with what acts and with a finding that must not be missed.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '§',
            value = {
                "v=DMARC1 p=reject => NONE unknown => dmarc.missing-semicolon",
                "v=DMARC1, p=reject => NONE unknown => dmarc.missing-semicolon",
                "v=DMARC1: p=reject => NONE unknown => dmarc.looks-like-dmarc",
                "v=DMARC1p=reject => NONE unknown => dmarc.missing-semicolon",
                "DMARC1; p=reject => NONE unknown => dmarc.looks-like-dmarc",
                "v=\"DMARC1\"; p=reject => NONE unknown => dmarc.literal-quotes",
                "v=DMARC2; p=reject => NONE unknown => dmarc.looks-like-dmarc",
                "\u200bv=DMARC1; p=reject => NONE unknown => dmarc.non-ascii",
                "\ufeffv=DMARC1; p=reject => NONE unknown => dmarc.non-ascii",
                "\u201cv=DMARC1; p=reject\u201d => NONE unknown => dmarc.looks-like-dmarc",
                "v=DMARC1\u00a0; p=reject => NONE unknown => dmarc.non-ascii",
                "v=spf1 -all => NONE unknown => dmarc.none",
                "v=DKIM1; p=MIGf => NONE unknown => dmarc.none",
                "v=DMARC1; \uff50=reject => FOUND none => dmarc.non-ascii",
                "v=DMARC1; p=\u201creject\u201d => FOUND none => dmarc.p-invalid",
                "v=DMARC1; p=\"reject\" => FOUND none => dmarc.literal-quotes",
                "v=DMARC1; p:reject => FOUND none => dmarc.syntax-error",
                "v=DMARC1; policy=reject => FOUND none => dmarc.p-missing",
                "v=DMARC1; p=rejectsp=none => FOUND none => dmarc.missing-semicolon",
                "v=DMARC1; p= => FOUND none => dmarc.p-invalid",
                "v=DMARC1; p=reject, sp=none => FOUND none => dmarc.missing-semicolon",
                "v=DMARC1; p=none; p=reject => FOUND none => dmarc.duplicate-tag",
                "v=DMARC1;;p=reject; => FOUND reject => dmarc.enforced",
                "v=DMARC1;\tp\t=\tReject => FOUND reject => dmarc.enforced",
                "v=DMARC1; sp=none; np=none; p=reject => FOUND reject => dmarc.np-weaker",
                "v=DMARC1; p=reject; t=Y => FOUND quarantine => dmarc.test-mode",
                "v=DMARC1; p=reject; t=true => FOUND reject => dmarc.t-invalid",
                "v=DMARC1; p=reject; pct= => FOUND reject => dmarc.pct-invalid",
                "v=DMARC1; p=reject; pct=000 => FOUND reject => dmarc.pct-zero",
                "v=DMARC1; p=reject; psd=yes => FOUND reject => dmarc.psd-invalid",
                "v=DMARC1; p=reject; adkim=relaxed => FOUND reject => dmarc.adkim-invalid",
                "v=DMARC1; p=reject; fo=1,d; ruf=mailto:f@corp.net => FOUND reject => dmarc.fo-invalid",
            })
    void takes_damaged_records_for_what_receivers_make_of_them(
            String record, String acts, String code) {
        String zone = "_dmarc.corp.net TXT " + record + REST;
        assertThat(acts(facts("corp.net", zone))).isEqualTo(acts + " corp.net");
        assertThat(codes("corp.net", zone)).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                // Past seven labels nobody looks, but for the very name.
                "a.b.c.d.e.f.g.h.corp.net => _dmarc.b.c.d.e.f.g.h.corp.net TXT v=DMARC1; p=none; psd=n => FOUND reject corp.net",
                "a.b.c.d.e.f.g.h.corp.net => _dmarc.d.e.f.g.h.corp.net TXT v=DMARC1; p=none; psd=n => FOUND none d.e.f.g.h.corp.net",
                "a.b.c.d.e.f.g.h.corp.net => _dmarc.a.b.c.d.e.f.g.h.corp.net TXT v=DMARC1; p=none => FOUND none corp.net",
                "x.team.corp.net => _dmarc.team.corp.net TXT v=DMARC1; p=none; psd=n => FOUND none team.corp.net",
                "x.team.corp.net => _dmarc.team.corp.net TXT v=DMARC1; p=none; psd=u => FOUND reject corp.net",
                "x.team.corp.net => _dmarc.team.corp.net TXT v=DMARC1; p=none; psd=y => FOUND none x.team.corp.net",
                "x.team.corp.net => _dmarc.team.corp.net TXT v=DMARC1; p=none; psd=maybe => FOUND reject corp.net",
                // A suffix flag at the name itself makes it no suffix of itself.
                "team.corp.net => _dmarc.team.corp.net TXT v=DMARC1; p=none; psd=y => FOUND none team.corp.net",
                "x.y.corp.net => _dmarc.net TXT v=DMARC1; p=none; psd=y => FOUND reject corp.net",
                "x.y.other.net => _dmarc.net TXT v=DMARC1; p=none; psd=y => FOUND none other.net",
                "x.y.other.net => _dmarc.net TXT v=DMARC1; p=none => FOUND none net",
                "x.corp.net => _dmarc.x.corp.net !TIMEOUT => UNKNOWN unknown corp.net",
                "x.y.corp.net => _dmarc.y.corp.net CNAME nowhere.example => FOUND reject corp.net",
                "x.y.corp.net => *.y.corp.net TXT v=DMARC1; p=none => FOUND none corp.net",
            })
    void walks_to_the_record_that_counts(String author, String line, String acts) {
        String zone = "_dmarc.corp.net TXT v=DMARC1; p=reject\n" + line;
        assertThat(acts(facts(author, zone))).isEqualTo(acts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "TXT \"v=DMA\" \"RC1; p=re\" \"ject\" => FOUND reject",
                "TXT \"v=DMARC1; p=reject;\" \"\" \"sp=none\" => FOUND reject",
                "TXT \"v=DMARC1; p=reject\" \"rua=mailto:d@corp.net\" => INVALID none",
                "CNAME a.hosting.net => FOUND quarantine",
                "CNAME two.hosting.net => MULTIPLE none",
                "CNAME down.hosting.net => UNKNOWN unknown",
                "CNAME circle.hosting.net => UNKNOWN unknown",
                "CNAME empty.hosting.net => NONE unknown",
            })
    void puts_strings_and_aliases_together(String data, String acts) {
        String zone =
                """
                a.hosting.net CNAME b.hosting.net
                b.hosting.net CNAME c.hosting.net
                c.hosting.net TXT v=DMARC1; p=quarantine
                two.hosting.net TXT "v=DMARC1; " "p=reject"
                two.hosting.net TXT "v=DMARC1; p=reject"
                down.hosting.net !SERVFAIL
                circle.hosting.net CNAME round.hosting.net
                round.hosting.net CNAME circle.hosting.net
                empty.hosting.net A 192.0.2.1
                corp.net A 192.0.2.1
                _dmarc.corp.net %s
                """
                        .formatted(data);
        assertThat(acts(facts("corp.net", zone))).isEqualTo(acts + " corp.net");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "TXT v=DMARC1 => true",
                "TXT v=DMARC1; => true",
                "TXT v=DMARC1; rua=mailto:other@r.net => true",
                "TXT v=DMARC1; rua=mailto:other@sub.r.net => false",
                "TXT v=DMARC1; authorized => false",
                "TXT v=dmarc1 => false",
                "TXT yes => false",
                "CNAME consent.hosting.net => true",
                "CNAME nowhere.hosting.net => false",
                "!TIMEOUT => unknown",
            })
    void reads_the_consent_of_a_destination(String answer, String authorized) {
        String zone =
                """
                _dmarc.corp.net TXT v=DMARC1; p=reject; rua=MAILTO:d@R.NET
                consent.hosting.net TXT v=DMARC1
                consent.hosting.net TXT v=DMARC1; p=none
                consent.hosting.net TXT something else
                corp.net._report._dmarc.r.net %s
                """
                        .formatted(answer);
        assertThat(facts("corp.net", zone).destinations())
                .extracting(Destination::authorized)
                .containsExactly(
                        authorized.equals("unknown")
                                ? Optional.empty()
                                : Optional.of(Boolean.valueOf(authorized)));
    }

    @Test
    void asks_for_consent_in_the_form_of_the_dns() {
        var facts =
                facts(
                        "xn--mnchen-3ya.net",
                        """
                        _dmarc.xn--mnchen-3ya.net TXT v=DMARC1; p=reject; rua=mailto:d@xn--kln-sna.net
                        xn--mnchen-3ya.net._report._dmarc.xn--kln-sna.net TXT v=DMARC1
                        """);
        assertThat(facts.destinations())
                .extracting(Destination::authorized)
                .containsExactly(Optional.of(true));
    }

    @Test
    void passes_over_addresses_that_are_none_and_keeps_the_others() {
        var examination =
                examine(
                        "corp.net",
                        "_dmarc.corp.net TXT v=DMARC1; p=reject; rua=mailto: d@corp.net, <mailto:e@corp.net>,mailto:f@corp.net,mailto:g@münchen.net");
        assertThat(examination.facts().destinations()).hasSize(1);
        assertThat(examination.facts().status()).isEqualTo(Status.FOUND);
        assertThat(codes(examination)).contains("dmarc.rua-invalid", "dmarc.non-ascii");
    }

    @Test
    void does_not_mind_where_a_domain_of_its_own_name_leads() {
        String zone =
                """
                www.corp.net CNAME h.hosting.net
                h.hosting.net A 192.0.2.1
                _dmarc.h.hosting.net TXT v=DMARC1; p=none
                _dmarc.corp.net TXT v=DMARC1; p=none; sp=reject; np=quarantine
                """;
        assertThat(acts(facts("www.corp.net", zone))).isEqualTo("FOUND reject corp.net");
    }

    @Test
    void lets_any_answer_at_a_name_show_that_it_exists() {
        String record = "_dmarc.corp.net TXT v=DMARC1; p=none; sp=quarantine; np=reject\n";
        for (String other : List.of("x.corp.net MX 10 m.corp.net", "x.corp.net A 192.0.2.1")) {
            String zone = record + "=x.corp.net|TXT !SERVFAIL\n" + other;
            assertThat(acts(facts("x.corp.net", zone))).isEqualTo("FOUND quarantine corp.net");
        }
        assertThat(acts(facts("x.corp.net", record + "=x.corp.net !SERVFAIL")))
                .isEqualTo("FOUND unknown corp.net");
    }
}
