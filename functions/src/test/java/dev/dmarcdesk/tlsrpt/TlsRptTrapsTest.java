package dev.dmarcdesk.tlsrpt;

import static dev.dmarcdesk.Said.codes;
import static dev.dmarcdesk.Said.edits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.AliasBeside;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.tlsrpt.TlsRptFacts.Status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// What other tools get wrong about TLS-RPT.
class TlsRptTrapsTest {
    private static final DomainName DOMAIN = DomainName.of("a.example");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rua=postmaster@x.example | rua=mailto:postmaster@x.example",
                "rua=http://x.example/v1 | rua=https://x.example/v1",
                "rua=notmailto:t@x.example | rua=mailto:t@x.example",
                "rua=mailto://t@x.example | rua=mailto:t@x.example",
                "rua=mailto:t@x.example!10m | rua=mailto:t@x.example",
                "rua=<mailto:t@x.example> | rua=mailto:t@x.example",
                "rua=t@x.example, mailto:u@y.example | rua=mailto:t@x.example,mailto:u@y.example",
                "rua=mailto:t@x.example mailto:u@y.example | rua=mailto:t@x.example,mailto:u@y.example",
            })
    void e8_an_address_needs_a_scheme_that_reports_go_by(String written, String mended) {
        var examined = examine("_smtp._tls TXT \"v=TLSRPTv1; " + written + "\"");
        assertThat(codes(examined)).containsExactly("tls-rpt.rua-invalid");
        assertThat(edits(examined.advice()))
                .containsExactly(replacing("v=TLSRPTv1; " + written, "v=TLSRPTv1; " + mended));
    }

    @Test
    void e8_one_bad_address_leaves_the_others() {
        var examined =
                examine("_smtp._tls TXT \"v=TLSRPTv1; rua=t@x.example,https://y.example/v1\"");
        assertThat(examined.facts().status()).isEqualTo(Status.FOUND);
        assertThat(examined.facts().rua())
                .extracting(uri -> uri.host())
                .containsExactly("y.example");
        assertThat(codes(examined)).containsExactly("tls-rpt.rua-invalid");
        assertThat(examine("_smtp._tls TXT \"v=TLSRPTv1; rua=t@x.example\"").facts().status())
                .isEqualTo(Status.INVALID);
    }

    @ParameterizedTest
    @EnumSource(Answer.Reason.class)
    void e8_what_could_not_be_looked_up_is_not_missing(Answer.Reason reason) {
        Dns dead = _ -> new Answer.Unavailable(reason, "No answer.");
        var examined = examine(dead);
        assertThat(examined.facts().status()).isEqualTo(Status.UNKNOWN);
        assertThat(codes(examined)).containsExactly("tls-rpt.unavailable");
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(examined.row().tone()).isEqualTo(Tone.UNKNOWN);
    }

    @Test
    void https_is_allowed_and_so_are_two_fields_and_unknown_ones() {
        assertThat(codes(examine("_smtp._tls TXT \"v=TLSRPTv1; rua=https://x.example/v1\"")))
                .containsExactly("tls-rpt.ok");
        var examined =
                examine(
                        "_smtp._tls TXT \"v=TLSRPTv1;rua=mailto:t@x.example;1-x.y=z;rua=MAILTO:u@x.example;\"");
        assertThat(codes(examined)).containsExactly("tls-rpt.ok");
        assertThat(examined.facts().rua()).hasSize(2);
    }

    @Test
    void none_is_no_fault() {
        var examined = examine("@ A 192.0.2.1");
        assertThat(examined.facts().status()).isEqualTo(Status.NONE);
        assertThat(codes(examined)).containsExactly("tls-rpt.none");
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.NOTICE);
        assertThat(edits(examined.advice()))
                .containsExactly(edit(Action.ADD, "v=TLSRPTv1; rua=mailto:tls-reports@a.example"));
    }

    @Test
    void several_count_as_none_and_become_one() {
        var examined =
                examine(
                        """
                        _smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@a.example"
                        _smtp._tls TXT "v=TLSRPTv1; rua=mailto:b@a.example"
                        """);
        assertThat(examined.facts().status()).isEqualTo(Status.MULTIPLE);
        assertThat(codes(examined)).containsExactly("tls-rpt.multiple");
        assertThat(edits(examined.advice()))
                .containsExactly(
                        edit(Action.ADD, "v=TLSRPTv1; rua=mailto:a@a.example,mailto:b@a.example"),
                        edit(Action.REMOVE, "v=TLSRPTv1; rua=mailto:a@a.example"),
                        edit(Action.REMOVE, "v=TLSRPTv1; rua=mailto:b@a.example"));
    }

    @Test
    void a_record_and_something_else_is_one_record() {
        assertThat(
                        codes(
                                examine(
                                        """
                                        _smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@a.example"
                                        _smtp._tls TXT "verification=abc"
                                        """)))
                .containsExactly("tls-rpt.ok");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=TLSRPTv2; rua=mailto:t@x.example",
                "v=TLSRPT1; rua=mailto:t@x.example",
                "v=TSLRPTv1; rua=mailto:t@x.example",
                "v=tlsrptv1; rua=mailto:t@x.example",
                "v = TLSRPTv1; rua=mailto:t@x.example",
                "v=TLSRPTv1 rua=mailto:t@x.example",
                "rua=mailto:t@x.example; v=TLSRPTv1",
                "TLSRPTv1; rua=mailto:t@x.example",
            })
    void what_looks_like_a_record_is_none_and_can_be_mended(String text) {
        var examined = examine("_smtp._tls TXT \"" + text + "\"");
        assertThat(examined.facts().status()).isEqualTo(Status.NONE);
        assertThat(codes(examined)).containsExactly("tls-rpt.looks-like");
        assertThat(edits(examined.advice()))
                .containsExactly(replacing(text, "v=TLSRPTv1; rua=mailto:t@x.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=TLSRPTv1 | rua-missing",
                "v=TLSRPTv1; RUA=mailto:t@x.example | rua-missing",
                "v=TLSRPTv1; rua= | rua-invalid",
                "v=TLSRPTv1; rua=mailto:t@x.example; junk | syntax",
                "v=TLSRPTv1; rua=mailto:t@x.example;; x=1 | syntax",
                "v=TLSRPTv1; rua=mailto:t@x.example; x= | syntax",
                "v=TLSRPTv1; rua = mailto:t@x.example | syntax",
            })
    void every_flaw_is_told_with_a_record_that_has_none(String text, String what) {
        var examined = examine("_smtp._tls TXT \"" + text + "\"");
        assertThat(codes(examined)).containsExactly("tls-rpt." + what);
        assertThat(edits(examined.advice()))
                .singleElement()
                .satisfies(
                        edit -> assertThat(TlsRptParser.parse(edit.value()).defects()).isEmpty());
    }

    @Test
    void a_cname_is_followed_and_mended_where_it_leads() {
        var found =
                examine(
                        """
                        _smtp._tls CNAME tls.b.example.
                        tls.b.example. TXT "v=TLSRPTv1; rua=t@b.example"
                        """);
        assertThat(edits(found.advice()))
                .containsExactly(
                        RecordEdit.replacing(
                                RrType.TXT,
                                DomainName.of("tls.b.example"),
                                "v=TLSRPTv1; rua=t@b.example",
                                "v=TLSRPTv1; rua=mailto:t@b.example"));
        assertThat(codes(examine("_smtp._tls CNAME tls.b.example.")))
                .containsExactly("tls-rpt.cname-dangling");
    }

    @Test
    void a20_a_cname_beside_the_record_is_told() {
        Dns zone = zone("_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:t@a.example\"");
        Dns alias = zone("_smtp._tls CNAME tls.b.example.");
        var examined = examine(new AliasBeside(zone, alias));
        assertThat(examined.facts().status()).isEqualTo(Status.FOUND);
        assertThat(codes(examined)).containsExactly("tls-rpt.cname-and-txt");
        assertThat(edits(examined.advice()))
                .containsExactly(
                        new RecordEdit(
                                Action.REMOVE,
                                RrType.CNAME,
                                DomainName.of("_smtp._tls.a.example"),
                                "tls.b.example"));
    }

    @ParameterizedTest
    @CsvSource({"v=spf1 -all", "v=DMARC1; p=none; rua=mailto:d@a.example", "google-site=x"})
    void a22_another_record_by_a_wildcard_is_no_record(String text) {
        assertThat(codes(examine("* TXT \"" + text + "\""))).containsExactly("tls-rpt.none");
    }

    @Test
    void a_name_too_long_for_the_dns_has_no_record() {
        var labels = "x".repeat(60);
        var domain = DomainName.of(String.join(".", labels, labels, labels, labels, "example"));
        var examined =
                new TlsRptCheck().examine(new Subject(domain, List.of()), Sources.of(zone("")));
        assertThat(examined.facts().status()).isEqualTo(Status.NONE);
        assertThat(examined.advice()).isEmpty();
    }

    private static Dns zone(String lines) {
        return ZoneDns.of("$ORIGIN a.example.\n" + lines + "\n");
    }

    private static Examination<TlsRptFacts> examine(String lines) {
        return examine(zone(lines));
    }

    private static Examination<TlsRptFacts> examine(Dns dns) {
        return new TlsRptCheck().examine(new Subject(DOMAIN, List.of()), Sources.of(dns));
    }

    private static RecordEdit replacing(String before, String value) {
        return RecordEdit.replacing(
                RrType.TXT, DomainName.of("_smtp._tls.a.example"), before, value);
    }

    private static RecordEdit edit(Action action, String value) {
        return new RecordEdit(action, RrType.TXT, DomainName.of("_smtp._tls.a.example"), value);
    }
}
