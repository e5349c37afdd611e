package dev.dmarcdesk.dmarc;

import static dev.dmarcdesk.dmarc.AssessmentPolicy.NONE;
import static dev.dmarcdesk.dmarc.AssessmentPolicy.QUARANTINE;
import static dev.dmarcdesk.dmarc.AssessmentPolicy.REJECT;
import static dev.dmarcdesk.dmarc.Dmarc.advice;
import static dev.dmarcdesk.dmarc.Dmarc.codes;
import static dev.dmarcdesk.dmarc.Dmarc.edits;
import static dev.dmarcdesk.dmarc.Dmarc.examine;
import static dev.dmarcdesk.dmarc.Dmarc.facts;
import static dev.dmarcdesk.dmarc.Dmarc.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.AliasBeside;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.Authentication;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.DkimSigningDomain;
import dev.dmarcdesk.dmarc.DmarcFacts.Status;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Tone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

/// Cases that popular tools get wrong: discovery and policy (a), report addresses (d).
///
/// That every question is asked for an absolute name (a28) is tested in
/// [dev.dmarcdesk.live.LiveDnsTest], where questions are put on the wire; a wildcard at DKIM
/// selectors (a22) in [dev.dmarcdesk.dkim.DkimCheckTest].
class DmarcTrapsTest {
    private static final String RUA = "; rua=mailto:d@example.com";

    private static Optional<AssessmentPolicy> policy(String domain, String zone) {
        return facts(domain, zone).effectivePolicy();
    }

    private static String own(String record) {
        return "_dmarc.example.com TXT " + record;
    }

    private static DmarcResult signed(String author, String signer, String zone) {
        var identifier = new DkimSigningDomain(DomainName.of(signer), Authentication.PASS);
        return DmarcEvaluation.of(DomainName.of(author), List.of(identifier), ZoneDns.of(zone))
                .result();
    }

    @Test
    void a1_the_fewest_labels_win_not_the_nearest_parent() {
        String zone =
                """
                a.mail.example.com A 192.0.2.1
                _dmarc.mail.example.com TXT v=DMARC1; p=none
                _dmarc.example.com TXT v=DMARC1; p=none; sp=reject
                """;
        assertThat(policy("a.mail.example.com", zone)).hasValue(REJECT);
    }

    @Test
    void a2_a_subdomain_inherits() {
        String zone = "mail.example.com A 192.0.2.1\n" + own("v=DMARC1; p=reject; sp=quarantine");
        assertThat(policy("mail.example.com", zone)).hasValue(QUARANTINE);
        assertThat(codes("mail.example.com", zone)).contains("dmarc.inherited");
    }

    @Test
    void a3_every_label_is_walked() {
        String zone = "x.example.co.uk A 192.0.2.1\n_dmarc.example.co.uk TXT v=DMARC1; p=reject";
        assertThat(policy("x.example.co.uk", zone)).hasValue(REJECT);
    }

    @Test
    void a4_the_top_level_domain_is_asked_and_its_sp_applies() {
        String zone = "example.com A 192.0.2.1\n_dmarc.com TXT v=DMARC1; p=reject; sp=none; psd=y";
        assertThat(policy("example.com", zone)).hasValue(NONE);
        assertThat(facts("example.com", zone).status()).isEqualTo(Status.FOUND);
    }

    @Test
    void a5_a_name_that_does_not_exist_has_a_policy() {
        assertThat(policy("nosuch.example.com", own("v=DMARC1; p=none; np=reject")))
                .hasValue(REJECT);
        assertThat(policy("nosuch.example.com", own("v=DMARC1; p=none; sp=quarantine")))
                .hasValue(QUARANTINE);
        assertThat(policy("nosuch.example.com", own("v=DMARC1; p=reject"))).hasValue(REJECT);
    }

    // Names whose signer answers NODATA for everything exist for us as for every receiver; that
    // this is so in a zone can not be told from the answer at one name.
    @Test
    void a6_only_nxdomain_means_that_a_name_does_not_exist() {
        String record = own("v=DMARC1; p=none; sp=none; np=reject") + "\n";
        assertThat(policy("x.example.com", record + "x.example.com SPF v=spf1 -all"))
                .hasValue(NONE);
        assertThat(policy("x.example.com", record + "_dmarc.x.example.com TXT other"))
                .hasValue(NONE);
        assertThat(policy("x.example.com", record + "x.example.com CNAME gone.example.net"))
                .hasValue(NONE);
        assertThat(policy("x.example.com", record)).hasValue(REJECT);
    }

    @Test
    void a7_several_records_are_all_discarded_and_the_walk_goes_on() {
        String several = own("v=DMARC1; p=reject") + "\n" + own("v=DMARC1; p=none");
        assertThat(facts("example.com", several).status()).isEqualTo(Status.MULTIPLE);
        assertThat(policy("example.com", several)).hasValue(NONE);
        String below =
                """
                _dmarc.app.example.com TXT v=DMARC1; p=none
                _dmarc.app.example.com TXT v=DMARC1; p=quarantine
                """
                        + own("v=DMARC1; p=reject");
        assertThat(policy("app.example.com", below)).hasValue(REJECT);
        assertThat(words(advice("app.example.com", below, "dmarc.differs-7489")))
                .contains("The older standard stops at several records");
    }

    @Test
    void a8_other_text_beside_the_record_does_no_harm() {
        String zone = own("v=DMARC1; p=reject" + RUA) + "\n" + own("some-verification=abc");
        assertThat(codes("example.com", zone)).containsExactly("dmarc.enforced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC10; p=reject", "v=DMARC1x; p=reject", "v=dmarc1; p=reject"})
    void a9_what_only_begins_like_the_version_is_no_record(String record) {
        assertThat(codes("example.com", own(record)))
                .containsExactly("dmarc.looks-like-dmarc", "dmarc.none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v = DMARC1 ; p=reject", "V=DMARC1;P=Reject", "v=DMARC1 ;\tp = REJECT ;"})
    void a9_case_and_white_space_around_signs_say_nothing(String record) {
        assertThat(policy("example.com", own(record))).hasValue(REJECT);
    }

    @Test
    void a10_the_version_alone_is_a_record() {
        assertThat(PolicyRecordParser.parse("v=DMARC1").defects()).isEmpty();
        assertThat(facts("example.com", own("v=DMARC1")).status()).isEqualTo(Status.FOUND);
    }

    @Test
    void a11_without_p_a_report_address_decides_whether_dmarc_applies() {
        var monitoring = examine("example.com", own("v=DMARC1" + RUA));
        assertThat(monitoring.facts().posture()).isEqualTo(new Posture.MonitoringMode(true));
        assertThat(codes(monitoring)).contains("dmarc.p-missing");
        assertThat(facts("example.com", own("v=DMARC1")).posture())
                .isEqualTo(new Posture.NotParticipating());
    }

    @Test
    void a12_p_may_stand_anywhere_and_the_older_standard_is_told_of() {
        var examination = examine("example.com", own("v=DMARC1" + RUA + "; p=reject"));
        assertThat(examination.facts().effectivePolicy()).hasValue(REJECT);
        assertThat(codes(examination)).containsExactly("dmarc.enforced", "dmarc.differs-7489");
    }

    @Test
    void a13_unknown_tags_are_ignored_and_new_ones_known() {
        var examination =
                examine(
                        "example.com",
                        own("v=DMARC1; p=reject; np=reject; psd=n; t=n; zz=1" + RUA));
        assertThat(codes(examination)).containsExactly("dmarc.enforced", "dmarc.unknown-tag");
        assertThat(advice(examination, "dmarc.unknown-tag").severity()).isEqualTo(Severity.NOTICE);
    }

    @Test
    void a14_pct_is_about_policy_and_never_about_validation() {
        var zero = examine("example.com", own("v=DMARC1; p=reject; pct=0" + RUA));
        assertThat(zero.facts().effectivePolicy()).hasValue(REJECT);
        assertThat(words(advice(zero, "dmarc.pct-zero")))
                .contains("apply the policy in full", "one level less");
        assertThat(
                        words(
                                advice(
                                        "example.com",
                                        own("v=DMARC1; p=reject; pct=50" + RUA),
                                        "dmarc.pct-removed")))
                .contains("apply the policy to all mail", "to the rest one level less");
        assertThat(words(zero)).doesNotContainIgnoringCase("validat");
    }

    @Test
    void a15_test_mode_is_one_level_lower_not_none() {
        assertThat(policy("example.com", own("v=DMARC1; p=reject; t=y"))).hasValue(QUARANTINE);
        assertThat(policy("example.com", own("v=DMARC1; p=quarantine; t=y"))).hasValue(NONE);
    }

    @Test
    void a16_absent_np_and_psd_are_normal_and_psd_is_never_recommended() {
        assertThat(codes("example.com", own("v=DMARC1; p=reject" + RUA)))
                .containsExactly("dmarc.enforced");
        var flagged =
                advice("example.com", own("v=DMARC1; p=reject; psd=y" + RUA), "dmarc.psd-yes");
        assertThat(words(flagged)).contains("no longer aligns with its subdomains");
        assertThat(edits(flagged)).allSatisfy(edit -> assertThat(edit).doesNotContain("psd"));
        for (String record :
                List.of("v=DMARC1", "v=DMARC1; p=none", "v=DMARC1; p=rejct; psd=maybe")) {
            var examination = examine("example.com", own(record));
            assertThat(words(examination)).doesNotContain("psd=y");
            assertThat(examination.advice())
                    .allSatisfy(one ->
                            assertThat(edits(one))
                                    .allSatisfy(edit ->
                                            assertThat(edit).doesNotContain("psd=y", "psd=maybe")));
        }
    }

    @Test
    void a17_sp_of_a_subdomain_counts_only_if_it_is_an_organization() {
        String above =
                own("v=DMARC1; p=reject; sp=none" + RUA) + "\nx.app.example.com A 192.0.2.1\n";
        String ignored = above + "_dmarc.app.example.com TXT v=DMARC1; p=none; sp=reject";
        assertThat(codes("app.example.com", ignored)).contains("dmarc.sp-ignored");
        assertThat(policy("x.app.example.com", ignored)).hasValue(NONE);
        assertThat(policy("x.app.example.com", ignored + "; psd=n")).hasValue(REJECT);
        assertThat(codes("app.example.com", ignored + "; psd=n"))
                .doesNotContain("dmarc.sp-ignored");
    }

    @Test
    void a18_sp_is_compared_with_p_as_a_tag() {
        assertThat(codes("example.com", own("v=DMARC1; p=reject; sp=none" + RUA)))
                .containsExactly("dmarc.enforced", "dmarc.sp-weaker");
        assertThat(policy("example.com", own("v=DMARC1; sp=none; p=reject"))).hasValue(REJECT);
        assertThat(policy("example.com", own("v=DMARC1; sp=reject; p=none"))).hasValue(NONE);
    }

    @Test
    void a19_an_alias_is_followed_and_the_record_chosen_at_its_end() {
        String alias = "_dmarc.example.com CNAME policy.hosting.net\n";
        assertThat(
                        policy(
                                "example.com",
                                alias
                                        + """
                                        policy.hosting.net TXT v=spf1 -all
                                        policy.hosting.net TXT v=DMARC1; p=reject
                                        policy.hosting.net TXT v=DKIM1; p=
                                        """))
                .hasValue(REJECT);
        assertThat(codes("example.com", alias + "policy.hosting.net TXT v=spf1 -all"))
                .containsExactly("dmarc.cname-dangling", "dmarc.none");
    }

    @Test
    void a20_an_alias_beside_a_record_is_an_error() {
        var records = ZoneDns.of(own("v=DMARC1; p=reject" + RUA));
        var aliases = ZoneDns.of("_dmarc.example.com CNAME policy.hosting.net");
        var examination = examine("example.com", new AliasBeside(records, aliases));
        assertThat(codes(examination)).contains("dmarc.cname-and-txt");
        assertThat(advice(examination, "dmarc.cname-and-txt").severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void a21_a_copy_at_the_domain_itself_is_harmless() {
        String zone = own("v=DMARC1; p=reject" + RUA) + "\nexample.com TXT v=DMARC1; p=none";
        assertThat(codes("example.com", zone)).containsExactly("dmarc.enforced");
    }

    @Test
    void a22_a_wildcard_answer_is_known_by_an_unlikely_name() {
        assertThat(codes("example.com", "*.example.com TXT google-site-verification=x"))
                .containsExactly("dmarc.none");
        assertThat(codes("example.com", "*.example.com TXT v=DMARC1; p=reject" + RUA))
                .containsExactly("dmarc.enforced", "dmarc.wildcard");
    }

    @Test
    void a23_the_walk_decides_on_alignment_and_the_suffix_list_is_told_of() {
        String zone = "_dmarc.sub.example.com TXT v=DMARC1; p=reject" + RUA;
        assertThat(signed("sub.example.com", "example.com", zone)).isEqualTo(DmarcResult.FAIL);
        assertThat(words(advice("sub.example.com", zone, "dmarc.differs-7489")))
                .contains("take example.com for the organization, not sub.example.com");
        String shared = "_dmarc.hosting.net TXT v=DMARC1; p=reject; sp=quarantine";
        assertThat(policy("tenant.hosting.net", shared + "\ntenant.hosting.net A 192.0.2.1"))
                .hasValue(QUARANTINE);
        assertThat(codes("tenant.hosting.net", shared)).contains("dmarc.differs-7489");
    }

    @Test
    void a24_siblings_align_in_relaxed_mode_only() {
        String author = "reminder.example.com";
        String signer = "reminder3.example.com";
        assertThat(signed(author, signer, own("v=DMARC1; p=reject"))).isEqualTo(DmarcResult.PASS);
        assertThat(signed(author, signer, own("v=DMARC1; p=reject; adkim=s")))
                .isEqualTo(DmarcResult.FAIL);
        assertThat(signed(author, author, own("v=DMARC1; p=reject; adkim=s")))
                .isEqualTo(DmarcResult.PASS);
    }

    @Test
    void a25_p_none_is_neither_protection_nor_failure() {
        var examination = examine("example.com", own("v=DMARC1; p=none" + RUA));
        assertThat(examination.facts().status()).isEqualTo(Status.FOUND);
        assertThat(codes(examination)).containsExactly("dmarc.monitoring");
        assertThat(advice(examination, "dmarc.monitoring").severity()).isEqualTo(Severity.WARNING);
        assertThat(words(examination))
                .contains("nothing is stopped", "the reports only tell of it");
        assertThat(examination.row().tone()).isEqualTo(Tone.WARNING);
        assertThat(examination.row().state()).isEqualTo("only monitors");
    }

    @Test
    void a26_nobody_is_sent_straight_to_reject() {
        var monitoring = examine("example.com", own("v=DMARC1; p=none" + RUA));
        assertThat(words(monitoring))
                .contains("p=quarantine; t=y", "keep away from p=reject", "mailing lists");
        assertThat(words(examine("example.com", own("v=DMARC1; p=quarantine" + RUA))))
                .doesNotContain("p=reject");
        assertThat(words(examine("example.com", own("v=DMARC1; p=reject" + RUA))))
                .contains("every sender has to sign with DKIM");
        assertThat(edits(advice("example.com", "example.com A 192.0.2.1", "dmarc.none")))
                .containsExactly(
                        "ADD _dmarc.example.com v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVFAIL", "TIMEOUT", "REFUSED", "MALFORMED"})
    void a27_a_failure_is_no_absence(String reason) {
        var examination = examine("example.com", "_dmarc.example.com !" + reason);
        assertThat(examination.facts().status()).isEqualTo(Status.UNKNOWN);
        assertThat(codes(examination)).containsExactly("dmarc.unavailable");
        assertThat(examination.row().tone()).isEqualTo(Tone.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.example.com", "b.example.com", "example.com", "com"})
    void a27_wherever_on_the_walk_it_happens(String failing) {
        String zone = own("v=DMARC1; p=reject") + "\na.b.example.com A 192.0.2.1\n";
        var facts = facts("a.b.example.com", zone + "_dmarc." + failing + " !SERVFAIL");
        assertThat(facts.status()).isEqualTo(Status.UNKNOWN);
        assertThat(facts.effectivePolicy()).isEmpty();
        assertThat(policy("a.b.example.com", zone)).hasValue(REJECT);
    }

    @Test
    void d1_names_of_one_organization_need_no_consent() {
        String zone =
                own("v=DMARC1; p=reject; rua=mailto:d@reports.example.com")
                        + "\n_dmarc.app.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com,mailto:d@x.example.com";
        for (String domain : List.of("example.com", "app.example.com")) {
            assertThat(facts(domain, zone).destinations())
                    .allSatisfy(destination -> assertThat(destination.external()).hasValue(false));
        }
        // A subdomain that is an organization of its own is somebody else.
        assertThat(codes("example.com", zone + "\n_dmarc.reports.example.com TXT v=DMARC1; psd=n"))
                .contains("dmarc.rua-unauthorized");
    }

    @Test
    void d2_a_wildcard_answers_the_question_for_the_concrete_name() {
        String zone = own("v=DMARC1; p=reject; rua=mailto:a@r.net") + "\n";
        assertThat(codes("example.com", zone + "*._report._dmarc.r.net TXT v=DMARC1"))
                .containsExactly("dmarc.enforced");
        assertThat(
                        codes(
                                "example.com",
                                zone
                                        + """
                                        *._report._dmarc.r.net TXT v=DMARC1
                                        example.com._report._dmarc.r.net TXT nothing for you
                                        """))
                .contains("dmarc.rua-unauthorized");
    }

    @Test
    void d3_consent_is_asked_in_the_name_where_the_policy_was_found() {
        String zone =
                """
                app.example.com A 192.0.2.1
                _dmarc.example.com CNAME policy.hosting.net
                policy.hosting.net TXT v=DMARC1; p=reject; rua=mailto:a@r.net
                """;
        assertThat(codes("app.example.com", zone + "example.com._report._dmarc.r.net TXT v=DMARC1"))
                .doesNotContain("dmarc.rua-unauthorized");
        for (String wrong : List.of("app.example.com", "policy.hosting.net")) {
            assertThat(
                            edits(
                                    advice(
                                            "app.example.com",
                                            zone + wrong + "._report._dmarc.r.net TXT v=DMARC1",
                                            "dmarc.rua-unauthorized")))
                    .containsExactly("ADD example.com._report._dmarc.r.net v=DMARC1");
        }
    }

    @Test
    void d4_without_consent_the_policy_stands() {
        var examination = examine("example.com", own("v=DMARC1; p=reject; rua=mailto:a@r.net"));
        assertThat(examination.facts().status()).isEqualTo(Status.FOUND);
        assertThat(examination.facts().effectivePolicy()).hasValue(REJECT);
        var refused = advice(examination, "dmarc.rua-unauthorized");
        assertThat(refused.severity()).isEqualTo(Severity.WARNING);
        assertThat(words(refused)).contains("the policy itself stands");
        assertThat(examination.row().tone()).isEqualTo(Tone.GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d@example.com",
                "notmailto:d@example.com",
                "mailto:",
                "mailto:example.com",
                "mailto:d@"
            })
    void d5_only_uris_that_mail_can_follow_count_as_report_addresses(String uri) {
        var examination = examine("example.com", own("v=DMARC1; p=reject; rua=" + uri));
        assertThat(codes(examination))
                .containsAnyOf("dmarc.rua-invalid", "dmarc.rua-unsupported-scheme");
        assertThat(examination.facts().destinations())
                .noneMatch(destination -> destination.uri() instanceof ReportUri.Mailto);
        assertThat(
                        codes(
                                "example.com",
                                own(
                                        "v=DMARC1; p=reject; ruf=mailto:d@example.com; rau=mailto:d@example.com")))
                .contains("dmarc.no-rua", "dmarc.unknown-tag");
    }

    @Test
    void d6_more_than_two_addresses_and_sizes_are_notes_only() {
        var examination =
                examine(
                        "example.com",
                        own(
                                "v=DMARC1; p=reject; rua=mailto:a@example.com!10m,mailto:b@example.com,mailto:c@example.com"));
        assertThat(codes(examination))
                .containsExactly("dmarc.enforced", "dmarc.rua-size-obsolete", "dmarc.too-many-rua");
        assertThat(examination.advice())
                .extracting(advice -> advice.severity())
                .containsOnly(Severity.GOOD, Severity.NOTICE);
        assertThat(examination.facts().destinations()).hasSize(3);
    }
}
