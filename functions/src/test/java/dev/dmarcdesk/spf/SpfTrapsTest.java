package dev.dmarcdesk.spf;

import static dev.dmarcdesk.spf.Evaluations.envelope;
import static dev.dmarcdesk.spf.Evaluations.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Visible;
import dev.dmarcdesk.spf.SpfFacts.Status;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What other checkers get wrong about SPF, case by case, in the evaluator, the tree and the
/// findings.
class SpfTrapsTest {
    private static final String CLIENT = "192.0.2.1";
    private static final String OTHER = "203.0.113.77";

    private static SpfResult result(String record, String ip, String... more) {
        return evaluate(record, ip, more).result();
    }

    private static List<String> codes(String record, String... more) {
        return Spf.codes(Spf.check(Spf.publishing(record, more)));
    }

    private static Severity severity(String code, String record, String... more) {
        return Spf.advice(code, Spf.publishing(record, more)).severity();
    }

    @Test
    void b1_mx_is_one_lookup_whatever_its_hosts() {
        String[] three = {
            "a.example MX 20 m2.example",
            "a.example MX 30 m3.example",
            "mail.a.example A 192.0.2.5",
            "m2.example A 192.0.2.6",
            "m3.example A 192.0.2.7"
        };
        assertThat(Spf.tree("v=spf1 mx -all", three).lookups()).isEqualTo(1);
        assertThat(evaluate("v=spf1 mx -all", OTHER, three).lookups()).isEqualTo(1);

        String[] eleven =
                IntStream.rangeClosed(1, 11)
                        .mapToObj(i -> "many.example MX " + i + " h" + i + ".example")
                        .toArray(String[]::new);
        assertThat(result("v=spf1 mx:many.example -all", OTHER, eleven))
                .isEqualTo(SpfResult.PERMERROR);
        assertThat(codes("v=spf1 mx:many.example -all", eleven)).contains("spf.mx-over-ten");
    }

    @Test
    void b1_of_more_than_ten_mail_hosts_those_mail_would_try_first_pass() {
        String[] eleven =
                IntStream.rangeClosed(1, 11)
                        .boxed()
                        .flatMap(i ->
                                Stream.of(
                                        "many.example MX %d h%d.example".formatted(12 - i, i),
                                        "h%d.example A 192.0.2.%d".formatted(i, i)))
                        .toArray(String[]::new);
        String record = "v=spf1 mx:many.example -all";

        assertThat(result(record, "192.0.2.11", eleven)).isEqualTo(SpfResult.PASS);
        assertThat(result(record, "192.0.2.2", eleven)).isEqualTo(SpfResult.PASS);
        assertThat(result(record, "192.0.2.1", eleven)).isEqualTo(SpfResult.PERMERROR);
        assertThat(Spf.tree(record, eleven).canPass()).isTrue();
    }

    @Test
    void b2_a_term_is_void_for_the_clients_family_only_and_once() {
        String record = "v=spf1 a:six.example a:empty.example a:gone.example ~all";
        String[] zone = {"six.example AAAA 2001:db8::1", "empty.example TXT x"};

        assertThat(evaluate(record, "2001:db8::9", zone).voids()).isEqualTo(2);
        assertThat(evaluate(record, OTHER, zone).voids()).isEqualTo(3);
        assertThat(Spf.tree(record, zone).voids()).isEqualTo(2);
    }

    @Test
    void b3_three_voids_are_permerror_where_receivers_count_them() {
        String record = "v=spf1 a:g1.example a:g2.example a:g3.example ~all";

        assertThat(result(record, OTHER)).isEqualTo(SpfResult.PERMERROR);
        assertThat(severity("spf.too-many-voids", record)).isEqualTo(Severity.WARNING);
        assertThat(result("v=spf1 a:g1.example a:g2.example ~all", OTHER))
                .isEqualTo(SpfResult.SOFTFAIL);
    }

    @Test
    void b4_an_include_without_record_is_permerror_for_all_not_matched_before() {
        String record = "v=spf1 ip4:192.0.2.1 include:bare.example -all";

        assertThat(result(record, OTHER, "bare.example TXT x")).isEqualTo(SpfResult.PERMERROR);
        assertThat(result(record, CLIENT, "bare.example TXT x")).isEqualTo(SpfResult.PASS);
        assertThat(severity("spf.include-none", record, "bare.example TXT x"))
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void b5_an_include_reached_twice_is_no_loop_and_counts_twice() {
        String record = "v=spf1 include:b.example include:c.example -all";
        String[] zone = {
            "b.example TXT v=spf1 include:d.example ?all",
            "c.example TXT v=spf1 include:d.example ?all",
            "d.example TXT v=spf1 ip4:192.0.2.99 ?all"
        };

        assertThat(Spf.tree(record, zone).lookups()).isEqualTo(4);
        assertThat(evaluate(record, OTHER, zone).lookups()).isEqualTo(4);
        assertThat(result(record, OTHER, zone)).isEqualTo(SpfResult.FAIL);
        assertThat(codes(record, zone)).doesNotContain("spf.loop");
    }

    @Test
    void b6_a_redirect_beside_all_is_ignored_whatever_the_order() {
        for (String record :
                List.of("v=spf1 redirect=b.example -all", "v=spf1 -all redirect=b.example")) {
            var outcome = evaluate(record, CLIENT, "b.example TXT v=spf1 +all");
            assertThat(outcome.result()).isEqualTo(SpfResult.FAIL);
            assertThat(outcome.lookups()).isZero();
            assertThat(Spf.tree(record).lookups()).isZero();
            assertThat(codes(record)).contains("spf.redirect-ignored");
        }
    }

    @Test
    void b7_after_all_mechanisms_are_ignored_and_modifiers_count() {
        var outcome =
                evaluate(
                        "v=spf1 -all ip4:192.0.2.1 ra=postmaster exp=why.example",
                        CLIENT,
                        "why.example TXT no");

        assertThat(outcome.result()).isEqualTo(SpfResult.FAIL);
        assertThat(outcome.explanation()).isEqualTo("no");
        assertThat(codes("v=spf1 -all ra=postmaster")).doesNotContain("spf.terms-after-all");
        assertThat(codes("v=spf1 -all a")).contains("spf.terms-after-all");
    }

    @Test
    void b8_an_unknown_modifier_is_ignored_and_an_unknown_mechanism_is_permerror() {
        assertThat(result("v=spf1 ra=postmaster rr=all x=y ip4:192.0.2.1 -all", CLIENT))
                .isEqualTo(SpfResult.PASS);
        assertThat(severity("spf.unknown-modifier", "v=spf1 x=y -all")).isEqualTo(Severity.NOTICE);
        assertThat(result("v=spf1 ip4:192.0.2.1 x:y -all", CLIENT)).isEqualTo(SpfResult.PERMERROR);
        assertThat(severity("spf.unknown-mechanism", "v=spf1 x:y -all")).isEqualTo(Severity.ERROR);
    }

    @Test
    void b9_the_first_all_decides() {
        assertThat(result("v=spf1 ~all +all", CLIENT)).isEqualTo(SpfResult.SOFTFAIL);
        assertThat(Spf.tree("v=spf1 ~all +all").all()).contains(Qualifier.SOFTFAIL);
        assertThat(codes("v=spf1 ~all +all")).doesNotContain("spf.plus-all");
    }

    @Test
    void b10_all_is_a_word_and_no_ending_of_one() {
        assertThat(Spf.tree("v=spf1 include:send-all.example").all()).isEmpty();
        assertThat(result("v=spf1 -allow", CLIENT)).isEqualTo(SpfResult.PERMERROR);
        assertThat(codes("v=spf1 -allow")).contains("spf.unknown-mechanism");
    }

    @Test
    void b11_a_and_mx_with_a_prefix_length_cost_one_each() {
        String record = "v=spf1 a/24 mx/24 -all";
        String[] zone = {"a.example A 198.51.100.1", "mail.a.example A 192.0.2.200"};

        assertThat(Spf.tree(record, zone).lookups()).isEqualTo(2);
        assertThat(evaluate(record, OTHER, zone).lookups()).isEqualTo(2);
        assertThat(result(record, CLIENT, zone)).isEqualTo(SpfResult.PASS);
    }

    @Test
    void b12_names_have_no_case_and_upper_case_macro_letters_escape() {
        assertThat(
                        result(
                                "V=SPF1 Include:B.Example -ALL",
                                CLIENT,
                                "b.example TXT V=spf1 IP4:192.0.2.0/24 -All"))
                .isEqualTo(SpfResult.PASS);
        var outcome =
                CheckHost.of(
                        "a.example",
                        envelope(CLIENT, "a&b@a.example", "h"),
                        Spf.publishing("v=spf1 -all exp=why.example", "why.example TXT %{S}"));
        assertThat(outcome.explanation()).isEqualTo("a%26b%40a.example");
    }

    @Test
    void b13_macros_cost_one_in_the_tree_and_are_filled_in_for_a_client() {
        String record = "v=spf1 include:b.example mx:%{o} redirect=%{d}.end.example";
        String[] zone = {
            "b.example TXT v=spf1 exists:ok.%{d} ?all",
            "ok.b.example A 127.0.0.1",
            "a.example.end.example TXT v=spf1 -all"
        };

        assertThat(Spf.tree(record, zone).lookups()).isEqualTo(4);
        assertThat(Spf.tree(record, zone).steps().get(1).leadsTo())
                .isInstanceOf(SpfTarget.PerClient.class);
        assertThat(result(record, OTHER, zone)).isEqualTo(SpfResult.PASS);
        assertThat(result("v=spf1 redirect=%{d}.end.example", OTHER, zone))
                .isEqualTo(SpfResult.FAIL);
    }

    @Test
    void b14_exists_by_address_needs_the_clients_address() {
        String record = "v=spf1 exists:%{i}._spf.a.example -all";
        String zone = "192.0.2.1._spf.a.example A 127.0.0.2";

        assertThat(result(record, CLIENT, zone)).isEqualTo(SpfResult.PASS);
        assertThat(result(record, OTHER, zone)).isEqualTo(SpfResult.FAIL);
        assertThat(codes(record, zone)).contains("spf.macro");
    }

    @Test
    void b15_the_strings_of_a_record_are_joined_with_nothing() {
        var split = ZoneDns.of("a.example TXT \"v=spf1 ip4:192.0.\" \"2.1 -all\"");
        var lost = ZoneDns.of("a.example TXT \"v=spf1 mx\" \"ip4:192.0.2.1 -all\"");

        assertThat(evaluate("a.example", CLIENT, split).result()).isEqualTo(SpfResult.PASS);
        assertThat(evaluate("a.example", CLIENT, lost).result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(Spf.codes(Spf.check(lost))).contains("spf.split-without-space");
    }

    @Test
    void b16_quotes_and_odd_blanks_are_faults_whose_octets_are_shown() {
        var quoted = ZoneDns.of("a.example TXT \"\\\"v=spf1 ip4:192.0.2.1 -all\\\"\"");
        assertThat(evaluate("a.example", CLIENT, quoted).result()).isEqualTo(SpfResult.NONE);
        assertThat(Spf.codes(Spf.check(quoted))).contains("spf.looks-like-spf");

        var blank = ZoneDns.of("a.example TXT \"v=spf1 ip4:192.0.2.1\\194\\160-all\"");
        var outcome = evaluate("a.example", CLIENT, blank);
        assertThat(outcome.result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(CheckedText.of(outcome.checked(), 74)).contains("\\194\\160");
        assertThat(Visible.code(Spf.view(blank).findings().getFirst().at().term()))
                .contains("\\194\\160");
    }

    @Test
    void b17_two_records_are_permerror() {
        var dns = ZoneDns.of("a.example TXT v=spf1 +all\na.example TXT v=spf1 -all");

        assertThat(evaluate("a.example", CLIENT, dns).result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(Spf.check(dns).facts().status()).isEqualTo(Status.MULTIPLE);
    }

    @Test
    void b18_what_only_looks_like_a_record_is_none_and_glued_terms_are_permerror() {
        for (String text : List.of(" v=spf1 -all", "v=spf1;-all", "v=spf10 -all")) {
            var dns = ZoneDns.of("a.example TXT \"" + text + "\"");
            assertThat(evaluate("a.example", CLIENT, dns).result()).isEqualTo(SpfResult.NONE);
            assertThat(Spf.check(dns).facts().status()).isEqualTo(Status.NONE);
        }
        for (String text : List.of("v=spf1 ip4:192.0.2.1~all", "v=spf1 ip4:192.0.2.1 ~all;")) {
            assertThat(result(text, CLIENT)).isEqualTo(SpfResult.PERMERROR);
            assertThat(codes(text)).contains("spf.syntax");
        }
        assertThat(result("V=SPF1 -all", CLIENT)).isEqualTo(SpfResult.FAIL);
    }

    @Test
    void b19_softfail_is_no_fault_of_a_domain_that_sends() {
        assertThat(result("v=spf1 mx ~all", OTHER, "mail.a.example A 192.0.2.1"))
                .isEqualTo(SpfResult.SOFTFAIL);
        var softfail = Spf.advice("spf.softfail-all", Spf.publishing("v=spf1 mx ~all"));
        assertThat(softfail.severity()).isEqualTo(Severity.GOOD);
        var fail = Spf.advice("spf.fail-all", Spf.publishing("v=spf1 mx -all"));
        assertThat(fail.because().text()).contains("before they look at DKIM");
    }

    @Test
    void b20_over_ten_lookups_early_clients_pass_and_late_ones_get_permerror() {
        String middle =
                IntStream.range(0, 10)
                        .mapToObj(i -> "a:h" + i + ".example")
                        .collect(Collectors.joining(" "));
        String record = "v=spf1 ip4:192.0.2.1 " + middle + " include:late.example -all";
        String[] zone =
                IntStream.rangeClosed(0, 10)
                        .mapToObj(i ->
                                i == 10
                                        ? "late.example TXT v=spf1 ip4:203.0.113.77 -all"
                                        : "h" + i + ".example A 198.51.100.1")
                        .toArray(String[]::new);

        assertThat(result(record, CLIENT, zone)).isEqualTo(SpfResult.PASS);
        assertThat(result(record, OTHER, zone)).isEqualTo(SpfResult.PERMERROR);
        var facts = Spf.check(Spf.publishing(record, zone)).facts();
        assertThat(facts.lookups()).hasValue(11);
        assertThat(facts.exceedsAt()).contains("include:late.example");
    }

    @Test
    void b21_the_helo_identity_is_another_question() {
        var dns =
                ZoneDns.of(
                        """
                        a.example      TXT v=spf1 ip4:192.0.2.1 -all
                        helo.b.example TXT v=spf1 -all
                        """);
        var envelope = envelope(CLIENT, "joe@a.example", "helo.b.example");

        assertThat(CheckHost.ofMailFrom(envelope, dns).result()).isEqualTo(SpfResult.PASS);
        assertThat(CheckHost.ofHelo(envelope, dns).result()).isEqualTo(SpfResult.FAIL);
    }

    @Test
    void b22_a_subdomain_inherits_nothing() {
        var dns = Spf.publishing("v=spf1 -all", "www.a.example A 192.0.2.80");

        assertThat(evaluate("www.a.example", CLIENT, dns).result()).isEqualTo(SpfResult.NONE);
        assertThat(SpfFacts.of(DomainName.of("www.a.example"), dns).status())
                .isEqualTo(Status.NONE);
    }

    @Test
    void b23_a_long_record_is_valid() {
        String record =
                "v=spf1 "
                        + IntStream.range(0, 40)
                                .mapToObj(i -> "ip4:198.51.100." + i)
                                .collect(Collectors.joining(" "))
                        + " ip4:192.0.2.1 -all";

        assertThat(result(record, CLIENT)).isEqualTo(SpfResult.PASS);
        assertThat(severity("spf.long", record)).isEqualTo(Severity.NOTICE);
    }

    @Test
    void b24_a_term_with_a_minus_that_does_not_match_decides_nothing() {
        assertThat(result("v=spf1 -ip4:203.0.113.0/24 ip4:192.0.2.1 -all", CLIENT))
                .isEqualTo(SpfResult.PASS);
        assertThat(result("v=spf1 -ip4:203.0.113.0/24 ip4:192.0.2.1 ?all", OTHER))
                .isEqualTo(SpfResult.FAIL);
    }
}
