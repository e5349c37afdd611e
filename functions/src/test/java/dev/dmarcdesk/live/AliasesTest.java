package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Answer.Reason;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

@Timeout(60)
class AliasesTest {
    private static final String ZONE =
            """
            first.example   CNAME second.example
            second.example  CNAME last.example
            last.example    TXT   found
            lost.example    CNAME gone.example
            """;

    /// A server that tells only the first record of each answer.
    private static final Behaviour CUT =
            new Behaviour.Change((_, reply) -> {
                reply.getSection(Section.ANSWER).stream()
                        .skip(1)
                        .toList()
                        .forEach(record -> reply.removeRecord(record, Section.ANSWER));
                reply.getHeader()
                        .setRcode(
                                reply.getSection(Section.ANSWER).isEmpty()
                                        ? reply.getRcode()
                                        : Rcode.NOERROR);
                return reply;
            });

    private static final Answer FOUND =
            new Answer.Found(
                    List.of(Rdata.Text.of("found")), names("second.example", "last.example"));

    private static Answer ask(String zone, Behaviour behaviour, String name) {
        try (var server = LoopbackDns.serving(ZoneDns.of(zone), _ -> behaviour)) {
            return asking(server).ask(DomainName.of(name), RrType.TXT);
        }
    }

    private static LiveDns asking(LoopbackDns server) {
        return new LiveDns(List.of(server.address()), Duration.ofSeconds(30), System::nanoTime);
    }

    private static List<DomainName> names(String... names) {
        return Stream.of(names).map(DomainName::of).toList();
    }

    private static Name name(String text) {
        return Name.fromConstantString(text);
    }

    /// A server that lets each name point to another, and nothing else.
    private static Behaviour pointing(UnaryOperator<String> next) {
        return new Behaviour.Change((query, reply) -> {
            var owner = query.getQuestion().getName();
            reply.removeAllRecords(Section.ANSWER);
            reply.getHeader().setRcode(Rcode.NOERROR);
            reply.addRecord(
                    new CNAMERecord(owner, DClass.IN, 300, name(next.apply(owner.toString()))),
                    Section.ANSWER);
            return reply;
        });
    }

    private static Behaviour adding(Record... records) {
        return new Behaviour.Change((_, reply) -> {
            Stream.of(records).forEach(record -> reply.addRecord(record, Section.ANSWER));
            return reply;
        });
    }

    private static TXTRecord forged(String owner) {
        return new TXTRecord(name(owner), DClass.IN, 300, "forged");
    }

    @Test
    void follows_and_reports_the_chain() {
        assertThat(ask(ZONE, Behaviour.NORMAL, "first.example")).isEqualTo(FOUND);
        assertThat(ask(ZONE, Behaviour.NORMAL, "lost.example"))
                .isEqualTo(new Answer.NoSuchDomain(names("gone.example")));
    }

    @Test
    void asks_on_where_a_server_stopped() {
        assertThat(ask(ZONE, CUT, "first.example")).isEqualTo(FOUND);
        assertThat(ask(ZONE, CUT, "lost.example"))
                .isEqualTo(new Answer.NoSuchDomain(names("gone.example")));
    }

    @Test
    void does_not_ask_on_when_the_server_says_that_nothing_follows() {
        var soa =
                new SOARecord(
                        name("example."),
                        DClass.IN,
                        300,
                        name("ns.example."),
                        name("h.example."),
                        1,
                        1,
                        1,
                        1,
                        1);
        var complete =
                new Behaviour.Change((_, reply) -> {
                    reply.addRecord(soa, Section.AUTHORITY);
                    return reply;
                });
        String zone = "a.example CNAME b.example\nb.example A 192.0.2.1";
        try (var server = LoopbackDns.serving(ZoneDns.of(zone), _ -> complete)) {
            assertThat(asking(server).ask(DomainName.of("a.example"), RrType.TXT))
                    .isEqualTo(new Answer.NoData(names("b.example")));
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void gives_up_on_circles_and_endless_chains() {
        Behaviour circle =
                pointing(name -> name.equals("a.example.") ? "b.example." : "a.example.");
        assertThat(reason(ask("", circle, "a.example"))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(ask("", pointing(_ -> "a.example."), "a.example")))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(ask("", pointing(name -> "x." + name), "a.example")))
                .isEqualTo(Reason.MALFORMED);
    }

    private static Reason reason(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
        return ((Answer.Unavailable) answer).reason();
    }

    @Test
    void believes_nobody_who_speaks_for_other_names() {
        assertThat(ask(ZONE, adding(forged("other.example.")), "first.example")).isEqualTo(FOUND);
        assertThat(
                        ask(
                                ZONE,
                                adding(forged("first.example."), forged("second.example.")),
                                "last.example"))
                .isEqualTo(new Answer.Found(List.of(Rdata.Text.of("found")), List.of()));
        var stranger =
                new CNAMERecord(name("other.example."), DClass.IN, 300, name("evil.example."));
        assertThat(ask(ZONE, adding(stranger, forged("evil.example.")), "no.example"))
                .isEqualTo(new Answer.NoSuchDomain(List.of()));
    }

    @Test
    void asks_for_the_very_name_that_was_given() {
        var seen = new ConcurrentLinkedQueue<Name>();
        var odd =
                new Behaviour.Change((query, reply) -> {
                    var owner = query.getQuestion().getName();
                    seen.add(owner);
                    if (owner.equals(name("odd.example."))) {
                        var target = name("a\\032\\.\\200\\\\b.example.");
                        reply.addRecord(
                                new CNAMERecord(owner, DClass.IN, 300, target), Section.ANSWER);
                        reply.getHeader().setRcode(Rcode.NOERROR);
                    }
                    return reply;
                });
        assertThat(ask("", odd, "odd.example")).isInstanceOf(Answer.NoSuchDomain.class);
        assertThat(seen)
                .containsExactly(name("odd.example."), name("a\\032\\.\\200\\\\b.example."));
    }
}
