package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.watch.AlertPage.Assent;
import dev.dmarcdesk.watch.AlertPage.Hit;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

final class AlertPageTest {
    private static final DomainName ACME = DomainName.of("acme.example");
    private static final Instant LATER = Drift.AT.plus(Duration.ofHours(3));
    private static final Drift WEAKENED =
            Drift.of(
                    "acme.example",
                    "_dmarc TXT v=DMARC1; p=reject; rua=mailto:dmarc@acme.example",
                    "_dmarc TXT v=DMARC1; p=none; rua=mailto:x9@collect.mail-metrics.example");

    private static String text(Document page) {
        return TerminalText.render(page, 200, false);
    }

    @Test
    void the_consequence_comes_first_then_old_and_new_record_then_how_we_know() {
        assertThat(WEAKENED.document().title().text())
                .isEqualTo("acme.example: DMARC weakened, reject → none");
        assertThat(WEAKENED.page())
                .containsSubsequence(
                        "Forged mail is no longer stopped.",
                        "New address for aggregate reports: collect.mail-metrics.example. Another",
                        "TXT  _dmarc.acme.example\n",
                        "- v=DMARC1; p=reject; rua=mailto:dmarc@acme.example\n",
                        "+ v=DMARC1; p=none; rua=mailto:x9@collect.mail-metrics.example\n",
                        "Seen at 2026-03-03 09:12 UTC by our resolver, at 09:17 again, and by both"
                                + " servers of the zone",
                        "accepting such a change takes two people");
    }

    @Test
    void what_only_our_resolver_says_is_said_so() {
        assertThat(text(WEAKENED.unwitnessed().document()))
                .contains("Only our resolver says so: the servers of the zone could not be asked.");
    }

    @Test
    void a_server_that_did_not_answer_is_no_witness() {
        var changed = WEAKENED.changed();
        var aspect = changed.aspects().first();
        var seen = changed.after().aspects().getOrDefault(aspect, new Observed.Nothing());
        var words =
                List.of(
                        new Testimony.Word(DomainName.of("ns1.acme.example"), seen),
                        new Testimony.Word(
                                DomainName.of("ns2.acme.example"),
                                new Observed.Unknown(Answer.Reason.TIMEOUT)));
        var sight = new Tiding.Sight(Drift.AT, LATER, 2, List.of(new Testimony(aspect, words)));
        var page =
                AlertPage.changed(
                        ACME,
                        new Tiding.Changed(
                                changed.before(),
                                changed.since(),
                                changed.after(),
                                changed.aspects(),
                                sight),
                        BundledData.senders());

        assertThat(text(page))
                .contains(
                        "by 1 of the 2 servers of the zone (ns1.acme.example); ns2.acme.example did"
                                + " not answer");
    }

    @Test
    void buttons_stand_before_the_small_print() {
        var page =
                AlertPage.withChoices(
                        WEAKENED.document(), List.of(new Choice("Expected", "expected a1")));

        assertThat(page.blocks().reversed().get(1)).isInstanceOf(Block.Choices.class);
        assertThat(page.blocks().getLast()).isInstanceOf(Block.SmallPrint.class);
    }

    @Test
    void what_is_over_says_so_first_and_asks_for_nothing_any_more() {
        var told = WEAKENED.document();
        var over = AlertPage.over(told, LATER);

        assertThat(over.tone()).isEqualTo(Tone.GOOD);
        assertThat(text(over))
                .contains(
                        "It is over. The records have been as they were before since 2026-03-03"
                                + " 12:12 UTC. What was told:",
                        "Forged mail is no longer stopped.",
                        "- v=DMARC1; p=reject; rua=mailto:dmarc@acme.example",
                        "Unchanged before that");
        assertThat(text(told)).contains("→ If nobody of you did that, put it back");
        assertThat(text(over)).doesNotContain("→ If", "New value of");
    }

    @Test
    void whoever_expected_it_is_named_with_the_reason() {
        var assents = List.of(new Assent("U0ALICE", LATER, "migration <!channel>"));
        var half = AlertPage.expected(WEAKENED.document(), assents, true);
        var whole = AlertPage.expected(WEAKENED.document(), assents, false);

        assertThat(half.tone()).isEqualTo(Tone.BAD);
        assertThat(text(half)).contains("“migration <!channel>”", "such a change takes two");
        assertThat(whole.tone()).isEqualTo(Tone.GOOD);
        assertThat(whole.title().text()).endsWith("(expected)");
        assertThat(text(whole)).doesNotContain("put it back");
        assertThat(text(half)).contains("put it back");
        assertThat(people(whole)).containsExactly(new Inline.Person("U0ALICE"));
    }

    private static Stream<Inline> people(Document page) {
        return ((Block.Paragraph) page.blocks().getFirst())
                .words().inlines().stream().filter(Inline.Person.class::isInstance);
    }

    @Test
    void a_reason_that_ends_with_a_stop_gets_no_second_one() {
        var page =
                AlertPage.expected(
                        WEAKENED.document(), List.of(new Assent("U0BOB", LATER, "Agreed.")), false);

        assertThat(text(page)).contains("“Agreed”. This is what");
    }

    @Test
    void what_is_as_before_again_stands_above_what_is_to_be_done() {
        var page = AlertPage.partlyOver(WEAKENED.document(), List.of(ACME), LATER);

        assertThat(text(page))
                .containsSubsequence(
                        "Seen at",
                        "As before again since 2026-03-03 12:12 UTC: acme.example.",
                        "→");
    }

    @Test
    void words_alone_tell_all_that_matters() {
        assertThat(WEAKENED.document().summary().text())
                .contains("Forged mail is no longer stopped", "New address for aggregate reports");
    }

    @Test
    void a_record_that_is_no_longer_led_to_is_not_shown_as_gone() {
        var drift =
                Drift.of(
                        "acme.example",
                        "@ TXT v=spf1 include:sendgrid.net ~all\nsendgrid.net. TXT v=spf1 ip4:192.0.2.2 ~all",
                        "@ TXT v=spf1 ~all\nsendgrid.net. TXT v=spf1 ip4:192.0.2.2 ~all");

        assertThat(drift.page())
                .contains("- v=spf1 include:sendgrid.net ~all")
                .doesNotContain("TXT  sendgrid.net");
    }

    @Test
    void who_runs_the_zone_is_shown_before_all_else_and_nothing_is_left_out_in_silence() {
        var drift =
                Drift.of(
                        "acme.example",
                        "@ NS ns1.one.example.\n@ MX 10 mx\n@ TXT v=spf1 -all\n_dmarc TXT v=DMARC1; p=reject",
                        "@ NS ns1.two.example.\n@ MX 10 mx2\n@ TXT v=spf1 +all\n_dmarc TXT v=DMARC1; p=none");

        assertThat(drift.page())
                .containsSubsequence("NS  acme.example", "TXT  _dmarc", "MX  acme.example")
                .contains("The same for what else changed");
    }

    @Test
    void somebody_in_a_terminal_has_no_name() {
        var page =
                AlertPage.expected(WEAKENED.document(), List.of(new Assent("", LATER, "")), false);

        assertThat(text(page)).contains("Expected, says somebody in a terminal at 2026-03-03");
    }

    @Test
    void what_was_not_ours_says_what_to_do() {
        var page = AlertPage.notOurs(WEAKENED.document(), "U0BOB", LATER);

        assertThat(page.tone()).isEqualTo(Tone.BAD);
        assertThat(text(page)).contains("Not ours, says U0BOB", "change who can get in");
    }

    @ParameterizedTest
    @CsvSource({
        "_dmarc TXT v=DMARC1; p=reject, _dmarc TXT v=DMARC1; p=none, true",
        "_dmarc TXT v=DMARC1; p=reject, _dmarc TXT v=DMARC1; p=reject; rua=mailto:a@b.example, true",
        "_dmarc TXT v=DMARC1; p=reject, _dmarc TXT v=DMARC1; p=reject; fo=1, false",
        "@ TXT v=spf1 -all, @ TXT v=spf1 mx -all, false",
        "@ MX 10 a, @ MX 10 b, true",
        "@ NS ns1.one.example., @ NS ns1.two.example., true",
        "_smtp._tls TXT v=TLSRPTv1; rua=mailto:a@b.example, _smtp._tls TXT v=TLSRPTv1; rua=mailto:b@b.example, true"
    })
    void some_changes_take_two_people(String before, String after, boolean two) {
        var drift = Drift.of("acme.example", before, after);

        assertThat(AlertPage.wantsTwo(drift.changed())).isEqualTo(two);
    }

    @Test
    void one_alert_tells_of_all_domains_that_an_include_breaks_those_over_ten_first() {
        var hits =
                Stream.concat(
                                Stream.of(hit("zz.example", 8)),
                                Stream.iterate(0, i -> i + 1)
                                        .limit(20)
                                        .map(i -> hit("d%02d.example".formatted(i), 1)))
                        .toList();
        var page = AlertPage.shared(DomainName.of("sendgrid.net"), hits, BundledData.senders());

        assertThat(page.title().text()).isEqualTo("sendgrid.net: its SPF record grew by 2 lookups");
        assertThat(text(page))
                .containsSubsequence(
                        "21 watched domains use it, and 1 is over ten lookups now",
                        "zz.example: 11 lookups, were 9, over ten",
                        "d00.example: 4 lookups, were 2",
                        "and 6 more",
                        "→ Remove an include that is not needed");
    }

    private static Hit hit(String domain, int others) {
        String own =
                "@ TXT v=spf1"
                        + " a:h.x.example".repeat(others)
                        + " include:sendgrid.net ~all\nh.x.example. A 192.0.2.9\n";
        var drift =
                Drift.of(
                        domain,
                        own + "sendgrid.net. TXT v=spf1 ip4:192.0.2.2 ~all",
                        own + "sendgrid.net. TXT v=spf1 a:h.x.example a:h.x.example ~all");
        return new Hit(drift.domain(), drift.changed());
    }

    @Test
    void an_outage_is_no_change_and_no_loss() {
        var aspects = new TreeSet<>(Set.of(new Aspect(Aspect.Kind.SPF, ACME)));
        var seen = WEAKENED.changed().before();
        var page =
                AlertPage.unanswered(
                        ACME, new Tiding.Unanswered(Drift.AT, LATER, seen, seen, aspects));

        assertThat(page.tone()).isEqualTo(Tone.UNKNOWN);
        assertThat(text(page))
                .contains("acme.example: Nobody answers for SPF", "anything changed is not known")
                .contains("No answer since 2026-03-03 09:12 UTC, last tried at 12:12");
        assertThat(text(AlertPage.answered(page, LATER)))
                .contains("It is over. There are answers again since 2026-03-03 12:12 UTC.");
    }

    @Test
    void records_that_do_not_rest_are_told_once() {
        var aspects = new TreeSet<>(Set.of(new Aspect(Aspect.Kind.MX, ACME)));
        var page = AlertPage.restless(ACME, new Tiding.Restless(Drift.AT, LATER, 3, aspects));

        assertThat(text(page))
                .contains("Records keep changing (mail hosts)", "3 changes were told since");
    }

    @Test
    void hostile_records_are_data_and_the_page_stays_short() {
        String evil = "<!channel> <@U012AB3CD> *b* \u001b[31m\u202e `x` ";
        var before = new TreeMap<Aspect, Observed>();
        var after = new TreeMap<Aspect, Observed>();
        for (Aspect.Kind kind : Aspect.Kind.values()) {
            for (int i = 0; i < 12; i++) {
                var name =
                        DomainName.of(
                                "x".repeat(60) + i + "._dmarc." + "y".repeat(60) + ".acme.example");
                before.put(new Aspect(kind, name), records(kind, evil.repeat(90), i));
                after.put(new Aspect(kind, name), records(kind, evil.repeat(90), i + 100));
            }
        }
        var standing = WEAKENED.changed().before().standing();
        var drift =
                Drift.between(ACME, new Snapshot(before, standing), new Snapshot(after, standing));

        assertThat(drift.page()).doesNotContain("\u001b", "\u202e");
        assertThat(drift.page().length()).isLessThan(20_000);
        assertThat(drift.document().blocks())
                .allSatisfy(block -> assertThat(block.toString()).doesNotContain("Person["));
    }

    private static Observed records(Aspect.Kind kind, String evil, int number) {
        String text =
                switch (kind) {
                    case DMARC -> "v=DMARC1; p=none; x=" + evil;
                    case SPF, INCLUDED_SPF -> "v=spf1 include:" + evil.replace(' ', '.');
                    case MX -> "10 " + evil.replace(" ", "").substring(0, 50) + ".example";
                    case DKIM_KEY, NS, MTA_STS, MTA_STS_POLICY, TLS_RPT, BIMI -> evil;
                };
        var all = Stream.iterate(0, i -> i + 1).limit(10).map(i -> text + number + i).toList();
        return new Observed.Published(all, all);
    }

    @Test
    void a_page_over_a_zone_of_any_kind_has_a_title_in_plain_words() {
        var drift =
                Drift.of(
                        "acme.example",
                        ZoneDns.of("acme.example. NS ns1.one.example."),
                        Web.OFFLINE,
                        ZoneDns.of(
                                "acme.example. NS ns1.one.example.\nacme.example. NS ns2.two.example."),
                        Web.OFFLINE);

        assertThat(drift.document().title().text())
                .isEqualTo("acme.example: The name servers changed");
        assertThat(drift.document().tone()).isEqualTo(Tone.WARNING);
    }
}
