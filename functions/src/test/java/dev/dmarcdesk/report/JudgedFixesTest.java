package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.Followed;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a report suggests, and what it rather does not.
final class JudgedFixesTest {
    private static final String MAIL =
            """
            $ORIGIN example.com.
            example.com. NS ns.example.net.
            example.com. MX 10 mx
            mx A 203.0.113.5
            example.com. TXT "v=spf1 mx ~all"
            """;

    private static Fix.Todo fix(String zone, String code) {
        return Audit.of("example.com", ZoneDns.of(MAIL + zone)).report().findings().stream()
                .filter(advice -> advice.finding().code().equals(code))
                .map(Advice::fix)
                .map(Fix.Todo.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void assertKept(String zone) {
        var followed = new Followed(zone, "example.com", ZoneDns.of(MAIL + zone), List.of());
        var before = followed.before();
        assertThat(Followed.exact(before))
                .isNotEmpty()
                .allSatisfy(advice -> assertThat(followed.broken(before, advice)).isEmpty());
        assertThat(followed.followedToTheEnd()).isEmpty();
    }

    @Test
    void a_record_that_brings_something_as_bad_is_not_shown_and_the_words_say_why() {
        var fix =
                fix(
                        "_dmarc TXT \"v=DMARC1; p=reject; pct=0; rua=mailto:d@example.com\"",
                        "dmarc.pct-zero");
        assertThat(fix.records()).isEmpty();
        assertThat(fix.summary().text())
                .contains("t=y", "or neither if the test is over.", "We propose no record")
                .doesNotContain(":;");
    }

    @Test
    void a_record_that_brings_something_less_bad_is_shown() {
        assertThat(fix("", "dmarc.none").records()).hasSize(1);
    }

    @Test
    void a_replacement_says_what_it_replaces() {
        var fix = fix("_dmarc TXT \"v=DMARC1; p=reject; ri=1\"", "dmarc.no-rua");
        assertThat(fix.records())
                .singleElement()
                .extracting(RecordEdit::action, RecordEdit::before)
                .containsExactly(Action.REPLACE, "v=DMARC1; p=reject; ri=1");
    }

    @Test
    void a_record_that_only_a_wildcard_gives_is_added_at_its_own_name() {
        String zone = "* TXT \"v=DMARC1; p=reject; ri=1; rua=mailto:d@example.com\"";
        assertThat(fix(zone, "dmarc.ri-removed").records())
                .singleElement()
                .extracting(RecordEdit::action)
                .isEqualTo(Action.ADD);
        assertThat(fix(zone, "dmarc.wildcard").records())
                .extracting(RecordEdit::action)
                .containsExactly(Action.ADD, Action.REMOVE);
    }

    @Test
    void a_record_behind_an_alias_is_mended_where_it_stands() {
        String zone =
                """
                _dmarc CNAME _dmarc.keeper.example.net.
                _dmarc.keeper.example.net. TXT "v=DMARC1; p=reject; ri=1; rua=mailto:d@example.com"
                """;
        var fix = fix(zone, "dmarc.ri-removed");
        assertThat(fix.records())
                .singleElement()
                .extracting(edit -> edit.name().toString())
                .isEqualTo("_dmarc.keeper.example.net");
        assertThat(fix.summary().text()).contains("whoever keeps that name has to do it");
        assertKept(zone);
    }

    @Test
    void several_faults_of_one_domain_are_mended_together() {
        assertKept(
                """
                _dmarc TXT "v=DMARC1; p=quarantin; sp=non; rua=d@example.com"
                _smtp._tls TXT "v=TLSRPTv1; rua=tls@example.com"
                www MX 0 .
                www MX 10 mx
                """);
    }

    @Test
    void the_page_tells_both_names_and_how_to_check_and_offers_to_say_that_it_is_done() {
        String page = Audit.of("example.com", ZoneDns.of(MAIL)).page();
        assertThat(page)
                .contains("_dmarc.example.com (_dmarc in the zone example.com):")
                .contains("Check: dig +short TXT _dmarc.example.com")
                .contains("./dmarc published TXT _dmarc.example.com 'v=DMARC1; p=none;");
    }

    @Test
    void a_line_that_no_button_holds_is_not_offered() {
        String long2000 =
                IntStream.range(1000, 1100)
                        .mapToObj("mailto:d%d@example.com"::formatted)
                        .collect(Collectors.joining(","));
        String page =
                Audit.of(
                                "example.com",
                                ZoneDns.of(
                                        MAIL
                                                + "_dmarc.example.com.example.com. TXT \"v=DMARC1; p=reject; rua="
                                                + long2000
                                                + "\""))
                        .page();
        assertThat(page).doesNotContain("./dmarc published");
    }
}
