package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.spf.SpfFacts.Status;
import dev.dmarcdesk.spf.SpfFinding.MailUse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class SpfRulesTest {
    private static final String[] OTHERS = {
        "b.example TXT v=spf1 ip4:192.0.2.1 -all",
        "open.example TXT v=spf1 +all",
        "halves.example TXT v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all",
        "relay.example TXT v=spf1 include:open.example -all",
        "two.example TXT v=spf1 -all",
        "two.example TXT v=spf1 ~all",
        "six.example AAAA 2001:db8::1",
        "host.example A 192.0.2.1",
        "down.example !SERVFAIL",
        "bad.example TXT v=spf1 ip4:1 -all",
        "loop.example TXT v=spf1 include:a.example -all"
    };

    private static List<String> codes(String record) {
        return Spf.codes(Spf.check(Spf.publishing(record, OTHERS)));
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 include:b.example ~all, softfail-all, FOUND",
        "v=spf1 include:b.example -all, fail-all, FOUND",
        "v=spf1 ip4:192.0.2.1, no-all, FOUND",
        "v=spf1, no-all, FOUND",
        "v=spf1 mx ?all, neutral-all, FOUND",
        "v=spf1 mx redirect=b.example, fail-all, FOUND",
        "v=spf1 +all, plus-all, FOUND",
        "v=spf1 all, plus-all, FOUND",
        "v=spf1 redirect=open.example, plus-all, FOUND",
        "v=spf1 ip4:0.0.0.0/0 -all, plus-all-equivalent, FOUND",
        "v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all, plus-all-equivalent, FOUND",
        "v=spf1 ip6:::/0 -all, plus-all-equivalent, FOUND",
        "v=spf1 mx/0 -all, plus-all-equivalent, FOUND",
        "v=spf1 exists:host.example -all, plus-all-equivalent, FOUND",
        "v=spf1 include:open.example -all, plus-all-in-include, FOUND",
        "v=spf1 include:halves.example -all, plus-all-in-include, FOUND",
        "v=spf1 include:relay.example -all, plus-all-in-include, FOUND",
        "v=spf1 -all mx, terms-after-all, FOUND",
        "v=spf1 mx redirect=b.example ~all, redirect-ignored, FOUND",
        "v=spf1 mx ptr ~all, ptr, FOUND",
        "v=spf1 mx ra=postmaster -all, unknown-modifier, FOUND",
        "v=spf1 mx ip4=192.0.2.1 -all, unknown-modifier, FOUND",
        "v=spf1 include:b.example include:b.example ~all, duplicate-include, FOUND",
        "v=spf1 exists:%{i}.b.example ~all, macro, FOUND",
        "v=spf1 a:six.example ~all, ipv6-only, FOUND",
        "v=spf1 ip4:10.1.0.0/16 mx ~all, private-addresses, FOUND",
        "v=spf1 ip6:fd00::1 mx ~all, private-addresses, FOUND",
        "v=spf1 a:host.example a:host.example a a a a a mx -all, too-many-voids, INVALID",
        "v=spf1 mx ip4:1 -all, syntax, INVALID",
        "v=spf1 mx ipv4:192.0.2.1 -all, unknown-mechanism, INVALID",
        "v=spf1 mx exists:%{z}.b.example -all, macro-invalid, INVALID",
        "v=spf1 mx redirect=b.example redirect=b.example -all, duplicate-modifier, INVALID",
        "v=spf1 mx include:gone.example -all, include-none, INVALID",
        "v=spf1 mx include:host.example -all, include-none, INVALID",
        "v=spf1 mx include:a..b.example -all, include-none, INVALID",
        "v=spf1 mx redirect=gone.example, redirect-none, INVALID",
        "v=spf1 mx include:two.example -all, include-multiple, INVALID",
        "v=spf1 mx include:bad.example -all, syntax, INVALID",
        "v=spf1 mx include:a.example -all, loop, INVALID",
        "v=spf1 mx include:loop.example -all, loop, INVALID",
        "v=spf1 include:down.example -all, include-temperror, UNKNOWN",
        "v=spf1 mx:down.example -all, host-temperror, UNKNOWN",
        "v=spf1 mx:a.example a:host.example a:host.example a:host.example a:host.example a:host.example a:host.example a:host.example -all, near-lookup-limit, FOUND",
    })
    void notices(String record, String finding, Status status) {
        var examination = Spf.check(Spf.publishing(record, OTHERS));
        assertThat(Spf.codes(examination)).contains("spf." + finding);
        assertThat(examination.facts().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 mx -ip4:0.0.0.0/0 ~all",
                "v=spf1 -include:open.example mx ~all",
                "v=spf1 ~all +all",
                "v=spf1 include:b.example ip4:192.0.2.0/8 ~all",
                "v=spf1 a:host.example/24 mx/24 ~all"
            })
    void does_not_call_a_record_open_that_is_not(String record) {
        assertThat(codes(record)).noneMatch(code -> code.startsWith("spf.plus-all"));
        assertThat(Spf.check(Spf.publishing(record, OTHERS)).facts().anyoneMaySend()).isFalse();
    }

    @Test
    void praises_nothing_in_a_broken_record() {
        assertThat(codes("v=spf1 mx include:gone.example -all"))
                .doesNotContain("spf.fail-all", "spf.softfail-all");
        assertThat(codes("v=spf1 mx -all;")).containsExactly("spf.syntax");
    }

    @Test
    void tells_style_only_to_who_can_change_it() {
        var findings =
                Spf.findings(
                        "v=spf1 include:x.example include:own.a.example ~all",
                        "x.example TXT v=spf1 ptr -all mx",
                        "own.a.example TXT v=spf1 ptr -all");
        assertThat(findings)
                .filteredOn(SpfFinding.Ptr.class::isInstance)
                .extracting(finding -> finding.at().domain().toString())
                .containsExactly("own.a.example");
        assertThat(findings).noneMatch(SpfFinding.TermsAfterAll.class::isInstance);
    }

    @Test
    void says_each_thing_once() {
        var findings =
                Spf.findings(
                        "v=spf1 include:b.example include:c.example ~all",
                        "b.example TXT v=spf1 include:bad.example -all",
                        "c.example TXT v=spf1 include:bad.example -all",
                        "bad.example TXT v=spf1 ip4:1 -all");
        assertThat(findings).filteredOn(SpfFinding.Syntax.class::isInstance).hasSize(1);
    }

    @Test
    void keeps_the_number_of_findings_bounded() {
        assertThat(Spf.findings("v=spf1" + " junk".repeat(3000) + " -all")).hasSizeLessThan(20);
        assertThat(Spf.findings("v=spf1" + " include:gone.example".repeat(3000) + " -all"))
                .hasSizeLessThan(150);
    }

    @ParameterizedTest
    @CsvSource({
        "' v=spf1 -all', LEADING_BLANK",
        "'\"v=spf1 -all\"', LEADING_QUOTE",
        "'\\\"v=spf1 -all', LEADING_QUOTE",
        "'\u00a0v=spf1 -all', LEADING_INVISIBLE",
        "'\ufeffv=spf1 -all', LEADING_INVISIBLE",
        "'v=spf10 -all', OTHER_VERSION",
        "'v=spf2 -all', OTHER_VERSION",
        "'v=spf1;-all', NO_BLANK",
        "'v=spf1ip4:192.0.2.1 -all', NO_BLANK",
        "'v=spf1\t-all', NO_BLANK",
        "'v = spf1 -all', MISSPELT",
        "'spf1 include:b.example -all', MISSPELT",
        "'a.example. TXT v=spf1 include:b.example -all', LEADING_TEXT"
    })
    void sees_what_was_meant_as_a_record(String text, Lookalike.Flaw flaw) {
        var octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var lookalike = Lookalike.of(Rdata.Text.of(octets)).orElseThrow();
        assertThat(lookalike.flaw()).isEqualTo(flaw);
        assertThat(lookalike.at().of(octets)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 -all",
                "spf2.0/pra include:b.example -all",
                "v=DMARC1; p=none",
                "google-site-verification=spf1",
                "spf-check=1",
                "see our SPF policy",
                "",
                "   ",
                "v=DKIM1; p="
            })
    void takes_nothing_else_for_a_record(String text) {
        assertThat(Lookalike.of(Rdata.Text.of(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"v=spf1 include:b.example\" \"include:b.example -all\"', 1",
        "'\"v=spf1 include:b.example\" \"-all\"', 1",
        "'\"v=spf1 ip4:192.0.2.1\" \"mx -all\"', 1",
        "'\"v=spf1 include:b.example \" \"include:b.example -all\"', 0",
        "'\"v=spf1 ip4:62.253.2\" \"27.114 ip4:166.78.69.169 ~all\"', 0",
        "'\"v=spf1 include:spf.b.ex\" \"ample -all\"', 0",
        "'\"v=spf1 include:b.example m\" \"x -all\"', 0",
        "'\"v=spf1 include:b.example -\" \"all\"', 0",
        "'\"v=spf1 include:b.ex\" \"a -all\"', 0",
        "'\"v=spf1\" \" mx -all\"', 0"
    })
    void finds_where_a_blank_is_missing_between_strings(String strings, int splits) {
        var codes = Spf.codes(Spf.check(Spf.publishing(strings, OTHERS)));
        assertThat(codes.stream().filter("spf.split-without-space"::equals)).hasSize(splits);
    }

    @Test
    void finds_a_missing_blank_after_the_version_too() {
        var codes = Spf.codes(Spf.check(Spf.publishing("\"v=spf1\" \"mx -all\"")));
        assertThat(codes).contains("spf.looks-like-spf", "spf.split-without-space");
    }

    @Test
    void tells_a_missing_record_from_a_missing_name() {
        assertThat(view(ZoneDns.of("b.example A 192.0.2.1")))
                .containsExactly(
                        new SpfFinding.None(SpfPlace.of(Spf.DOMAIN), false, MailUse.NO_MAIL_HOSTS));
        assertThat(view(ZoneDns.of("a.example MX 10 a.example\na.example TXT hello")))
                .containsExactly(
                        new SpfFinding.None(SpfPlace.of(Spf.DOMAIN), true, MailUse.RECEIVES));
        assertThat(view(ZoneDns.of("a.example MX 0 .")))
                .containsExactly(
                        new SpfFinding.None(SpfPlace.of(Spf.DOMAIN), true, MailUse.NO_MAIL_HOSTS));
    }

    private static List<SpfFinding> view(Dns dns) {
        return Spf.view(dns).findings();
    }

    @Test
    void never_calls_a_failure_a_missing_record() {
        var examination = Spf.check(ZoneDns.of("a.example !SERVFAIL"));
        assertThat(examination.facts().status()).isEqualTo(Status.UNKNOWN);
        assertThat(examination.row().tone()).isEqualTo(Tone.UNKNOWN);
        assertThat(examination.advice())
                .extracting(advice -> advice.finding().code(), advice -> advice.severity())
                .containsExactly(tuple("spf.unavailable", Severity.UNKNOWN));
    }

    @Test
    void sees_records_of_the_obsolete_type() {
        var beside = Spf.check(Spf.publishing("v=spf1 mx ~all", "a.example SPF v=spf1 a ~all"));
        assertThat(beside.advice())
                .anySatisfy(advice -> {
                    assertThat(advice.finding())
                            .isEqualTo(
                                    new SpfFinding.Type99(
                                            SpfPlace.of(Spf.DOMAIN), "v=spf1 a ~all", false));
                    assertThat(advice.severity()).isEqualTo(Severity.NOTICE);
                });
        var alone = Spf.check(ZoneDns.of("a.example SPF v=spf1 a ~all"));
        assertThat(Spf.codes(alone)).containsExactly("spf.none", "spf.type99");
    }

    @Test
    void a_second_record_that_is_none_is_told_and_does_not_count() {
        var examination =
                Spf.check(
                        Spf.publishing(
                                "v=spf1 mx ~all", "a.example TXT v=spf10 include:b.example -all"));
        assertThat(examination.facts().status()).isEqualTo(Status.FOUND);
        assertThat(Spf.codes(examination))
                .containsExactly("spf.looks-like-spf", "spf.softfail-all");
    }

    @Test
    void counts_mail_hosts_of_one_mx() {
        var hosts = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            hosts.append("many.example MX %d m%d.example%n".formatted(i, i));
        }
        var findings = Spf.findings("v=spf1 mx:many.example -all", hosts.toString());
        assertThat(findings)
                .filteredOn(SpfFinding.MxOverTen.class::isInstance)
                .extracting(finding -> ((SpfFinding.MxOverTen) finding).hosts())
                .containsExactly(11);
    }
}
