package dev.dmarcdesk.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.Authentication;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.DkimSigningDomain;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;

import java.util.List;

/// RFC 9989 §5.3: what the suites leave open.
class DmarcEvaluationTest {
    private static DmarcResult result(String author, String signer, String zone) {
        var identifier = new DkimSigningDomain(DomainName.of(signer), Authentication.PASS);
        return DmarcEvaluation.of(DomainName.of(author), List.of(identifier), ZoneDns.of(zone))
                .result();
    }

    @Test
    void a_signer_of_another_organization_fails_though_its_own_walk_broke_off() {
        assertThat(
                        result(
                                "mail.acme.example",
                                "bounces.sender.example",
                                """
                                _dmarc.acme.example           TXT v=DMARC1; p=reject
                                _dmarc.bounces.sender.example !SERVFAIL
                                """))
                .isEqualTo(DmarcResult.FAIL);
    }

    @Test
    void a_signer_whose_organization_is_known_fails_though_the_authors_walk_broke_off() {
        assertThat(
                        result(
                                "mail.acme.example",
                                "sender.example",
                                """
                                _dmarc.mail.acme.example TXT v=DMARC1; p=reject
                                _dmarc.acme.example      !SERVFAIL
                                _dmarc.sender.example    TXT v=DMARC1; p=none
                                """))
                .isEqualTo(DmarcResult.FAIL);
    }

    @Test
    void names_below_different_top_level_domains_are_never_one_organization() {
        assertThat(
                        result(
                                "mail.acme.example",
                                "mail.acme.test",
                                """
                                _dmarc.mail.acme.example TXT v=DMARC1; p=reject
                                _dmarc.acme.example      !SERVFAIL
                                _dmarc.acme.test         !SERVFAIL
                                """))
                .isEqualTo(DmarcResult.FAIL);
    }

    @Test
    void a_signer_below_the_authors_organization_is_undecided_while_its_walk_is_broken_off() {
        assertThat(
                        result(
                                "acme.example",
                                "mail.acme.example",
                                """
                                _dmarc.acme.example      TXT v=DMARC1; p=reject
                                _dmarc.mail.acme.example !SERVFAIL
                                """))
                .isEqualTo(DmarcResult.TEMPERROR);
    }

    @Test
    void a_signer_beside_the_author_is_undecided_while_their_organization_can_not_be_looked_up() {
        assertThat(
                        result(
                                "news.acme.example",
                                "mail.acme.example",
                                """
                                _dmarc.news.acme.example TXT v=DMARC1; p=reject
                                _dmarc.acme.example      !SERVFAIL
                                """))
                .isEqualTo(DmarcResult.TEMPERROR);
    }
}
