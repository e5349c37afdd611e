package dev.dmarcdesk.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.sender.SenderMatch.Certainty;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class SendersTest {
    private static final String CATALOGUE =
            """
            # A remark.
            sender: under
            name: Under (the one below)
            type: transactional
            spf: under.example
            mx: in.<region>.under.example
            bounce: bounce<n>.under.example
            servers: under-out.example
            cname: dkim.under.example
            selectors: u1
            weak-selectors: s1
            selector-patterns: ^u[0-9]+x$
            alignment: spf=with-setup dkim=yes strict-spf=no
            include: no
            lookups: 2
            step: Open {domain} -> DKIM.
            record: dkim CNAME u1._domainkey.{domain} u1.dkim.under.example
            note: It may take an hour.
            help: https://under.example/help
            source: its own pages
            checked: 2026-11-21 high

            sender: top
            name: Top
            type: saas
            selectors: top1
            weak-selectors: s1
            runs-on: under
            alignment: spf=no
            include: unknown
            step: As shown.
            help: unknown
            source: public zone files
            checked: 2026-11-21 low

            sender: deep
            name: Deep
            type: security-gateway
            spf: spf.eu.under.example
            mx: in.eu.under.example
            runs-on: under
            alignment: spf=no
            include: conditional
            step: As shown.
            help: unknown
            source: public zone files
            checked: 2026-11-21 medium
            """;

    private static final Senders SENDERS = Senders.parse(CATALOGUE);

    private static String slug(Optional<SenderMatch> match) {
        return match.map(one -> one.sender().slug() + " " + one.certainty()).orElse("nobody");
    }

    private static String byInclude(String target) {
        return slug(SENDERS.byInclude(DomainName.of(target)));
    }

    private static String byKey(String selector, String... aliases) {
        return slug(SENDERS.byKey(selector, Arrays.stream(aliases).map(DomainName::of).toList()));
    }

    @Test
    void reads_a_stanza() {
        Sender under = SENDERS.bySlug("under").orElseThrow();
        assertThat(under.shortName()).isEqualTo("Under");
        assertThat(under.kind()).isEqualTo(Sender.Kind.TRANSACTIONAL);
        assertThat(under.ability())
                .isEqualTo(
                        new Sender.Ability(
                                Sender.Prospect.WITH_SETUP,
                                Sender.Prospect.YES,
                                Sender.Prospect.NO,
                                Sender.Prospect.UNKNOWN));
        assertThat(under.include()).isEqualTo(Sender.Prospect.NO);
        assertThat(under.lookups()).isEqualTo(2);
        assertThat(under.setUpFor(DomainName.of("A.Example")).parts())
                .containsExactly(
                        new SetUpPart.Words("Open a.example -> DKIM."),
                        new SetUpRecord(
                                SetUpRecord.Purpose.DKIM,
                                RrType.CNAME,
                                "u1._domainkey.a.example",
                                "u1.dkim.under.example"),
                        new SetUpPart.Words("It may take an hour."));
        assertThat(under.source()).isEqualTo("its own pages");
        assertThat(SENDERS.bySlug("top").orElseThrow().help()).isEmpty();
    }

    @Test
    void refuses_what_is_no_catalogue() {
        assertThatThrownBy(() -> Senders.parse("sender: x\nnmae: y\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Senders.parse(
                                CATALOGUE.replace(
                                        "include: unknown", "include: unknown\ninklude: no")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Senders.parse("rubbish"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void compares_hosts_by_whole_labels() {
        assertThat(byInclude("under.example")).isEqualTo("under CERTAIN");
        assertThat(byInclude("a.b.under.example")).isEqualTo("under CERTAIN");
        assertThat(byInclude("notunder.example")).isEqualTo("nobody");
        assertThat(byInclude("under.example.evil.example")).isEqualTo("nobody");
        assertThat(byInclude("example")).isEqualTo("nobody");
    }

    @Test
    void the_name_of_a_server_tells_whose_bounces_and_signatures_are() {
        for (String name : List.of("under-out.example", "o1.eu.under-out.example")) {
            var domain = DomainName.of(name);
            assertThat(slug(SENDERS.byBounceDomain(domain))).isEqualTo("under CERTAIN");
            assertThat(slug(SENDERS.bySigningDomain(domain))).isEqualTo("under CERTAIN");
        }
        assertThat(slug(SENDERS.byBounceDomain(DomainName.of("not-under-out.example"))))
                .isEqualTo("nobody");
    }

    @Test
    void the_longest_suffix_wins() {
        assertThat(byInclude("x.spf.eu.under.example")).isEqualTo("deep CERTAIN");
        assertThat(byInclude("x.eu.under.example")).isEqualTo("under CERTAIN");
    }

    @Test
    void a_placeholder_stands_for_a_label_or_a_part_of_one() {
        assertThat(slug(SENDERS.byMailHost(DomainName.of("in.us.under.example"))))
                .isEqualTo("under CERTAIN");
        assertThat(slug(SENDERS.byMailHost(DomainName.of("in.a.b.under.example"))))
                .isEqualTo("nobody");
        assertThat(slug(SENDERS.byBounceDomain(DomainName.of("x.bounce12.under.example"))))
                .isEqualTo("under CERTAIN");
        assertThat(slug(SENDERS.byBounceDomain(DomainName.of("bounce.under.example"))))
                .isEqualTo("nobody");
    }

    @Test
    void of_two_that_claim_a_host_the_one_underneath_is_sure() {
        assertThat(slug(SENDERS.byMailHost(DomainName.of("in.eu.under.example"))))
                .isEqualTo("under CERTAIN");
    }

    @Test
    void a_cname_outranks_the_selector() {
        assertThat(byKey("top1", "x.dkim.under.example")).isEqualTo("top LIKELY");
        assertThat(byKey("zzz", "x.dkim.under.example")).isEqualTo("under CERTAIN");
        assertThat(byKey("s1", "x.dkim.under.example")).isEqualTo("under CERTAIN");
        assertThat(byKey("zzz", "alias.a.example", "x.dkim.under.example"))
                .isEqualTo("under CERTAIN");
        assertThat(byKey("zzz", "notdkim.under.example")).isEqualTo("nobody");
    }

    @Test
    void a_name_alone_proves_little() {
        assertThat(byKey("U1")).isEqualTo("under LIKELY");
        assertThat(byKey("s1")).isEqualTo("nobody");
        assertThat(byKey("u77x")).isEqualTo("under POSSIBLE");
        assertThat(new SenderMatch(SENDERS.all().getFirst(), Certainty.POSSIBLE).isNameable())
                .isFalse();
    }
}
