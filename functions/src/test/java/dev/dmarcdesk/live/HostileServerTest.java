package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Servers that answer with anything but what was asked: an answer comes of it all the same, and
/// never one that was smuggled in.
@Timeout(60)
final class HostileServerTest {
    private static final Question TXT = question("a.example", RrType.TXT);
    private static final Dns ZONE = ZoneDns.of("a.example TXT v=spf1 -all");

    private static Question question(String name, RrType type) {
        return new Question(DomainName.of(name), type);
    }

    private static Answer ask(Dns zone, Behaviour behaviour, Question question) {
        try (var server = LoopbackDns.serving(zone, _ -> behaviour)) {
            return new LiveDns(List.of(server.address()), Duration.ofSeconds(2), System::nanoTime)
                    .ask(question);
        }
    }

    private static Answer overTcp(UnaryOperator<byte[]> damage) {
        return ask(ZONE, Behaviour.truncated(new Behaviour.Damage(damage)), TXT);
    }

    @Test
    void tcp_that_stops_in_the_middle_brings_nothing() {
        assertThat(ask(ZONE, Behaviour.truncated(new Behaviour.Halt()), TXT))
                .isInstanceOf(Answer.Unavailable.class);
        assertThat(ask(ZONE, new Behaviour.Halt(), TXT)).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void tcp_that_answers_somebody_else_brings_nothing() {
        assertThat(overTcp(reply -> changed(reply, 0, (byte) ~reply[0])))
                .isInstanceOf(Answer.Unavailable.class);
        assertThat(overTcp(reply -> changed(reply, 13, (byte) 'b')))
                .isInstanceOf(Answer.Unavailable.class);
        assertThat(overTcp(_ -> new byte[0])).isInstanceOf(Answer.Unavailable.class);
        assertThat(overTcp(_ -> new byte[65_535])).isInstanceOf(Answer.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0c, 0x1b, 0x00, 0xff, 0x3fff})
    void names_that_point_in_circles_bring_nothing(int target) {
        UnaryOperator<byte[]> loop =
                reply -> {
                    ByteBuffer.wrap(reply).putShort(12, (short) (0xc000 | target));
                    return reply;
                };
        assertThat(ask(ZONE, new Behaviour.Damage(loop), TXT))
                .isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void counts_of_records_that_are_not_there_bring_nothing() {
        assertThat(ask(ZONE, new Behaviour.Damage(reply -> changed(reply, 6, (byte) 0xff)), TXT))
                .isInstanceOf(Answer.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL})
    void records_of_other_names_are_nobodys_business(int section) {
        var smuggler =
                new Behaviour.Change((_, reply) -> {
                    reply.addRecord(evil("b.example."), section);
                    reply.addRecord(evil("example."), section);
                    return reply;
                });
        assertThat(ask(ZONE, smuggler, TXT)).isEqualTo(ZONE.ask(TXT));
    }

    private static TXTRecord evil(String owner) {
        try {
            return new TXTRecord(Name.fromString(owner), DClass.IN, 300, "v=spf1 +all");
        } catch (TextParseException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void messages_as_large_as_messages_get_are_read_whole() {
        var many = new StringBuilder();
        IntStream.range(0, 2_500)
                .forEach(i -> many.append("a.example TXT record").append(i).append('\n'));
        assertThat(ask(ZoneDns.of(many.toString()), Behaviour.NORMAL, TXT))
                .isInstanceOfSatisfying(
                        Answer.Found.class, found -> assertThat(found.records()).hasSize(2_500));
        var one = ZoneDns.of("a.example TXT " + "x".repeat(60_000));
        assertThat(ask(one, Behaviour.NORMAL, TXT)).isEqualTo(one.ask(TXT));
    }

    @Test
    void labels_of_any_octets_stay_apart_and_are_audited() {
        Dns zone =
                question ->
                        switch (question.type()) {
                            case MX ->
                                    found(
                                            new Rdata.Exchange(
                                                    10, DomainName.of("\\000\\255.b.example")),
                                            new Rdata.Exchange(20, DomainName.of("*.b.example")));
                            case TXT ->
                                    question.name().labels().size() == 2
                                            ? found(Rdata.Text.of("v=spf1 mx ptr -all"))
                                            : new Answer.NoData(
                                                    List.of(DomainName.of("\\000.c.example")));
                            case A, AAAA, CNAME, NS, PTR, SPF, DS, DNSKEY ->
                                    new Answer.NoSuchDomain(List.of());
                        };
        try (var server = LoopbackDns.serving(zone)) {
            var live =
                    new LiveDns(
                            List.of(server.address()), Duration.ofSeconds(20), System::nanoTime);
            var mx = question("a.example", RrType.MX);
            assertThat(live.ask(mx)).isEqualTo(zone.ask(mx));
            var audit = Audit.of("a.example", live);
            assertThat(audit.codes()).contains("mx.unresolvable");
            assertThat(audit.page()).contains("\\000\\255.b.example");
        }
    }

    private static Answer found(Rdata... records) {
        return new Answer.Found(List.of(records), List.of());
    }

    private static byte[] changed(byte[] reply, int at, byte octet) {
        reply[at] = octet;
        return reply;
    }
}
