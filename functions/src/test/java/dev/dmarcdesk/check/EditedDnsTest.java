package dev.dmarcdesk.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;

import java.util.List;

class EditedDnsTest {
    private static final String ZONE =
            """
            acme.example. TXT "v=spf1 -all"
            acme.example. TXT "token=1"
            acme.example. MX 10 mx.acme.example.
            *.wild.example. TXT "v=DMARC1; p=none"
            key._domainkey.acme.example. CNAME gone.vendor.example.
            vendor.example. TXT "hello"
            down.example. !SERVFAIL
            """;

    private static Answer ask(String name, RrType type, RecordEdit... edits) {
        return new EditedDns(List.of(edits), ZoneDns.of(ZONE)).ask(DomainName.of(name), type);
    }

    private static RecordEdit edit(Action action, RrType type, String name, String value) {
        return new RecordEdit(action, type, DomainName.of(name), value);
    }

    private static List<String> texts(Answer answer) {
        return ((Answer.Found) answer)
                .all(Rdata.Text.class).stream().map(Rdata.Text::joined).toList();
    }

    @Test
    void a_replaced_record_leaves_its_neighbours_alone() {
        var edit =
                RecordEdit.replacing(
                        RrType.TXT, DomainName.of("acme.example"), "v=spf1 -all", "v=spf1 mx -all");

        assertThat(texts(ask("acme.example", RrType.TXT, edit)))
                .containsExactly("token=1", "v=spf1 mx -all");
    }

    @Test
    void an_added_record_stands_beside_the_others_and_once() {
        var add = edit(Action.ADD, RrType.TXT, "acme.example", "more");

        assertThat(texts(ask("acme.example", RrType.TXT, add, add)))
                .containsExactly("v=spf1 -all", "token=1", "more");
    }

    @Test
    void a_name_above_an_added_record_exists_from_then_on() {
        var add = edit(Action.ADD, RrType.TXT, "_dmarc.new.acme.example", "v=DMARC1; p=reject");

        assertThat(ask("new.acme.example", RrType.A)).isInstanceOf(Answer.NoSuchDomain.class);
        assertThat(ask("new.acme.example", RrType.A, add)).isInstanceOf(Answer.NoData.class);
        assertThat(ask("_dmarc.new.acme.example", RrType.A, add)).isInstanceOf(Answer.NoData.class);
    }

    @Test
    void the_last_record_removed_leaves_none() {
        var remove = edit(Action.REMOVE, RrType.MX, "acme.example", "10 mx.acme.example");

        assertThat(ask("acme.example", RrType.MX, remove)).isInstanceOf(Answer.NoData.class);
    }

    @Test
    void an_added_record_takes_the_place_of_the_wildcard_that_answered() {
        var add = edit(Action.ADD, RrType.TXT, "_dmarc.wild.example", "v=DMARC1; p=reject");

        assertThat(texts(ask("_dmarc.wild.example", RrType.TXT, add)))
                .containsExactly("v=DMARC1; p=reject");
    }

    @Test
    void a_removed_wildcard_answers_for_nobody() {
        var remove = edit(Action.REMOVE, RrType.TXT, "*.wild.example", "v=DMARC1; p=none");

        assertThat(ask("_dmarc.wild.example", RrType.TXT, remove))
                .isInstanceOf(Answer.Absent.class);
    }

    @Test
    void a_removed_alias_makes_room_for_a_record() {
        var remove =
                edit(
                        Action.REMOVE,
                        RrType.CNAME,
                        "key._domainkey.acme.example",
                        "gone.vendor.example");
        var add = edit(Action.ADD, RrType.TXT, "key._domainkey.acme.example", "p=");

        assertThat(ask("key._domainkey.acme.example", RrType.TXT, remove))
                .isEqualTo(new Answer.NoData(List.of()));
        assertThat(texts(ask("key._domainkey.acme.example", RrType.TXT, remove, add)))
                .containsExactly("p=");
    }

    @Test
    void an_added_alias_is_followed() {
        var add = edit(Action.ADD, RrType.CNAME, "s._domainkey.acme.example", "vendor.example");

        Answer answer = ask("s._domainkey.acme.example", RrType.TXT, add);

        assertThat(texts(answer)).containsExactly("hello");
        assertThat(answer.aliases()).containsExactly(DomainName.of("vendor.example"));
    }

    @Test
    void what_could_not_be_looked_up_stays_unknown() {
        var add = edit(Action.ADD, RrType.TXT, "down.example", "v=spf1 -all");

        assertThat(ask("down.example", RrType.TXT, add)).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void answers_come_in_the_order_of_the_questions() {
        var add = edit(Action.ADD, RrType.TXT, "_dmarc.acme.example", "v=DMARC1; p=none");
        var dns = new EditedDns(List.of(add), ZoneDns.of(ZONE));
        var questions =
                List.of(
                        new Question(DomainName.of("vendor.example"), RrType.TXT),
                        new Question(DomainName.of("_dmarc.acme.example"), RrType.TXT),
                        new Question(DomainName.of("acme.example"), RrType.MX));

        assertThat(dns.askAll(questions))
                .isEqualTo(questions.stream().map(dns::ask).toList())
                .allMatch(Answer.Found.class::isInstance);
    }

    @Test
    void an_edit_at_the_end_of_an_alias_is_seen_from_its_beginning() {
        var here = DomainName.of("there.acme.example");
        var dns =
                new EditedDns(
                        List.of(RecordEdit.replacing(RrType.TXT, here, "old", "new")),
                        ZoneDns.of(
                                """
                                a.acme.example. CNAME there.acme.example.
                                there.acme.example. TXT old
                                """));

        assertThat(texts(dns.ask(DomainName.of("a.acme.example"), RrType.TXT)))
                .containsExactly("new");
    }
}
