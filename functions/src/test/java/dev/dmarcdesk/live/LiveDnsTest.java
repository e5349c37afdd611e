package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Answer.Reason;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Timeout(60)
class LiveDnsTest {
    private static final Dns ZONE =
            ZoneDns.of(
                    """
                    a.example          A     192.0.2.1
                                       AAAA  2001:db8::1
                                       MX    10 mx.a.example
                                       MX    20 .
                                       NS    ns.a.example
                                       TXT   "v=spf1 " "-all"
                                       TXT   "\\000\\128\\255 \\"\\\\"
                                       SPF   "v=spf1 ?all"
                    p.example          PTR   a.example
                    long.example       TXT   %s
                    alias.example      CNAME second.example
                    second.example     CNAME a.example
                    lost.example       CNAME gone.example
                    """
                            .formatted("x".repeat(4000)));
    private static final Question TXT = question("a.example", RrType.TXT);

    private static Question question(String name, RrType type) {
        return new Question(DomainName.of(name), type);
    }

    private static LiveDns asking(LoopbackDns... servers) {
        return asking(Duration.ofSeconds(30), servers);
    }

    private static LiveDns asking(Duration budget, LoopbackDns... servers) {
        return new LiveDns(
                Stream.of(servers).map(LoopbackDns::address).toList(), budget, System::nanoTime);
    }

    private static void answersAsTheZone(LoopbackDns server, Question question) {
        assertThat(asking(server).ask(question))
                .isEqualTo(ZONE.ask(question))
                .hasToString(ZONE.ask(question).toString());
    }

    private static Reason reason(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
        return ((Answer.Unavailable) answer).reason();
    }

    private static String detail(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
        return ((Answer.Unavailable) answer).detail();
    }

    @Test
    void answers_for_every_type_as_the_zone_says() {
        try (var server = LoopbackDns.serving(ZONE)) {
            for (var type : RrType.values()) {
                answersAsTheZone(server, question("a.example", type));
            }
            answersAsTheZone(server, question("p.example", RrType.PTR));
            answersAsTheZone(server, question("alias.example", RrType.CNAME));
            assertThat(asking(server).ask(TXT)).isInstanceOf(Answer.Found.class);
        }
    }

    @Test
    void keeps_every_octet_and_every_string() {
        try (var server = LoopbackDns.serving(ZONE)) {
            assertThat(asking(server).ask(TXT))
                    .isEqualTo(
                            new Answer.Found(
                                    List.of(
                                            new Rdata.Text(List.of("v=spf1 ", "-all")),
                                            Rdata.Text.of("\0\u0080\u00ff \"\\")),
                                    List.of()));
        }
    }

    @Test
    void tells_no_such_domain_from_no_data() {
        try (var server = LoopbackDns.serving(ZONE)) {
            assertThat(asking(server).ask(question("gone.example", RrType.TXT)))
                    .isEqualTo(new Answer.NoSuchDomain(List.of()));
            assertThat(asking(server).ask(question("p.example", RrType.TXT)))
                    .isEqualTo(new Answer.NoData(List.of()));
        }
    }

    @Test
    void keeps_response_codes_apart() {
        assertThat(reason(told(Rcode.SERVFAIL))).isEqualTo(Reason.SERVFAIL);
        assertThat(reason(told(Rcode.REFUSED))).isEqualTo(Reason.REFUSED);
        assertThat(reason(told(Rcode.FORMERR))).isEqualTo(Reason.REFUSED);
        assertThat(reason(told(Rcode.NOTIMP))).isEqualTo(Reason.REFUSED);
        assertThat(reason(told(Rcode.NOTAUTH))).isEqualTo(Reason.REFUSED);
        assertThat(detail(told(Rcode.NOTAUTH))).contains("error code 9");
    }

    private static Answer told(int rcode) {
        return treated(Behaviour.rcode(rcode));
    }

    private static Answer treated(Behaviour behaviour) {
        return treated(behaviour, Duration.ofSeconds(10));
    }

    /// With little time, where no answer is expected.
    private static Answer treatedInHaste(Behaviour behaviour) {
        return treated(behaviour, Duration.ofMillis(500));
    }

    private static Answer treated(Behaviour behaviour, Duration budget) {
        try (var server = LoopbackDns.serving(ZONE, _ -> behaviour)) {
            return asking(budget, server).ask(TXT);
        }
    }

    @Test
    void says_when_signatures_do_not_validate() {
        var bogus =
                new Behaviour.Change((_, reply) -> {
                    reply.getHeader().setRcode(Rcode.SERVFAIL);
                    reply.addRecord(
                            new OPTRecord(
                                    1232,
                                    0,
                                    0,
                                    0,
                                    new ExtendedErrorCodeOption(
                                            ExtendedErrorCodeOption.DNSSEC_BOGUS)),
                            Section.ADDITIONAL);
                    return reply;
                });
        assertThat(reason(treated(bogus))).isEqualTo(Reason.SERVFAIL);
        assertThat(detail(treated(bogus))).contains("DNSSEC");
    }

    @Test
    void fetches_long_answers_over_tcp() {
        try (var server = LoopbackDns.serving(ZONE)) {
            var question = question("long.example", RrType.TXT);
            answersAsTheZone(server, question);
            assertThat(server.seen())
                    .containsExactly(
                            new LoopbackDns.Seen(question, false, true),
                            new LoopbackDns.Seen(question, true, true));
        }
    }

    @Test
    void a_long_answer_that_tcp_does_not_bring_is_unknown() {
        assertThat(detail(treated(Behaviour.truncated(Behaviour.DROP)))).contains("TCP");
        assertThat(detail(treated(Behaviour.truncated(new Behaviour.Damage(_ -> new byte[3])))))
                .contains("TCP");
        var late = new Behaviour.Delay(Duration.ofSeconds(30), Behaviour.NORMAL);
        try (var server = LoopbackDns.serving(ZONE, _ -> Behaviour.truncated(late))) {
            assertThat(reason(asking(Duration.ofMillis(500), server).ask(TXT)))
                    .isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void speaks_without_edns_to_servers_that_do_not_know_it() {
        try (var server = LoopbackDns.serving(ZONE, _ -> Behaviour.withoutEdns())) {
            var dns = asking(server);
            var next = question("a.example", RrType.MX);
            assertThat(dns.ask(TXT)).isEqualTo(ZONE.ask(TXT));
            assertThat(dns.ask(next)).isEqualTo(ZONE.ask(next));
            assertThat(server.seen())
                    .containsExactly(
                            new LoopbackDns.Seen(TXT, false, true),
                            new LoopbackDns.Seen(TXT, false, false),
                            new LoopbackDns.Seen(next, false, false));
        }
    }

    @Test
    void asks_again_what_was_lost() {
        assertThat(treated(new Behaviour.First(1, Behaviour.DROP, Behaviour.NORMAL)))
                .isEqualTo(ZONE.ask(TXT));
    }

    @Test
    void takes_an_answer_that_comes_after_it_asked_again() {
        var late = new Behaviour.Delay(Duration.ofMillis(1500), Behaviour.NORMAL);
        assertThat(treated(new Behaviour.First(1, late, Behaviour.DROP))).isEqualTo(ZONE.ask(TXT));
    }

    @Test
    void goes_on_listening_when_something_else_comes() {
        var wrongId = new Behaviour.Damage(LiveDnsTest::withAnotherId);
        assertThat(treated(new Behaviour.First(1, wrongId, Behaviour.NORMAL)))
                .isEqualTo(ZONE.ask(TXT));
        assertThat(reason(treatedInHaste(wrongId))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(treatedInHaste(new Behaviour.Damage(_ -> new byte[1]))))
                .isEqualTo(Reason.MALFORMED);
    }

    private static byte[] withAnotherId(byte[] reply) {
        var other = reply.clone();
        other[0]++;
        return other;
    }

    @Test
    void asks_again_when_the_answer_can_not_be_read() {
        var garbage = new Behaviour.Damage(reply -> new byte[] {reply[0], reply[1], -1, -1});
        assertThat(treated(new Behaviour.First(1, garbage, Behaviour.NORMAL)))
                .isEqualTo(ZONE.ask(TXT));
        assertThat(reason(treated(garbage))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void does_not_believe_an_answer_to_another_question() {
        var other =
                new Behaviour.Change((_, reply) -> {
                    var record = reply.getQuestion();
                    reply.removeRecord(record, Section.QUESTION);
                    reply.addRecord(record.withName(name("b.example.")), Section.QUESTION);
                    return reply;
                });
        assertThat(reason(treated(other))).isEqualTo(Reason.MALFORMED);
        var query =
                new Behaviour.Change((_, reply) -> {
                    reply.getHeader().unsetFlag(Flags.QR);
                    return reply;
                });
        assertThat(reason(treated(query))).isEqualTo(Reason.MALFORMED);
    }

    private static Name name(String text) {
        return Name.fromConstantString(text);
    }

    @Test
    void does_not_take_a_referral_for_an_absence() {
        var referral =
                new Behaviour.Change((query, reply) -> {
                    reply.removeAllRecords(Section.ANSWER);
                    var owner = query.getQuestion().getName();
                    reply.addRecord(
                            new NSRecord(owner, DClass.IN, 300, name("ns.a.example.")),
                            Section.AUTHORITY);
                    return reply;
                });
        assertThat(reason(treated(referral))).isEqualTo(Reason.REFUSED);
    }

    @Test
    void tells_each_record_once() {
        var twice =
                new Behaviour.Change((_, reply) -> {
                    List.copyOf(reply.getSection(Section.ANSWER))
                            .forEach(record -> reply.addRecord(record, Section.ANSWER));
                    return reply;
                });
        assertThat(treated(twice)).isEqualTo(ZONE.ask(TXT));
    }

    @Test
    void asks_many_questions_at_once_without_losing_any() {
        var questions =
                IntStream.range(0, 500)
                        .mapToObj(i -> question("s" + i + ".a.example", RrType.TXT))
                        .toList();
        try (var server = LoopbackDns.serving(ZONE)) {
            var dns = new RecordingDns(asking(server), 1000);
            assertThat(dns.askAll(questions)).containsOnly(new Answer.NoSuchDomain(List.of()));
        }
    }

    @Test
    void finds_out_once_that_a_resolver_is_dead() {
        try (var server = LoopbackDns.serving(ZONE, _ -> Behaviour.DROP)) {
            var dns = asking(Duration.ofMillis(500), server);
            assertThat(detail(dns.ask(TXT))).isEqualTo("The resolver does not answer.");
            var next = question("a.example", RrType.MX);
            assertThat(dns.ask(next)).isEqualTo(dns.ask(TXT));
            assertThat(server.seen()).allMatch(seen -> seen.question().equals(TXT));
        }
    }

    @Test
    void one_silent_zone_does_not_make_the_resolver_dead() {
        try (var server =
                LoopbackDns.serving(
                        ZONE,
                        question -> question.equals(TXT) ? Behaviour.DROP : Behaviour.NORMAL)) {
            var dns = asking(Duration.ofSeconds(2), server);
            var next = question("a.example", RrType.MX);
            assertThat(dns.ask(next)).isEqualTo(ZONE.ask(next));
            assertThat(detail(dns.ask(TXT))).contains("the domain's own name servers");
            assertThat(dns.ask(question("p.example", RrType.PTR))).isInstanceOf(Answer.Found.class);
        }
    }

    @Test
    void says_when_nobody_listens() {
        var gone = LoopbackDns.serving(ZONE);
        gone.close();
        assertThat(reason(asking(gone).ask(TXT))).isEqualTo(Reason.TIMEOUT);
        assertThat(detail(asking(gone).ask(TXT)))
                .isEqualTo("Nobody answers DNS questions at the resolver's address.");
    }

    @Test
    void goes_to_the_next_resolver_and_stays_there() {
        var gone = LoopbackDns.serving(ZONE);
        gone.close();
        try (var silent = LoopbackDns.serving(ZONE, _ -> Behaviour.DROP);
                var server = LoopbackDns.serving(ZONE)) {
            var dns = asking(gone, silent, server);
            var next = question("a.example", RrType.MX);
            assertThat(dns.ask(TXT)).isEqualTo(ZONE.ask(TXT));
            assertThat(dns.ask(next)).isEqualTo(ZONE.ask(next));
            assertThat(silent.seen()).noneMatch(seen -> seen.question().equals(next));
        }
    }

    @Test
    void asks_elsewhere_what_one_resolver_fails_to_answer() {
        for (var failure :
                List.of(
                        Behaviour.rcode(Rcode.SERVFAIL),
                        Behaviour.rcode(Rcode.REFUSED),
                        new Behaviour.Damage(reply -> new byte[] {reply[0], reply[1], -1, -1}))) {
            try (var failing = LoopbackDns.serving(ZONE, _ -> failure);
                    var server = LoopbackDns.serving(ZONE)) {
                assertThat(asking(failing, server).ask(TXT)).isEqualTo(ZONE.ask(TXT));
            }
        }
    }

    @Test
    void believes_servfail_when_all_say_so() {
        try (var one = LoopbackDns.serving(ZONE, _ -> Behaviour.rcode(Rcode.SERVFAIL));
                var other = LoopbackDns.serving(ZONE, _ -> Behaviour.rcode(Rcode.SERVFAIL))) {
            assertThat(reason(asking(one, other).ask(TXT))).isEqualTo(Reason.SERVFAIL);
            assertThat(one.seen()).hasSize(1);
            assertThat(other.seen()).hasSize(1);
        }
    }

    @Test
    void asks_nothing_after_the_deadline() {
        var now = new AtomicLong();
        try (var server = LoopbackDns.serving(ZONE)) {
            var dns = new LiveDns(List.of(server.address()), Duration.ofSeconds(10), now::get);
            assertThat(dns.ask(TXT)).isEqualTo(ZONE.ask(TXT));
            now.set(Duration.ofSeconds(10).toNanos());
            assertThat(detail(dns.ask(question("a.example", RrType.MX))))
                    .contains("time for this run is used up");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void speaks_ipv6() throws IOException {
        var loopback = InetAddress.ofLiteral("::1");
        assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "no IPv6 here");
        try (var server = LoopbackDns.serving(ZONE, loopback, _ -> Behaviour.NORMAL)) {
            answersAsTheZone(server, TXT);
            answersAsTheZone(server, question("long.example", RrType.TXT));
        }
    }

    @Test
    void hostile_messages_never_do_harm() throws IOException {
        var random = new Random(4711);
        var query = new Message(Wire.query(TXT, Wire.Manner.PLAIN, true));
        byte[] right;
        try (var server = LoopbackDns.serving(ZONE)) {
            right = new SimpleResolver(server.address()).send(query).toWire();
        }
        for (int round = 0; round < 20_000; round++) {
            var damaged =
                    Arrays.copyOf(
                            right,
                            random.nextInt(4) == 0 ? random.nextInt(right.length) : right.length);
            for (int flips = random.nextInt(6); flips >= 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(Wire.reply(ByteBuffer.wrap(damaged), TXT)).isNotNull();
        }
    }
}
