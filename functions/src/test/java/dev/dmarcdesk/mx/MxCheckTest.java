package dev.dmarcdesk.mx;

import static dev.dmarcdesk.Said.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.sender.Senders;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class MxCheckTest {
    private static final DomainName DOMAIN = DomainName.of("a.example");
    private static final Senders SENDERS =
            Senders.parse(
                    """
                    sender: postal
                    name: Postal (hosted)
                    type: mailbox
                    mx: in.postal.example
                    alignment: spf=yes
                    include: no
                    record: mx MX {domain} 10 in.postal.example
                    help: unknown
                    source: its own pages
                    checked: 2026-11-21 high
                    """);

    private static Examination<MxFacts> examine(Dns dns) {
        return new MxCheck(SENDERS).examine(new Subject(DOMAIN, List.of()), Sources.of(dns));
    }

    private static Examination<MxFacts> examine(String zone) {
        return examine(ZoneDns.of("$ORIGIN a.example.\n@ TXT x\nmail A 192.0.2.1\n" + zone));
    }

    private static List<RecordEdit> edits(Advice advice) {
        return ((Fix.Todo) advice.fix()).records();
    }

    private static RecordEdit edit(RecordEdit.Action action, String value) {
        return new RecordEdit(action, RrType.MX, DOMAIN, value);
    }

    private static RecordEdit replacing(String before) {
        return RecordEdit.replacing(RrType.MX, DOMAIN, before, "10 mail.a.example");
    }

    @Test
    void lists_the_hosts_in_their_order() {
        var examined =
                examine(
                        "@ MX 20 mail\n@ MX 10 mx.in.postal.example.\nmx.in.postal.example. AAAA 2001:db8::1\n");
        assertThat(codes(examined)).containsExactly("mx.ok");
        assertThat(examined.facts().hosts())
                .extracting(host -> host.name().toString())
                .containsExactly("mx.in.postal.example", "mail.a.example");
        assertThat(examined.row().state()).isEqualTo("Postal");
        assertThat(examined.row().meaning().text()).isEqualTo("Both mail hosts have addresses.");
    }

    @Test
    void no_mx_record_means_the_domains_own_address() {
        var examined = examine("@ A 192.0.2.9\n");
        assertThat(codes(examined)).containsExactly("mx.implicit");
        assertThat(examined.facts().status()).isEqualTo(MxFacts.Status.IMPLICIT);
        assertThat(examine("@ AAAA 2001:db8::1\n").facts().status())
                .isEqualTo(MxFacts.Status.IMPLICIT);
    }

    @Test
    void without_an_address_there_is_no_way_in() {
        var examined = examine("");
        assertThat(codes(examined)).containsExactly("mx.none");
        assertThat(examined.facts().status()).isEqualTo(MxFacts.Status.NONE);
        assertThat(examine(ZoneDns.of("b.example A 192.0.2.1")).facts().status())
                .isEqualTo(MxFacts.Status.NONE);
    }

    @Test
    void a_null_mx_alone_is_right() {
        var examined = examine("@ A 192.0.2.9\n@ MX 0 .\n");
        assertThat(codes(examined)).containsExactly("mx.null");
        assertThat(examined.facts().isNull()).isTrue();
        assertThat(examined.row().tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void a_null_mx_beside_others_is_a_contradiction() {
        var examined = examine("@ MX 0 .\n@ MX 10 mail\n");
        assertThat(codes(examined)).containsExactly("mx.null-not-alone");
        assertThat(examined.facts().status()).isEqualTo(MxFacts.Status.FOUND);
        assertThat(examined.row().tone()).isEqualTo(Tone.BAD);
        assertThat(edits(examined.advice().getFirst()))
                .containsExactly(edit(RecordEdit.Action.REMOVE, "0 ."));
    }

    @Test
    void a_host_that_is_an_alias_works_in_most_places() {
        var examined = examine("@ MX 10 alias\nalias CNAME mail\n");
        assertThat(codes(examined)).containsExactly("mx.cname");
        assertThat(edits(examined.advice().getFirst()))
                .containsExactly(replacing("10 alias.a.example"));
    }

    @Test
    void an_address_is_no_host_name() {
        var examined = examine("@ MX 10 192.0.2.1.\n");
        assertThat(codes(examined)).containsExactly("mx.is-ip");
        assertThat(examined.row().tone()).isEqualTo(Tone.BAD);
        assertThat(codes(examine("@ MX 10 192.0.2.1.a.example.\n")))
                .containsExactly("mx.unresolvable");
    }

    @Test
    void a_host_without_an_address_loses_mail() {
        var examined = examine("@ MX 10 gone\n");
        assertThat(codes(examined)).containsExactly("mx.unresolvable");
        assertThat(edits(examined.advice().getFirst())).isEmpty();
        var half = examine("@ MX 10 gone\n@ MX 20 mail\n");
        assertThat(edits(half.advice().getFirst()))
                .containsExactly(edit(RecordEdit.Action.REMOVE, "10 gone.a.example"));
        assertThat(codes(examine("@ MX 10 alias\nalias CNAME gone\n")))
                .containsExactly("mx.unresolvable");
    }

    @Test
    void a_private_address_is_no_way_in() {
        for (String address :
                List.of("127.0.0.1", "10.1.2.3", "192.168.0.1", "100.64.0.1", "0.0.0.0")) {
            var examined = examine("@ MX 10 inside\ninside A " + address + "\n");
            assertThat(codes(examined)).as(address).containsExactly("mx.not-public");
            assertThat(examined.row().tone()).isEqualTo(Tone.BAD);
        }
        assertThat(codes(examine("@ MX 10 inside\ninside AAAA fd00::1\n")))
                .containsExactly("mx.not-public");
        assertThat(codes(examine("@ MX 10 both\nboth A 10.0.0.1\nboth A 192.0.2.7\n")))
                .containsExactly("mx.ok");
        var half = examine("@ MX 10 inside\n@ MX 20 mail\ninside A 10.0.0.1\n");
        assertThat(half.advice().getFirst().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void hosts_that_only_speak_ipv6_are_told() {
        String six = "@ MX 10 six\nsix AAAA 2001:db8::1\n";
        assertThat(codes(examine(six))).containsExactly("mx.ipv6-only");
        assertThat(codes(examine(six + "@ MX 20 mail\n"))).containsExactly("mx.ok");
    }

    @Test
    void a_name_that_a_panel_spoilt_is_mended() {
        for (String spoilt : List.of("mail.a.example.a.example", "mail")) {
            var examined = examine("@ MX 10 " + spoilt + ".\n");
            assertThat(codes(examined)).containsExactly("mx.unresolvable");
            assertThat(edits(examined.advice().getFirst()))
                    .containsExactly(replacing("10 " + spoilt));
        }
        var alias = examine("@ MX 10 alias\nalias CNAME gone.b.example.\n");
        assertThat(alias.advice().getFirst().title().text()).contains("CNAME to gone.b.example");
    }

    @Test
    void the_records_of_an_alias_are_not_ours_to_edit() {
        var examined =
                examine(
                        ZoneDns.of(
                                """
                                a.example CNAME b.example.
                                b.example MX 10 gone.b.example.
                                b.example MX 20 mail.b.example.
                                mail.b.example A 192.0.2.1
                                """));
        assertThat(codes(examined)).containsExactly("mx.unresolvable");
        assertThat(edits(examined.advice().getFirst())).isEmpty();
    }

    @Test
    void what_could_not_be_asked_is_not_missing() {
        Dns dead = _ -> new Answer.Unavailable(Answer.Reason.SERVFAIL, "no");
        assertThat(codes(examine(dead))).containsExactly("mx.unavailable");
        assertThat(examine(dead).facts().status()).isEqualTo(MxFacts.Status.UNKNOWN);
        Dns zone = ZoneDns.of("a.example MX 10 mail.a.example\nmail.a.example A 192.0.2.1");
        Dns noHosts =
                question -> question.type() == RrType.MX ? zone.ask(question) : dead.ask(question);
        assertThat(codes(examine(noHosts))).containsExactly("mx.unavailable");
        assertThat(examine(noHosts).advice().getFirst().severity()).isEqualTo(Severity.UNKNOWN);
        Dns noV6 =
                question ->
                        question.type() == RrType.AAAA ? dead.ask(question) : zone.ask(question);
        assertThat(codes(examine(noV6))).containsExactly("mx.ok");
    }

    @Test
    void asks_for_all_hosts_at_once_and_not_for_hundreds() {
        var zone = new StringBuilder();
        for (int i = 100; i < 160; i++) {
            zone.append("@ MX ").append(i).append(" mail").append(i).append('\n');
        }
        var asked = new ArrayList<Question>();
        Dns hosts = ZoneDns.of("$ORIGIN a.example.\n" + zone);
        examine(question -> {
            asked.add(question);
            return hosts.ask(question);
        });
        assertThat(asked).hasSize(41);
    }

    @Test
    void a_parked_domain_should_say_that_it_takes_no_mail() {
        var told = MxCheck.nullMissing(DOMAIN, examine("@ A 192.0.2.9\n"));
        assertThat(codes(told)).containsExactly("mx.null-missing");
        assertThat(edits(told.advice().getFirst()))
                .containsExactly(edit(RecordEdit.Action.ADD, "0 ."));
        assertThat(codes(MxCheck.nullMissing(DOMAIN, examine("")))).isEmpty();
        assertThat(codes(MxCheck.nullMissing(DOMAIN, examine("@ MX 0 .\n"))))
                .containsExactly("mx.null");
    }
}
