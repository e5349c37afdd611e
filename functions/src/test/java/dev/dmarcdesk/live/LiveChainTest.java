package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.SignedTree;
import dev.dmarcdesk.SignedTree.Oddity;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// The chain of trust over trees signed here, each with its own root.
@Timeout(60)
class LiveChainTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String RECORDS =
            """
            @       MX  10 mail
            @       TXT "v=spf1 mx -all"
            mail    A   192.0.2.1
            _dmarc  TXT "v=DMARC1; p=reject"
            """;
    private static final Security SECURE = new Security.Secure(Witness.OURSELVES);

    private static SignedTree tree(Oddity... oddities) {
        return new SignedTree(NOW)
                .zone("example")
                .zone("unsigned.example", RECORDS, Oddity.UNSIGNED)
                .zone("a.example", RECORDS, oddities);
    }

    private static Security of(SignedTree tree, String name) {
        return of(tree, name, tree.anchor(), UnaryOperator.identity());
    }

    private static Security of(
            SignedTree tree, String name, String anchor, UnaryOperator<Message> change) {
        return ask(
                (query, _) -> change.apply(tree.answer(query)),
                name,
                anchor,
                Duration.ofSeconds(9));
    }

    private static Security ask(
            BinaryOperator<Message> resolver, String name, String anchor, Duration budget) {
        try (var server = serving(new Behaviour.Change(resolver))) {
            return chain(List.of(server.address()), anchor, budget).of(DomainName.of(name));
        }
    }

    private static LoopbackDns serving(Behaviour behaviour) {
        return LoopbackDns.serving(_ -> new Answer.NoData(List.of()), _ -> behaviour);
    }

    private static LiveChain chain(
            List<InetSocketAddress> servers, String anchor, Duration budget) {
        return new LiveChain(
                new Servers(servers, budget, System::nanoTime),
                anchors(anchor),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TrustAnchors anchors(String text) {
        return switch (TrustAnchors.parse(text)) {
            case Parsed.Valid<TrustAnchors>(var anchors, _) -> anchors;
            case Parsed.Invalid<TrustAnchors>(var defects) -> throw new AssertionError(defects);
        };
    }

    @Test
    void a_signed_domain_below_the_anchor_is_secure() {
        assertThat(of(tree(), "a.example")).isEqualTo(SECURE);
    }

    @ParameterizedTest
    @EnumSource(names = {"NSEC3", "BLACK_LIES"})
    void so_is_one_that_denies_otherwise(Oddity denial) {
        var tree = new SignedTree(NOW).zone("example").zone("a.example", "", denial);
        assertThat(of(tree, "a.example")).isEqualTo(SECURE);
        assertThat(of(tree(denial), "mail.a.example")).isEqualTo(SECURE);
    }

    @Test
    void a_name_that_provably_does_not_exist_is_secure_too() {
        assertThat(of(tree(), "nobody.a.example")).isEqualTo(SECURE);
        assertThat(of(tree(Oddity.NSEC3), "no.body.a.example")).isEqualTo(SECURE);
    }

    @Test
    void a_domain_without_signatures_is_insecure() {
        var insecure = new Security.Insecure(false, Witness.OURSELVES);
        assertThat(of(tree(), "unsigned.example")).isEqualTo(insecure);
        assertThat(of(tree(), "mail.unsigned.example")).isEqualTo(insecure);
    }

    @Test
    void so_is_one_below_a_zone_that_denies_with_nsec3() {
        var tree =
                new SignedTree(NOW)
                        .zone("example", "", Oddity.NSEC3)
                        .zone("a.example", RECORDS, Oddity.UNSIGNED);
        assertThat(of(tree, "a.example"))
                .isEqualTo(new Security.Insecure(false, Witness.OURSELVES));
    }

    @Test
    void a_signed_domain_without_a_ds_record_is_insecure_all_the_same() {
        var signed = new Security.Insecure(true, Witness.OURSELVES);
        assertThat(of(tree(Oddity.NO_DS), "a.example")).isEqualTo(signed);
        var island =
                new SignedTree(NOW).zone("example", "", Oddity.UNSIGNED).zone("a.example", RECORDS);
        assertThat(of(island, "a.example")).isEqualTo(signed);
    }

    @Test
    void expired_signatures_are_bogus_and_it_is_said_since_when() {
        assertThat(of(tree(Oddity.EXPIRED), "a.example"))
                .isEqualTo(
                        bogus(
                                "The signature over the keys (DNSKEY) of a.example expired on 2026-10-22."));
    }

    private static Security bogus(String why) {
        return new Security.Bogus(why, Witness.OURSELVES);
    }

    @Test
    void signatures_of_the_future_are_bogus() {
        assertThat(of(tree(Oddity.TOO_EARLY), "a.example"))
                .isEqualTo(
                        bogus(
                                "The signature over the keys (DNSKEY) of a.example is not valid before 2027-01-10."));
    }

    @Test
    void a_ds_record_that_means_no_key_is_bogus() {
        assertThat(of(tree(Oddity.WRONG_DS), "a.example"))
                .isEqualTo(
                        bogus(
                                "The DS record of a.example in its parent zone means none of the keys (DNSKEY) that a.example publishes."));
    }

    @Test
    void records_that_were_changed_are_bogus() {
        assertThat(of(tree(Oddity.TAMPERED), "a.example"))
                .isEqualTo(
                        bogus(
                                "The signature over the MX record of a.example does not fit: the data is not what was signed."));
    }

    @Test
    void records_without_the_signatures_that_the_ds_record_promises_are_bogus() {
        assertThat(of(tree(Oddity.NO_SIGNATURES), "a.example"))
                .isEqualTo(bogus("There is no signature over the MX record of a.example."));
    }

    @Test
    void absence_without_proof_is_bogus() {
        var tree =
                new SignedTree(NOW)
                        .zone("example")
                        .zone("a.example", "@ MX 10 mail.other.example.", Oddity.NO_DENIAL);
        assertThat(of(tree, "a.example"))
                .isEqualTo(
                        bogus(
                                "That a.example has no TXT record is not proven: there is no signed NSEC or NSEC3 record."));
    }

    @Test
    void a_dmarc_record_alone_that_does_not_hold_is_enough() {
        var tree =
                new SignedTree(NOW)
                        .zone("example")
                        .zone("a.example", RECORDS.replace("_dmarc", "other"))
                        .zone("_dmarc.a.example", "@ TXT x", Oddity.EXPIRED);
        assertThat(of(tree, "a.example"))
                .isEqualTo(
                        bogus(
                                "The signature over the keys (DNSKEY) of _dmarc.a.example expired on 2026-10-22."));
    }

    @Test
    void a_fault_above_the_domain_is_named_where_it_is() {
        var tree =
                new SignedTree(NOW).zone("example", "", Oddity.EXPIRED).zone("a.example", RECORDS);
        assertThat(of(tree, "a.example"))
                .isEqualTo(
                        bogus(
                                "The signature over the keys (DNSKEY) of example expired on 2026-10-22."));
    }

    @Test
    void an_alias_into_a_broken_zone_is_as_broken() {
        var tree = tree(Oddity.EXPIRED).zone("b.example", "@ MX 10 mail\nwww CNAME a.example.");
        assertThat(of(tree, "www.b.example"))
                .isEqualTo(
                        bogus(
                                "The signature over the keys (DNSKEY) of a.example expired on 2026-10-22."));
    }

    @Test
    void an_alias_into_an_unsigned_zone_is_insecure_and_lacks_no_ds_record() {
        var tree = tree().zone("b.example", "www CNAME unsigned.example.");
        assertThat(of(tree, "www.b.example"))
                .isEqualTo(new Security.Insecure(false, Witness.OURSELVES));
    }

    @Test
    void a_name_that_only_this_network_has_is_not_said_to_be_broken() {
        var tree = tree();
        for (boolean denies : List.of(true, false)) {
            var security =
                    ask(
                            (query, _) -> ofThisNetwork(query, tree, denies),
                            "mail.corp",
                            tree.anchor(),
                            Duration.ofSeconds(9));
            assertThat(security)
                    .isEqualTo(
                            new Security.Unknown(
                                    "corp is no name of the public DNS, though this resolver answers for it: such names can not be signed."));
        }
    }

    /// Answers for everything below `corp` by itself; for that name itself too, unless the root's
    /// denial comes through.
    private static Message ofThisNetwork(Message query, SignedTree tree, boolean denies) {
        var name = query.getQuestion().getName();
        boolean own = name.toString(true).endsWith("corp");
        if (!own || (denies && name.labels() == 2)) {
            return tree.answer(query);
        }
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        if (query.getQuestion().getType() == Type.TXT) {
            reply.addRecord(new TXTRecord(name, DClass.IN, 60, "v=spf1 -all"), Section.ANSWER);
        }
        return reply;
    }

    @Test
    void another_root_than_the_anchors_is_the_resolvers_matter() {
        assertThat(of(tree(), "a.example", new SignedTree(NOW).anchor(), it -> it))
                .isEqualTo(
                        new Security.Unknown(
                                "The keys of the DNS root that the resolver gives are not those of the trust anchor."));
        assertThat(of(tree(Oddity.EXPIRED), "a.example", new SignedTree(NOW).anchor(), it -> it))
                .isInstanceOf(Security.Unknown.class);
    }

    @Test
    void so_are_signatures_that_do_not_come_through() {
        assertThat(of(tree(), "a.example", tree().anchor(), LiveChainTest::stripped))
                .isEqualTo(
                        new Security.Unknown("The resolver does not pass DNSSEC signatures on."));
    }

    private static Message stripped(Message reply) {
        for (int section : List.of(Section.ANSWER, Section.AUTHORITY)) {
            for (var record : reply.getSection(section)) {
                if (List.of(Type.RRSIG, Type.NSEC, Type.NSEC3).contains(record.getType())) {
                    reply.removeRecord(record, section);
                }
            }
        }
        return reply;
    }

    @Test
    void an_anchor_beside_the_name_leads_nowhere() {
        var tree = tree();
        assertThat(of(tree, "a.example", "b.example. DS 1 13 2 " + "00".repeat(32), it -> it))
                .isEqualTo(new Security.Unknown("No trust anchor is at or above this name."));
    }

    @Test
    void errors_and_silence_are_no_broken_chain() {
        assertThat(failing(Behaviour.rcode(Rcode.SERVFAIL), Duration.ofSeconds(9)))
                .isEqualTo(new Security.Unknown("The resolver answers SERVFAIL."));
        assertThat(failing(Behaviour.rcode(Rcode.REFUSED), Duration.ofSeconds(9)))
                .isEqualTo(new Security.Unknown("The resolver refuses to answer us."));
        assertThat(failing(Behaviour.DROP, Duration.ofMillis(500)))
                .isInstanceOf(Security.Unknown.class);
    }

    private static Security failing(Behaviour behaviour, Duration budget) {
        try (var server = serving(behaviour)) {
            return chain(List.of(server.address()), tree().anchor(), budget)
                    .of(DomainName.of("a.example"));
        }
    }

    @Test
    void a_domain_whose_servers_fail_is_unknown_not_bogus() {
        var tree = tree();
        assertThat(
                        ask(
                                (query, _) ->
                                        query.getQuestion()
                                                        .getName()
                                                        .toString()
                                                        .endsWith("a.example.")
                                                ? failure(query, Rcode.SERVFAIL, 22)
                                                : tree.answer(query),
                                "a.example",
                                tree.anchor(),
                                Duration.ofSeconds(9)))
                .isEqualTo(new Security.Unknown("The zone's name servers can not be reached."));
    }

    private static Message failure(Message query, int rcode, int extended) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setRcode(rcode);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        reply.addRecord(
                new OPTRecord(1232, 0, 0, 0, List.of(new ExtendedErrorCodeOption(extended, ""))),
                Section.ADDITIONAL);
        return reply;
    }

    /// A validating resolver whose root is not ours: AD on what holds, SERVFAIL on what does not.
    private static Security toldBy(SignedTree tree, String name) {
        var own = new SignedTree(NOW).anchor();
        return ask(
                (query, _) -> {
                    String asked = query.getQuestion().getName().toString(true);
                    boolean broken = asked.endsWith("a.example");
                    if (broken && !query.getHeader().getFlag(Flags.CD)) {
                        return failure(query, Rcode.SERVFAIL, 7);
                    }
                    var reply = tree.answer(query);
                    if (!asked.endsWith("unsigned.example")) {
                        reply.getHeader().setFlag(Flags.AD);
                    }
                    return reply;
                },
                name,
                own,
                Duration.ofSeconds(9));
    }

    @Test
    void a_validating_resolver_of_this_machine_is_taken_at_its_word() {
        var tree = tree(Oddity.EXPIRED).zone("b.example", RECORDS);
        assertThat(toldBy(tree, "b.example")).isEqualTo(new Security.Secure(Witness.RESOLVER));
        assertThat(toldBy(tree, "unsigned.example"))
                .isEqualTo(new Security.Insecure(false, Witness.RESOLVER));
        assertThat(toldBy(tree, "a.example"))
                .isEqualTo(
                        new Security.Bogus(
                                "The zone's DNSSEC signatures have expired.", Witness.RESOLVER));
    }

    @Test
    void only_this_machine_can_be_taken_at_its_word() {
        var here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 53);
        var there = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.53"), 53);
        var budget = Duration.ofSeconds(1);
        assertThat(new Servers(List.of(here), budget, System::nanoTime).areOfThisMachine())
                .isTrue();
        assertThat(new Servers(List.of(here, there), budget, System::nanoTime).areOfThisMachine())
                .isFalse();
    }

    @Test
    void asks_with_do_and_cd_and_each_question_once() {
        var tree = tree();
        try (var server =
                serving(
                        new Behaviour.Change((query, _) -> {
                            assertThat(query.getHeader().getFlag(Flags.CD)).isTrue();
                            return tree.answer(query);
                        }))) {
            assertThat(
                            chain(List.of(server.address()), tree.anchor(), Duration.ofSeconds(9))
                                    .of(DomainName.of("a.example")))
                    .isEqualTo(SECURE);
            assertThat(server.seen())
                    .extracting(LoopbackDns.Seen::question)
                    .doesNotHaveDuplicates();
            assertThat(server.seen())
                    .extracting(seen -> seen.question().type())
                    .contains(RrType.DS, RrType.DNSKEY, RrType.MX, RrType.TXT);
        }
    }
}
