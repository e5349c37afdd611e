package dev.dmarcdesk.dmarc;

import static dev.dmarcdesk.dmarc.Dmarc.advice;
import static dev.dmarcdesk.dmarc.Dmarc.asked;
import static dev.dmarcdesk.dmarc.Dmarc.codes;
import static dev.dmarcdesk.dmarc.Dmarc.edits;
import static dev.dmarcdesk.dmarc.Dmarc.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.document.Tone;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class DmarcCheckTest {
    @Test
    void is_content_with_a_sound_record() {
        var examination =
                examine(
                        "example.com",
                        "_dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com");
        assertThat(codes(examination)).containsExactly("dmarc.enforced");
        assertThat(examination.row().tone()).isEqualTo(Tone.GOOD);
        assertThat(examination.facts().posture())
                .isEqualTo(new Posture.Enforcement(AssessmentPolicy.REJECT));
    }

    @Test
    void says_that_a_domain_that_sends_mail_should_watch_first() {
        var none =
                advice(
                        examine("mail.example.co.uk", "mail.example.co.uk A 192.0.2.1"),
                        "dmarc.none");
        assertThat(edits(none))
                .containsExactly(
                        "ADD _dmarc.example.co.uk v=DMARC1; p=none; rua=mailto:dmarc-reports@example.co.uk");
        var parked = DmarcAdvice.forDomainWithoutMail((DmarcFinding.None) none.finding());
        assertThat(edits(parked))
                .containsExactly("ADD _dmarc.mail.example.co.uk v=DMARC1; p=reject;");
    }

    @Test
    void has_no_record_to_suggest_for_a_domain_that_does_not_exist() {
        assertThat(advice(examine("example.com", ""), "dmarc.none").fix()).isEqualTo(Fix.NONE);
        assertThat(asked("example.com", "")).isEqualTo(3);
    }

    @Test
    void looks_where_records_land_by_mistake() {
        String record = " TXT v=DMARC1; p=reject; rua=mailto:d@example.com";
        assertThat(codes("example.com", "example.com" + record))
                .contains("dmarc.misplaced-at-apex", "dmarc.none");
        assertThat(codes("example.com", "dmarc.example.com" + record))
                .contains("dmarc.misplaced-no-underscore");
        assertThat(codes("example.com", "_dmarc.example.com.example.com" + record))
                .contains("dmarc.misplaced-doubled-name");
        var moved = examine("example.com", "_dmarc._dmarc.example.com" + record);
        assertThat(edits(advice(moved, "dmarc.misplaced-doubled-name")))
                .containsExactly(
                        "ADD _dmarc.example.com v=DMARC1; p=reject; rua=mailto:d@example.com",
                        "REMOVE _dmarc._dmarc.example.com v=DMARC1; p=reject; rua=mailto:d@example.com")
                .isEqualTo(edits(advice(moved, "dmarc.none")));
    }

    @Test
    void moves_a_record_to_where_a_cname_leads_nowhere() {
        var examination =
                examine(
                        "example.com",
                        """
                        _dmarc.example.com CNAME gone.dmarc.net
                        _dmarc.example.com.example.com TXT v=DMARC1; p=none; rua=mailto:d@example.com
                        """);
        assertThat(edits(advice(examination, "dmarc.misplaced-doubled-name")))
                .containsExactly(
                        "REMOVE _dmarc.example.com gone.dmarc.net",
                        "ADD _dmarc.example.com v=DMARC1; p=none; rua=mailto:d@example.com",
                        "REMOVE _dmarc.example.com.example.com v=DMARC1; p=none; rua=mailto:d@example.com")
                .isEqualTo(edits(advice(examination, "dmarc.cname-dangling")))
                .isEqualTo(edits(advice(examination, "dmarc.none")));
    }

    @Test
    void warns_before_a_record_that_had_no_effect_begins_to_stop_mail() {
        for (String zone :
                List.of(
                        "example.com TXT v=DMARC1; p=reject",
                        "_dmarc.example.com TXT 'v=DMARC1; p=quarantine'",
                        "_dmarc.example.com TXT v=DMARC1; p=rejct")) {
            assertThat(examine("example.com", zone).advice())
                    .as(zone)
                    .filteredOn(advice -> advice.fix() instanceof Fix.Todo)
                    .filteredOn(advice -> !edits(advice).isEmpty())
                    .isNotEmpty()
                    .allSatisfy(advice ->
                            assertThat(((Fix.Todo) advice.fix()).summary().text())
                                    .startsWith("If you have not read reports for a month yet"));
        }
        assertThat(examine("example.com", "example.com TXT v=DMARC1; p=none").advice())
                .filteredOn(advice -> advice.fix() instanceof Fix.Todo)
                .noneSatisfy(advice ->
                        assertThat(((Fix.Todo) advice.fix()).summary().text())
                                .contains("for a month"));
    }

    @Test
    void does_not_mind_a_copy_beside_the_real_record() {
        assertThat(
                        codes(
                                "example.com",
                                """
                                example.com TXT v=DMARC1; p=reject
                                _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com
                                """))
                .containsExactly("dmarc.enforced");
    }

    @Test
    void tells_delegated_from_dangling() {
        assertThat(
                        codes(
                                "example.com",
                                """
                                _dmarc.example.com CNAME example.com.dmarc.net
                                example.com.dmarc.net TXT v=DMARC1; p=reject; rua=mailto:d@example.com
                                """))
                .containsExactly("dmarc.cname", "dmarc.enforced");
        var dangling =
                examine(
                        "example.com",
                        """
                        _dmarc.example.com CNAME gone.dmarc.net
                        dmarc.net A 192.0.2.1
                        """);
        assertThat(codes(dangling)).containsExactly("dmarc.cname-dangling", "dmarc.none");
        assertThat(advice(dangling, "dmarc.cname-dangling").title().text())
                .endsWith("which does not exist");
        assertThat(edits(advice(dangling, "dmarc.none")))
                .startsWith("REMOVE _dmarc.example.com gone.dmarc.net");
    }

    @Test
    void mends_a_delegated_record_where_it_stands() {
        var examination =
                examine(
                        "example.com",
                        """
                        _dmarc.example.com CNAME policy.dmarc.net
                        policy.dmarc.net TXT v=DMARC1; p=reject; pct=100; rua=mailto:d@example.com
                        """);
        assertThat(edits(advice(examination, "dmarc.pct-removed")))
                .containsExactly(
                        "REPLACE policy.dmarc.net v=DMARC1; p=reject; rua=mailto:d@example.com");
    }

    @Test
    void knows_a_wildcard_by_its_answer_to_any_name() {
        assertThat(
                        codes(
                                "example.com",
                                "*.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com"))
                .contains("dmarc.wildcard");
        assertThat(codes("example.com", "*.example.com CNAME web.hosting.net"))
                .containsExactly("dmarc.none");
        assertThat(codes("example.com", "*.example.com TXT v=spf1 -all"))
                .containsExactly("dmarc.none");
    }

    @Test
    void annuls_several_records_and_says_which_to_remove() {
        var examination =
                examine(
                        "example.com",
                        """
                        _dmarc.example.com TXT v=DMARC1; p=none
                        _dmarc.example.com TXT v=DMARC1; p=quarantine
                        """);
        assertThat(examination.facts().status()).isEqualTo(DmarcFacts.Status.MULTIPLE);
        assertThat(edits(advice(examination, "dmarc.multiple")))
                .containsExactly("REMOVE _dmarc.example.com v=DMARC1; p=none");
    }

    @Test
    void lets_a_subdomain_with_several_records_fall_under_its_organization() {
        var examination =
                examine(
                        "app.example.com",
                        """
                        _dmarc.app.example.com TXT v=DMARC1; p=none
                        _dmarc.app.example.com TXT v=DMARC1; p=quarantine
                        _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com
                        """);
        assertThat(examination.facts().effectivePolicy()).hasValue(AssessmentPolicy.REJECT);
        assertThat(codes(examination))
                .containsExactly(
                        "dmarc.multiple",
                        "dmarc.inherited",
                        "dmarc.enforced",
                        "dmarc.differs-7489");
        assertThat(advice(examination, "dmarc.differs-7489").title().text())
                .contains("no DMARC at all");
    }

    @Test
    void says_unknown_where_the_dns_failed() {
        var examination = examine("example.com", "_dmarc.example.com !SERVFAIL");
        assertThat(codes(examination)).containsExactly("dmarc.unavailable");
        assertThat(examination.facts().effectivePolicy()).isEmpty();
        assertThat(examination.row().tone()).isEqualTo(Tone.UNKNOWN);
        assertThat(examination.facts().posture()).isEqualTo(new Posture.Undetermined());
    }

    @Test
    void keeps_a_policy_found_though_a_name_above_fails() {
        var examination =
                examine(
                        "example.com",
                        """
                        _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com
                        _dmarc.com !TIMEOUT
                        """);
        assertThat(examination.facts().effectivePolicy()).hasValue(AssessmentPolicy.REJECT);
        assertThat(codes(examination))
                .containsExactly("dmarc.enforced", "dmarc.organizational-domain-unavailable");
        assertThat(examination.facts().subdomainPolicy()).isEmpty();
    }

    @Test
    void does_not_guess_whether_a_name_exists() {
        var examination =
                examine(
                        "app.example.com",
                        """
                        =app.example.com !SERVFAIL
                        _dmarc.example.com TXT v=DMARC1; p=reject; sp=none; rua=mailto:d@example.com; np=reject
                        """);
        assertThat(examination.facts().status()).isEqualTo(DmarcFacts.Status.FOUND);
        assertThat(examination.facts().effectivePolicy()).isEmpty();
        assertThat(codes(examination)).contains("dmarc.unavailable");
    }

    @Test
    void warns_of_a_public_suffix_flag_on_an_ordinary_domain_only() {
        String record = "TXT v=DMARC1; p=reject; psd=y; rua=mailto:d@x.com";
        assertThat(codes("example.com", "_dmarc.example.com " + record)).contains("dmarc.psd-yes");
        assertThat(codes("co.uk", "_dmarc.co.uk " + record)).doesNotContain("dmarc.psd-yes");
    }

    @Test
    void passes_over_subdomain_policies_where_nobody_looks() {
        String zone =
                """
                _dmarc.app.example.com TXT v=DMARC1; p=reject; sp=none; rua=mailto:d@example.com
                _dmarc.example.com TXT v=DMARC1; p=quarantine; rua=mailto:d@example.com
                """;
        var examination = examine("app.example.com", zone);
        assertThat(codes(examination)).containsExactly("dmarc.enforced", "dmarc.sp-ignored");
        assertThat(examination.facts().subdomainPolicy()).hasValue(AssessmentPolicy.QUARANTINE);
        assertThat(edits(advice(examination, "dmarc.sp-ignored")))
                .containsExactly(
                        "REPLACE _dmarc.app.example.com v=DMARC1; p=reject; rua=mailto:d@example.com");
    }

    @Test
    void speaks_of_the_older_standard_only_where_it_differs() {
        assertThat(
                        codes(
                                "app.hosting.net",
                                "_dmarc.hosting.net TXT v=DMARC1; p=reject; rua=mailto:d@hosting.net"))
                .contains("dmarc.differs-7489");
        assertThat(
                        codes(
                                "app.example.com",
                                """
                                app.example.com A 192.0.2.1
                                _dmarc.example.com TXT v=DMARC1; p=reject; np=none; rua=mailto:d@example.com
                                """))
                .doesNotContain("dmarc.differs-7489");
        assertThat(
                        codes(
                                "ghost.example.com",
                                "_dmarc.example.com TXT v=DMARC1; p=reject; np=none; rua=mailto:d@example.com"))
                .contains("dmarc.differs-7489");
        var order =
                examine(
                        "example.com",
                        "_dmarc.example.com TXT v=DMARC1; rua=mailto:d@example.com; p=reject");
        assertThat(advice(order, "dmarc.differs-7489").because().text())
                .contains("right after the version");
    }

    @Test
    void asks_hosts_of_other_organizations_for_their_consent() {
        var examination =
                examine(
                        "example.com",
                        """
                        _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@r.net,mailto:b@s.net,mailto:c@in.example.com
                        example.com._report._dmarc.r.net TXT v=DMARC1
                        s.net A 192.0.2.1
                        """);
        assertThat(examination.facts().destinations())
                .extracting(Destination::external)
                .containsExactly(Optional.of(true), Optional.of(true), Optional.of(false));
        assertThat(examination.facts().destinations())
                .extracting(Destination::authorized)
                .containsExactly(Optional.of(true), Optional.of(false), Optional.of(true));
        assertThat(edits(advice(examination, "dmarc.rua-unauthorized")))
                .containsExactly("ADD example.com._report._dmarc.s.net v=DMARC1");
    }

    @Test
    void failure_reports_need_the_consent_of_their_host_too() {
        var examination =
                examine(
                        "example.com",
                        """
                        _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@r.net; ruf=mailto:a@r.net,mailto:b@s.net,mailto:c@t.net,mailto:e@in.example.com
                        example.com._report._dmarc.t.net TXT v=DMARC1
                        """);
        assertThat(codes(examination))
                .filteredOn(code -> code.endsWith("unauthorized"))
                .containsExactly("dmarc.rua-unauthorized", "dmarc.ruf-unauthorized");
        assertThat(edits(advice(examination, "dmarc.ruf-unauthorized")))
                .containsExactly("ADD example.com._report._dmarc.s.net v=DMARC1");
    }

    @Test
    void nobody_considers_the_failure_report_addresses_of_a_public_suffix() {
        assertThat(codes("com", "_dmarc.com TXT v=DMARC1; p=reject; psd=y; ruf=mailto:f@r.net"))
                .doesNotContain("dmarc.ruf-unauthorized");
    }

    @Test
    void asks_for_consent_in_the_name_where_the_policy_was_found() {
        assertThat(
                        codes(
                                "app.example.com",
                                """
                                app.example.com A 192.0.2.1
                                _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@r.net
                                example.com._report._dmarc.r.net TXT v=DMARC1
                                """))
                .containsExactly("dmarc.inherited", "dmarc.enforced");
    }

    @Test
    void believes_no_consent_that_sends_reports_elsewhere() {
        String zone =
                """
                _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@r.net
                example.com._report._dmarc.r.net TXT v=DMARC1; rua=mailto:victim@s.net
                """;
        assertThat(codes("example.com", zone)).contains("dmarc.rua-unauthorized");
    }

    @Test
    void tells_consent_that_sends_reports_elsewhere_from_none() {
        var refused =
                advice(
                        examine(
                                "example.com",
                                """
                                _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@r.net
                                example.com._report._dmarc.r.net TXT v=DMARC1; rua=mailto:b@s.net
                                """),
                        "dmarc.rua-unauthorized");
        assertThat(refused.title().text()).contains("sent to another host");
        assertThat(edits(refused))
                .containsExactly("REPLACE example.com._report._dmarc.r.net v=DMARC1");
    }

    @Test
    void needs_consent_within_a_domain_whose_records_make_no_organization() {
        var examination =
                examine(
                        "app.example.com",
                        """
                        _dmarc.app.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com
                        """);
        assertThat(advice(examination, "dmarc.rua-unauthorized").because().text())
                .contains("public suffix list");
        assertThat(edits(advice(examination, "dmarc.rua-unauthorized")))
                .containsExactly("ADD app.example.com._report._dmarc.example.com v=DMARC1");
    }

    @Test
    void does_not_call_consent_missing_where_the_organization_is_not_known() {
        String zone =
                """
                _dmarc.a.b.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com,mailto:d@c.b.example.com,mailto:d@x.a.b.example.com,mailto:d@r.net
                _dmarc.b.example.com !TIMEOUT
                _dmarc.example.com TXT v=DMARC1; p=none
                """;
        var examination = examine("a.b.example.com", zone);
        assertThat(examination.facts().destinations())
                .extracting(Destination::authorized)
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(true), Optional.of(false));
        assertThat(examination.facts().destinations())
                .extracting(Destination::external)
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(false), Optional.of(true));
        assertThat(codes(examination)).contains("dmarc.rua-authorization-unavailable");
        assertThat(
                        examine(
                                        "a.b.example.com",
                                        zone
                                                + "a.b.example.com._report._dmarc.example.com TXT v=DMARC1")
                                .facts()
                                .destinations()
                                .getFirst()
                                .authorized())
                .hasValue(true);
    }

    @Test
    void knows_one_organization_whatever_stands_above_it() {
        assertThat(
                        examine(
                                        "example.com",
                                        """
                                        _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@in.example.com
                                        _dmarc.com !TIMEOUT
                                        """)
                                .facts()
                                .destinations())
                .extracting(Destination::authorized)
                .containsExactly(Optional.of(true));
    }

    @Test
    void says_why_the_older_standard_differs_about_a_suffix_and_about_several_records() {
        String suffix = "_dmarc.com TXT v=DMARC1; p=reject; psd=y; rua=mailto:d@x.com\n";
        assertThat(
                        advice(examine("mail.example.com", suffix), "dmarc.differs-7489")
                                .because()
                                .text())
                .contains("does not look above example.com");
        assertThat(
                        advice(
                                        examine(
                                                "mail.example.com",
                                                suffix
                                                        + """
                                                        _dmarc.example.com TXT v=DMARC1; p=none
                                                        _dmarc.example.com TXT v=DMARC1; p=reject
                                                        """),
                                        "dmarc.differs-7489")
                                .because()
                                .text())
                .contains("stops at several records");
    }

    @Test
    void can_not_ask_for_consent_at_a_name_too_long_for_the_dns() {
        String host = ("h".repeat(60) + ".").repeat(3) + "net";
        String domain = ("d".repeat(60) + ".").repeat(2) + "com";
        var examination =
                examine(domain, "_dmarc." + domain + " TXT v=DMARC1; p=none; rua=mailto:a@" + host);
        assertThat(codes(examination)).contains("dmarc.rua-unauthorized");
        assertThat(edits(advice(examination, "dmarc.rua-unauthorized"))).isEmpty();
    }

    @Test
    void does_not_ask_everybody_whom_a_record_names() {
        var uris = new StringBuilder("mailto:a@r0.net");
        for (int i = 1; i < 60; i++) {
            uris.append(",mailto:a@r").append(i).append(".net");
        }
        String zone = "_dmarc.example.com TXT v=DMARC1; p=reject; rua=" + uris;
        assertThat(asked("example.com", zone)).isEqualTo(3 + 2 + 10);
        assertThat(examine("example.com", zone).facts().destinations().getLast().authorized())
                .isEmpty();
    }

    @Test
    void gives_every_finding_about_a_record_the_same_edit() {
        var examination =
                examine(
                        "example.com",
                        "_dmarc.example.com TXT v=DMARC1; p=rejct; pct=0; adkim=strict; fo=9; rua=d@example.com; junk");
        assertThat(
                        examination.advice().stream()
                                .filter(advice -> advice.fix() instanceof Fix.Todo)
                                .flatMap(advice -> ((Fix.Todo) advice.fix()).records().stream())
                                .map(RecordEdit::value)
                                .distinct())
                .containsExactly("v=DMARC1; p=reject; t=y; rua=mailto:d@example.com");
    }

    @Test
    void asks_few_questions() {
        assertThat(
                        asked(
                                "example.com",
                                "_dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com"))
                .isEqualTo(5);
        assertThat(asked("example.com", "example.com A 192.0.2.1")).isEqualTo(6);
    }

    @Test
    void raising_sp_is_not_asked_for_together_with_a_test_of_the_whole_organization() {
        var monitoring =
                advice(
                        examine(
                                "sub.example.com",
                                """
                                sub.example.com A 192.0.2.1
                                _dmarc.example.com TXT v=DMARC1; p=reject; sp=none; rua=mailto:d@example.com
                                """),
                        "dmarc.monitoring");
        assertThat(((Fix.Todo) monitoring.fix()).summary().text())
                .doesNotContain("t=y")
                .contains("a DMARC record of its own");
    }
}
