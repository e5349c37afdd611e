package dev.dmarcdesk.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.sender.SetUpRecord.Given;
import dev.dmarcdesk.sender.SetUpRecord.Purpose;

import org.junit.jupiter.api.Test;

import java.util.List;

final class SetUpTest {
    private static final String CATALOGUE =
            """
            sender: some
            name: Some Service (formerly Any)
            type: transactional
            bounce-below: b<n>.{domain}
            alignment: spf=with-setup dkim=with-setup strict-spf=no strict-dkim=yes
            include: no
            step: Open Settings -> {domain}.
            record: dkim CNAME k1._domainkey.{domain} {dashes}.k1.some.example
            record: dkim TXT <selector>._domainkey.{domain} as provided
            note: It takes an hour.
            record: return-path CNAME b<n>.{domain} u<id>.some.example
            record: spf TXT {domain} v=spf1 include:spf.some.example ~all
            record: mx MX {domain} 10 mx.some.example
            record: tracking CNAME t.{domain} t.some.example
            record: delegation CNAME _dmarc.{domain} dmarc.some.example
            help: unknown
            source: public zone files
            checked: 2026-11-21 low

            sender: mute
            name: Mute
            type: saas
            alignment: spf=no dkim=no strict-spf=no strict-dkim=no
            include: no
            note: Nothing can be set up.
            help: unknown
            source: public zone files
            checked: 2026-11-21 high
            """;

    private static final DomainName DOMAIN = DomainName.of("a.example");
    private static final Senders SENDERS = Senders.parse(CATALOGUE);
    private static final Sender SOME = SENDERS.bySlug("some").orElseThrow();
    private static final Sender MUTE = SENDERS.bySlug("mute").orElseThrow();

    @Test
    void fills_the_domain_in() {
        assertThat(SOME.recordsFor(DOMAIN).getFirst().name()).isEqualTo("k1._domainkey.a.example");
        assertThat(SOME.recordsFor(DOMAIN).getFirst().value())
                .isEqualTo("a-example.k1.some.example");
        assertThat(SOME.spfTerms(DOMAIN)).isEqualTo("include:spf.some.example");
        assertThat(MUTE.spfTerms(DOMAIN)).isEmpty();
    }

    @Test
    void tells_what_is_known_from_what_the_panel_shows() {
        assertThat(SOME.recordsFor(DOMAIN))
                .extracting(SetUpRecord::given)
                .startsWith(Given.FIXED, Given.PROVIDED, Given.PARTLY, Given.FIXED);
    }

    @Test
    void who_only_sends_needs_neither_mail_hosts_nor_links() {
        assertThat(SOME.setUpFor(DOMAIN).forSending().records())
                .extracting(SetUpRecord::purpose)
                .containsExactly(
                        Purpose.DKIM,
                        Purpose.DKIM,
                        Purpose.RETURN_PATH,
                        Purpose.SPF,
                        Purpose.DELEGATION);
    }

    @Test
    void records_that_belong_together_stand_in_one_listing() {
        var blocks = SOME.setUpFor(DOMAIN).forSending().blocks();
        assertThat(blocks)
                .filteredOn(Block.Listing.class::isInstance)
                .extracting(block -> ((Block.Listing) block).text())
                .containsExactly(
                        """
                        CNAME k1._domainkey.a.example → a-example.k1.some.example
                        TXT <selector>._domainkey.a.example → (the value that Some Service shows)\
                        """,
                        """
                        CNAME b<n>.a.example → u<id>.some.example
                        TXT a.example → v=spf1 include:spf.some.example ~all
                        CNAME _dmarc.a.example → dmarc.some.example\
                        """);
    }

    @Test
    void says_what_has_to_be_known_to_copy_them() {
        assertThat(SOME.setUpFor(DOMAIN).words().text())
                .startsWith("Open Settings → a.example. CNAME k1._domainkey.a.example → ")
                .contains(
                        "your account's part: the panel of Some Service shows it.",
                        "Publish no second SPF record: if a.example has one, it needs the new term",
                        "_dmarc.a.example takes the place of your own record",
                        "as we read it on 2026-11-21");
        assertThat(MUTE.setUpFor(DOMAIN).words().text()).isEqualTo("Nothing can be set up.");
        assertThat(MUTE.setUpFor(DOMAIN).blocks()).hasSize(1);
    }

    @Test
    void says_which_alignment_can_be_had() {
        assertThat(SOME.alignment(DOMAIN).text())
                .isEqualTo(
                        "Some Service: DKIM can align once its keys are published, strict too; SPF"
                                + " can once it bounces to b<n>.a.example, relaxed only.");
        assertThat(MUTE.alignment(DOMAIN).text())
                .isEqualTo("Mute: neither DKIM nor SPF can align with a.example.");
        for (String ability :
                List.of(
                        "spf=yes dkim=yes strict-spf=yes strict-dkim=no; DKIM can align, relaxed"
                                + " only; SPF can once it bounces to b<n>.a.example, strict too.",
                        "spf=unknown dkim=no; DKIM can not align; we do not know whether SPF can.",
                        "spf=no dkim=unknown; we do not know whether DKIM can align; SPF can not.",
                        "spf=conditional dkim=conditional strict-dkim=conditional; DKIM can align"
                                + " with some plans, strict in some set-ups; SPF can with some"
                                + " plans.")) {
            String[] parts = ability.split("; ", 2);
            var senders =
                    Senders.parse(
                            CATALOGUE.replaceFirst(
                                    "alignment: .*", "alignment: " + parts[0].strip()));
            assertThat(senders.bySlug("some").orElseThrow().alignment(DOMAIN).text())
                    .isEqualTo("Some Service: " + parts[1]);
        }
    }
}
