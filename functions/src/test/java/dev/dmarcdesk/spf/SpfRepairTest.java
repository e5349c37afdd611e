package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SpfRepairTest {
    private static final String[] OTHERS = {
        "b.example TXT v=spf1 ip4:192.0.2.1 -all",
        "c.example TXT v=spf1 ip4:192.0.2.2 -all",
        "open.example TXT v=spf1 +all",
        "two.example TXT v=spf1 -all",
        "two.example TXT v=spf1 ~all",
        "host.example A 192.0.2.1"
    };

    private static List<String> published(Dns dns) {
        return Spf.repair(dns).edits().stream()
                .map(edit -> edit.action() + " " + edit.value())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 mx -all;                       | v=spf1 mx -all",
                "v=spf1 mx -all.                       | v=spf1 mx -all",
                "v=spf1 mx ~all, include:b.example     | v=spf1 mx ~all",
                "v=spf1 mx -all thanks                 | v=spf1 mx -all",
                "v=spf1 ip4: 192.0.2.1 -all            | v=spf1 ip4:192.0.2.1 -all",
                "v=spf1 ip4:192.0.2.1,ip4:192.0.2.2 ~all | v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ~all",
                "v=spf1 ip4:192.0.2.1,192.0.2.2 ~all   | v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ~all",
                "v=spf1 ip4:192.0.2.1;include:b.example ~all | v=spf1 ip4:192.0.2.1 include:b.example ~all",
                "v=spf1 192.0.2.1 2001:db8::1 ~all     | v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 ~all",
                "v=spf1 ip4:2001:db8::1 ip6:192.0.2.1 ~all | v=spf1 ip6:2001:db8::1 ip4:192.0.2.1 ~all",
                "v=spf1 ipv4:192.0.2.1 ip:192.0.2.2 a:192.0.2.3 ~all | v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 ~all",
                "v=spf1 inlcude:b.example includes:c.example ~all | v=spf1 include:b.example include:c.example ~all",
                "v=spf1 include=b.example ip4=192.0.2.9 ~all | v=spf1 include:b.example ip4:192.0.2.9 ~all",
                "v=spf1 redirect:b.example             | v=spf1 redirect=b.example",
                "v=spf1 ip4:192.0.2.1~all              | v=spf1 ip4:192.0.2.1 ~all",
                "v=spf1 mx - all                       | v=spf1 mx -all",
                "v=spf1 mx –all                        | v=spf1 mx -all",
                "v=spf1 mx\u00a0-all                   | v=spf1 mx -all",
                "v=spf1 mx +all                        | v=spf1 mx ~all",
                "v=spf1 mx ?all                        | v=spf1 mx ~all",
                "v=spf1 mx                             | v=spf1 mx ~all",
                "v=spf1 mx exp=e.example               | v=spf1 mx ~all exp=e.example",
                "v=spf1 mx ptr ~all                    | v=spf1 mx ~all",
                "v=spf1 mx ~all include:b.example      | v=spf1 mx ~all",
                "v=spf1 -all mx include:b.example      | v=spf1 mx include:b.example -all",
                "v=spf1 mx redirect=b.example ~all     | v=spf1 mx ~all",
                "v=spf1 mx redirect=gone.example       | v=spf1 mx ~all",
                "v=spf1 mx redirect=b.example redirect=b.example | v=spf1 mx redirect=b.example",
                "v=spf1 mx include:gone.example -all   | v=spf1 mx -all",
                "v=spf1 mx include:two.example -all    | v=spf1 mx -all",
                "v=spf1 mx include:a.example -all      | v=spf1 mx -all",
                "v=spf1 mx include:open.example ~all   | v=spf1 mx ~all",
                "v=spf1 mx ip4:0.0.0.0/0 ~all          | v=spf1 mx ~all",
                "v=spf1 mx ip4:0.0.0.0/1 ip4:128.0.0.0/1 ~all | v=spf1 mx ~all",
                "v=spf1 mx/0 ~all                      | v=spf1 mx ~all",
                "v=spf1 mx exists:host.example ~all    | v=spf1 mx ~all",
                "v=spf1 include:b.example mx include:b.example ~all | v=spf1 include:b.example mx ~all",
                "v=spf1 mx a:x.example a:y.example a:z.example ~all | v=spf1 mx ~all",
                "v=spf1 mx ra=x -all;                  | v=spf1 mx -all ra=x",
                "v=spf1 +all                           | v=spf1 mx ~all",
                "v=spf1                                | v=spf1 mx ~all",
                "v=spf1 include:gone.example -all      | v=spf1 mx ~all",
            })
    void repairs(String record, String repaired) {
        assertThat(published(Spf.publishing(record, OTHERS)))
                .containsExactly("REPLACE " + repaired);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 mx -all",
                "v=spf1 mx include:b.example ~all",
                "v=spf1 redirect=b.example",
                "v=spf1 ip4:192.0.2 -all",
                "v=spf1 mx exists:%{z}.b.example -all",
                "v=spf1 redirect=b.example redirect=c.example",
                "v=spf1 mx foo -all",
                "v=spf1 MX Include:b.example  ~all",
                "v=spf1 ip4:10.0.0.1 mx ~all"
            })
    void proposes_nothing_where_nothing_can_be_known_better(String record) {
        assertThat(published(Spf.publishing(record, OTHERS))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\" v=spf1 mx -all\"        | v=spf1 mx -all",
                "v=spf1;mx;-all             | v=spf1 mx -all",
                "v=spf10 mx ~all            | v=spf1 mx ~all",
                "v=spf1ip4:192.0.2.1 ~all   | v=spf1 ip4:192.0.2.1 ~all",
                "\"\\\"v=spf1 mx ~all\\\"\" | v=spf1 mx ~all",
                "\"v=spf1\" \"mx ~all\"     | v=spf1 mx ~all",
                "spf1 mx ~all               | v=spf1 mx ~all",
                "a.example. TXT v=spf1 mx ~all | v=spf1 mx ~all",
            })
    void publishes_what_was_meant_as_a_record(String record, String repaired) {
        var edits = published(Spf.publishing(record, OTHERS));
        assertThat(edits).hasSize(2).first().isEqualTo("ADD " + repaired);
        assertThat(edits.getLast()).startsWith("REMOVE ");
    }

    @Test
    void mends_the_cut_between_strings() {
        assertThat(
                        published(
                                Spf.publishing(
                                        "\"v=spf1 include:b.example\" \"include:c.example ~all\"",
                                        OTHERS)))
                .containsExactly("REPLACE v=spf1 include:b.example include:c.example ~all");
    }

    @Test
    void merges_several_records() {
        var dns =
                Spf.publishing(
                        "v=spf1 mx include:b.example -all",
                        "a.example TXT v=spf1 include:a.example include:b.example include:c.example ~all",
                        OTHERS[0],
                        OTHERS[1]);
        assertThat(published(dns))
                .containsExactly(
                        "REPLACE v=spf1 mx include:b.example include:c.example ~all",
                        "REMOVE v=spf1 include:a.example include:b.example include:c.example ~all");
    }

    @Test
    void merges_a_redirect_as_an_include() {
        var dns =
                Spf.publishing(
                        "v=spf1 mx -all", "a.example TXT v=spf1 redirect=b.example", OTHERS[0]);
        assertThat(published(dns)).first().isEqualTo("REPLACE v=spf1 mx include:b.example ~all");
    }

    @Test
    void mends_records_below_that_the_owner_can_edit() {
        var dns =
                Spf.publishing(
                        "v=spf1 mx include:own.a.example ~all",
                        "own.a.example TXT v=spf1 ip4:192.0.2.1 include:gone.example ptr -all");
        assertThat(Spf.repair(dns).edits())
                .extracting(edit -> edit.name().toString(), RecordEdit::action, RecordEdit::value)
                .containsExactly(
                        tuple("own.a.example", Action.REPLACE, "v=spf1 ip4:192.0.2.1 -all"));
    }

    @Test
    void does_not_touch_what_stands_elsewhere() {
        var dns =
                ZoneDns.of(
                        "a.example CNAME h.example\nh.example TXT v=spf1 mx +all\nh.example MX 10 h.example");
        assertThat(published(dns)).isEmpty();
        assertThat(
                        published(
                                Spf.publishing(
                                        "v=spf1 mx include:x.example ~all",
                                        "x.example TXT v=spf1 ptr include:gone.example -all")))
                .isEmpty();
    }

    @Test
    void does_not_silence_a_domain_that_named_senders() {
        assertThat(
                        published(
                                Spf.publishing(
                                        "v=spf1 include:own.a.example -all",
                                        "own.a.example TXT v=spf1 include:a.example -all")))
                .isEmpty();
        assertThat(published(ZoneDns.of("a.example TXT v=spf1 include:gone.example -all")))
                .isEmpty();
    }

    @Test
    void is_dropped_when_it_would_bring_a_new_error() {
        var ten = new StringBuilder("v=spf1;");
        for (int i = 0; i < 11; i++) {
            ten.append(" include:i%d.example".formatted(i));
        }
        var zone = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            zone.append("i%d.example TXT v=spf1 ip4:192.0.2.%d -all%n".formatted(i, i));
        }
        assertThat(published(Spf.publishing(ten + " ~all", zone.toString()))).isEmpty();
        assertThat(published(Spf.publishing("v=spf1; mx include:b.example ~all", OTHERS)))
                .isNotEmpty();
    }

    @Test
    void says_when_a_sender_is_a_guess() {
        var advice = Spf.advice("spf.plus-all", Spf.publishing("v=spf1 +all"));
        assertThat(Spf.edits(advice))
                .extracting(RecordEdit::value)
                .containsExactly("v=spf1 mx ~all");
        assertThat(((Fix.Todo) advice.fix()).summary().text()).contains("is only our guess");
    }

    @Test
    void gives_every_mended_finding_the_same_edits() {
        var examination =
                Spf.check(Spf.publishing("v=spf1 mx ptr include:gone.example ip4=192.0.2.1 ?all"));
        assertThat(examination.advice())
                .filteredOn(advice -> advice.fix() instanceof Fix.Todo)
                .hasSize(4)
                .allSatisfy(advice ->
                        assertThat(Spf.edits(advice))
                                .extracting(RecordEdit::value)
                                .containsExactly("v=spf1 mx ip4:192.0.2.1 ~all"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.example MX 10 m.example, v=spf1 mx ~all",
        "a.example MX 0 ., v=spf1 -all",
        "a.example A 192.0.2.1, v=spf1 -all"
    })
    void guesses_a_first_record_from_the_mail_hosts(String zone, String record) {
        var advice = Spf.advice("spf.none", ZoneDns.of(zone));
        assertThat(Spf.edits(advice))
                .containsExactly(new RecordEdit(Action.ADD, RrType.TXT, Spf.DOMAIN, record));
    }
}
