package dev.dmarcdesk.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// RFC 9989 §4.10, §4.10.1, §4.10.2.
class TreeWalkTest {
    private static DomainName organizational(String name, String zone) {
        var start = DomainName.of(name);
        return OrganizationalDomain.of(start, TreeWalk.walk(start, ZoneDns.of(zone))).name();
    }

    private static Discovery discover(String name, String zone) {
        var author = DomainName.of(name);
        return PolicyDiscovery.of(author, TreeWalk.walk(author, ZoneDns.of(zone)));
    }

    private static String found(String name, String zone) {
        assertThat(discover(name, zone)).isInstanceOf(Discovery.Found.class);
        var found = (Discovery.Found) discover(name, zone);
        return found.domain() + " " + found.reach();
    }

    @Test
    void meets_at_most_eight_names() {
        assertThat(TreeWalk.domains(DomainName.of("a.b.c.d.e.f.g.h.i.j.mail.example.com")))
                .extracting(DomainName::toString)
                .containsExactly(
                        "a.b.c.d.e.f.g.h.i.j.mail.example.com",
                        "g.h.i.j.mail.example.com",
                        "h.i.j.mail.example.com",
                        "i.j.mail.example.com",
                        "j.mail.example.com",
                        "mail.example.com",
                        "example.com",
                        "com");
        assertThat(TreeWalk.domains(DomainName.of("1.2.3.4.5.6.7.8"))).hasSize(8);
        assertThat(TreeWalk.domains(DomainName.of("com"))).hasSize(1);
        assertThat(TreeWalk.domains(DomainName.ROOT)).isEmpty();
    }

    @Test
    void leaves_names_out_below_which_nothing_can_stand() {
        var longest =
                DomainName.of(
                        "a".repeat(63)
                                + "."
                                + "b".repeat(63)
                                + "."
                                + "c".repeat(63)
                                + "."
                                + "d".repeat(61));
        assertThat(TreeWalk.questions(longest))
                .extracting(Question::name)
                .hasSize(3)
                .allMatch(name -> name.labels().getFirst().equals("_dmarc"));
        assertThat(TreeWalk.look(longest, ZoneDns.of(""))).hasSize(3);
    }

    @Test
    void finds_the_organization_at_the_fewest_labels() {
        assertThat(
                        organizational(
                                "a.mail.example.com",
                                """
                                _dmarc.mail.example.com TXT v=DMARC1; p=none
                                _dmarc.example.com TXT v=DMARC1; p=reject
                                """))
                .hasToString("example.com");
    }

    @Test
    void stops_at_a_record_that_says_it_is_no_public_suffix() {
        String zone =
                """
                _dmarc.mail.example.com TXT v=DMARC1; p=none; psd=n
                _dmarc.example.com TXT v=DMARC1; p=reject
                """;
        assertThat(organizational("a.mail.example.com", zone)).hasToString("mail.example.com");
        assertThat(found("a.mail.example.com", zone))
                .isEqualTo("mail.example.com ORGANIZATIONAL_DOMAIN");
    }

    @Test
    void puts_the_organization_one_label_below_a_public_suffix() {
        String zone = "_dmarc.com TXT v=DMARC1; p=reject; psd=y";
        assertThat(organizational("a.mail.example.com", zone)).hasToString("example.com");
        assertThat(found("a.mail.example.com", zone)).isEqualTo("com PUBLIC_SUFFIX_DOMAIN");
        assertThat(organizational("com", zone)).hasToString("com");
        assertThat(found("com", zone)).isEqualTo("com OWN");
    }

    @Test
    void prefers_the_organization_to_the_suffix_and_to_names_in_between() {
        String zone =
                """
                _dmarc.bank TXT v=DMARC1; p=reject; psd=y
                _dmarc.mail.giant.bank TXT v=DMARC1; p=none
                """;
        assertThat(found("a.mail.giant.bank", zone)).isEqualTo("bank PUBLIC_SUFFIX_DOMAIN");
        assertThat(
                        found(
                                "a.mail.giant.bank",
                                zone + "_dmarc.giant.bank TXT v=DMARC1; p=quarantine"))
                .isEqualTo("giant.bank ORGANIZATIONAL_DOMAIN");
    }

    @Test
    void lets_the_author_s_own_record_win() {
        assertThat(
                        found(
                                "app.example.com",
                                """
                                _dmarc.app.example.com TXT v=DMARC1; p=none
                                _dmarc.example.com TXT v=DMARC1; p=reject
                                """))
                .isEqualTo("app.example.com OWN");
    }

    @Test
    void discards_several_records_and_goes_on() {
        String several =
                """
                _dmarc.app.example.com TXT v=DMARC1; p=none
                _dmarc.app.example.com TXT v=DMARC1; p=reject
                """;
        assertThat(found("app.example.com", several + "_dmarc.example.com TXT v=DMARC1; p=none"))
                .isEqualTo("example.com ORGANIZATIONAL_DOMAIN");
        assertThat(discover("app.example.com", several))
                .isEqualTo(new Discovery.Several(DomainName.of("app.example.com")));
    }

    @Test
    void overlooks_text_of_others() {
        assertThat(
                        found(
                                "example.com",
                                """
                                _dmarc.example.com TXT some-verification=abc
                                _dmarc.example.com TXT v=DMARC1; p=none
                                """))
                .isEqualTo("example.com OWN");
    }

    @Test
    void never_takes_a_failure_for_an_absence() {
        assertThat(discover("example.com", "_dmarc.example.com !SERVFAIL"))
                .isInstanceOf(Discovery.Undetermined.class);
        assertThat(
                        discover(
                                "app.example.com",
                                """
                                app.example.com TXT x
                                _dmarc.example.com !TIMEOUT
                                """))
                .isInstanceOf(Discovery.Undetermined.class);
    }

    @Test
    void knows_the_policy_but_not_the_organization_when_only_a_name_above_fails() {
        String zone =
                """
                _dmarc.app.example.com TXT v=DMARC1; p=reject
                _dmarc.example.com !TIMEOUT
                """;
        assertThat(found("app.example.com", zone)).isEqualTo("app.example.com OWN");
        var start = DomainName.of("app.example.com");
        assertThat(OrganizationalDomain.of(start, TreeWalk.walk(start, ZoneDns.of(zone))))
                .isEqualTo(new OrganizationalDomain.Assumed(start));
    }

    @Test
    void chooses_np_only_for_a_name_that_does_not_exist() {
        Dns dns =
                ZoneDns.of(
                        """
                        _dmarc.example.com TXT v=DMARC1; p=reject; sp=none; np=quarantine
                        deep.ent.example.com TXT x
                        """);
        for (var expected :
                Map.of(
                                "ghost.example.com", AssessmentPolicy.QUARANTINE,
                                "ent.example.com", AssessmentPolicy.NONE)
                        .entrySet()) {
            var author = DomainName.of(expected.getKey());
            var found = (Discovery.Found) PolicyDiscovery.of(author, TreeWalk.walk(author, dns));
            var existence = Existence.of(dns.ask(author, RrType.TXT));
            assertThat(found.policyFor(existence)).hasValue(expected.getValue());
            assertThat(found.policyFor(Existence.UNKNOWN)).isEmpty();
        }
    }
}
