package dev.dmarcdesk.dnssec;

import static dev.dmarcdesk.Said.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;

import java.util.List;

class DnssecCheckTest {
    /// The example of RFC 4509 §2.3, with the key that signs it marked as an entry point.
    private static final String KEY =
            "AwEAAaetidLzsKWUt4swWR8yu0wPHPiUi8LUsAD0QPWU+wzt89epO6tHzkMBVDkC7qphQO2hTY4hHn9npWFRw5BYubE=";

    private static Examination<DnssecFacts> examine(Security security, String zone) {
        return examine(_ -> security, zone);
    }

    private static Examination<DnssecFacts> examine(ChainOfTrust chain, String zone) {
        var dns = new RecordingDns(ZoneDns.of("$ORIGIN a.example.\n@ TXT x\n" + zone), 20);
        return new DnssecCheck()
                .examine(
                        new Subject(DomainName.of("a.example"), List.of()),
                        new Sources(dns, Web.OFFLINE, chain));
    }

    private static Advice only(Examination<DnssecFacts> examined) {
        assertThat(examined.advice()).hasSize(1);
        return examined.advice().getFirst();
    }

    @Test
    void a_chain_that_holds_is_good() {
        var examined = examine(new Security.Secure(Witness.OURSELVES), "");
        assertThat(codes(examined)).containsExactly("dnssec.secure");
        assertThat(only(examined).severity()).isEqualTo(Severity.GOOD);
        assertThat(examined.facts().word()).isEqualTo("secure");
    }

    @Test
    void an_unsigned_domain_is_told_quietly() {
        var examined = examine(new Security.Insecure(false, Witness.OURSELVES), "");
        assertThat(codes(examined)).containsExactly("dnssec.insecure");
        assertThat(only(examined).severity()).isEqualTo(Severity.NOTICE);
        assertThat(examined.row().tone()).isEqualTo(Tone.NOTICE);
    }

    @Test
    void an_alias_is_told_whose_records_are_not_signed() {
        var dns = ZoneDns.of("www.a.example. CNAME www.b.example.\nwww.b.example. TXT x\n");
        var examined =
                new DnssecCheck()
                        .examine(
                                new Subject(DomainName.of("www.a.example"), List.of()),
                                new Sources(
                                        new RecordingDns(dns, 20),
                                        Web.OFFLINE,
                                        _ -> new Security.Insecure(false, Witness.OURSELVES)));
        assertThat(only(examined).title().text())
                .isEqualTo(
                        "www.a.example is an alias of www.b.example, whose DNS records are not signed (no DNSSEC)");
        assertThat(((Fix.Todo) only(examined).fix()).summary().text())
                .contains("DNS provider of www.b.example");
    }

    @Test
    void a_domain_signed_in_vain_is_told_the_ds_record_that_is_missing() {
        var examined =
                examine(
                        new Security.Insecure(true, Witness.OURSELVES),
                        "@ DNSKEY 257 3 5 " + KEY + "\n@ DNSKEY 256 3 13 AAEC\n");
        assertThat(codes(examined)).containsExactly("dnssec.no-ds");
        assertThat(only(examined).severity()).isEqualTo(Severity.WARNING);
        assertThat(((Fix.Todo) only(examined).fix()).records())
                .singleElement()
                .satisfies(edit -> {
                    assertThat(edit.type()).isEqualTo(RrType.DS);
                    assertThat(edit.action()).isEqualTo(RecordEdit.Action.ADD);
                    assertThat(edit.value()).matches("\\d+ 5 2 [0-9A-F]{64}");
                });
        assertThat(examined.facts().word()).isEqualTo("insecure");
    }

    @Test
    void without_keys_at_the_name_itself_no_ds_record_is_made_up() {
        var examined = examine(new Security.Insecure(true, Witness.OURSELVES), "");
        assertThat(((Fix.Todo) only(examined).fix()).records()).isEmpty();
    }

    @Test
    void a_chain_that_ends_above_is_not_the_domains_fault() {
        var examined =
                examine(
                        new Security.Insecure(true, Witness.OURSELVES),
                        "@ DS 1 13 2 " + "00".repeat(32) + "\n");
        assertThat(codes(examined)).containsExactly("dnssec.cut-off");
        assertThat(only(examined).severity()).isEqualTo(Severity.NOTICE);
    }

    @Test
    void a_broken_chain_is_an_error_with_its_reason() {
        var examined = examine(new Security.Bogus("The key is gone.", Witness.OURSELVES), "");
        assertThat(codes(examined)).containsExactly("dnssec.bogus");
        assertThat(only(examined).severity()).isEqualTo(Severity.ERROR);
        assertThat(only(examined).because().text())
                .startsWith("The key is gone. ")
                .contains("SERVFAIL");
        assertThat(examined.row().tone()).isEqualTo(Tone.BAD);
    }

    @Test
    void whose_word_it_is_is_said_unless_it_is_ours() {
        for (Security security :
                List.of(
                        new Security.Secure(Witness.RESOLVER),
                        new Security.Insecure(false, Witness.RESOLVER),
                        new Security.Insecure(true, Witness.RESOLVER),
                        new Security.Bogus("x.", Witness.RESOLVER))) {
            var examined = examine(security, "");
            assertThat(only(examined).because().text()).contains("the word of the resolver");
            assertThat(examined.row().meaning().text()).endsWith(", the resolver says.");
        }
    }

    @Test
    void not_knowing_is_not_missing() {
        var examined = examine(new Security.Unknown("The resolver is gone."), "");
        assertThat(codes(examined)).containsExactly("dnssec.unavailable");
        assertThat(only(examined).severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(only(examined).fix()).isEqualTo(Fix.NONE);
        assertThat(examined.row().tone()).isEqualTo(Tone.UNKNOWN);
        assertThat(examined.facts().word()).isEqualTo("unknown");
    }

    @Test
    void beside_a_zone_from_a_file_there_is_nothing_to_say() {
        var examined = examine(ChainOfTrust.OFFLINE, "");
        assertThat(examined.advice()).isEmpty();
        assertThat(examined.row().tone()).isEqualTo(Tone.SKIPPED);
        assertThat(examined.facts().word()).isEqualTo("unknown");
    }

    @Test
    void names_that_do_not_exist_must_not_look_as_if_they_did() {
        var secure = new Security.Secure(Witness.OURSELVES);
        String lies = DnssecCheck.NOBODYS + " NS ns.a.example.\n";
        assertThat(codes(examine(secure, lies)))
                .containsExactly("dnssec.secure", "dnssec.black-lies");
        assertThat(codes(examine(secure, "* TXT x\n"))).containsExactly("dnssec.secure");
    }
}
