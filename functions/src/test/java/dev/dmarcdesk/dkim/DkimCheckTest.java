package dev.dmarcdesk.dkim;

import static dev.dmarcdesk.Said.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dkim.DkimFinding.WildcardAnswer;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.sender.Senders;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class DkimCheckTest {
    private static final DomainName DOMAIN = DomainName.of("a.example");
    private static final String KEY = "v=DKIM1; k=rsa; p=" + Keys.rsa(2048);
    private static final Senders SENDERS =
            Senders.parse(
                    """
                    sender: postal
                    name: Postal (hosted)
                    type: transactional
                    spf: postal.example
                    mx: postal.example
                    cname: dkim.postal.example
                    selectors: post1 post2
                    alignment: spf=yes
                    include: no
                    record: dkim CNAME post1._domainkey.{domain} as provided
                    help: unknown
                    source: its own pages
                    checked: 2026-11-21 high

                    sender: twokeys
                    name: Twokeys
                    type: mailbox
                    cname: twokeys.example
                    idle-key: absent
                    alignment: spf=yes
                    include: no
                    step: Publish two CNAMEs.
                    help: https://twokeys.example/
                    source: its own pages
                    checked: 2026-11-21 high
                    """);

    private static Examination<DkimFacts> examine(Dns dns, String... selectors) {
        var check = new DkimCheck(new Selectors(List.of("s1", "s2", "google")), SENDERS);
        return check.examine(new Subject(DOMAIN, List.of(selectors)), Sources.of(dns));
    }

    private static Examination<DkimFacts> examine(String zone, String... selectors) {
        return examine(ZoneDns.of("$ORIGIN a.example.\n@ A 192.0.2.1\n" + zone), selectors);
    }

    private static String txt(String selector, String text) {
        var strings = new ArrayList<String>();
        for (int at = 0; at < text.length(); at += 255) {
            String piece = text.substring(at, Math.min(text.length(), at + 255));
            strings.add('"' + piece.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return selector + "._domainkey TXT " + String.join(" ", strings) + "\n";
    }

    private static Advice advice(Examination<DkimFacts> examined, String code) {
        return examined.advice().stream()
                .filter(one -> one.finding().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(Examination<DkimFacts> examined) {
        return examined.facts().keys().stream()
                .map(key -> key.place().selector() + " " + key.status().word())
                .toList();
    }

    @Test
    void a_miss_in_the_list_is_never_missing_dkim() {
        var examined = examine("other._domainkey TXT x\n");
        assertThat(codes(examined)).containsExactly("dkim.unknown");
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.NOTICE);
        assertThat(examined.facts().status()).isEqualTo(DkimFacts.Status.UNKNOWN);
        assertThat(examined.row().tone()).isEqualTo(Tone.UNKNOWN);
        assertThat(examined.row().state()).isEqualTo("not known");
    }

    @Test
    void nothing_below_domainkey_proves_that_there_are_none_and_spares_the_rest() {
        var asked = new ArrayList<Question>();
        Dns zone = ZoneDns.of("a.example A 192.0.2.1");
        var examined =
                examine(question -> {
                    asked.add(question);
                    return zone.ask(question);
                });
        assertThat(codes(examined)).containsExactly("dkim.proven-none");
        assertThat(examined.facts().status()).isEqualTo(DkimFacts.Status.NONE);
        assertThat(asked).hasSize(4);
    }

    @Test
    void an_empty_name_or_a_record_at_domainkey_proves_nothing() {
        assertThat(examine("x._domainkey TXT x").facts().status())
                .isEqualTo(DkimFacts.Status.UNKNOWN);
        assertThat(examine("_domainkey TXT o=~").facts().status())
                .isEqualTo(DkimFacts.Status.UNKNOWN);
        assertThat(examine("* CNAME nowhere.b.example.").facts().status())
                .isEqualTo(DkimFacts.Status.UNKNOWN);
    }

    @Test
    void finds_good_keys_and_says_so() {
        var examined = examine(txt("google", KEY) + txt("s1", "p=" + Keys.rsa(2048)));
        assertThat(keys(examined)).containsExactly("s1 valid", "google valid");
        assertThat(codes(examined)).containsExactly("dkim.key", "dkim.key");
        assertThat(examined.row().tone()).isEqualTo(Tone.GOOD);
        assertThat(examined.row().state()).isEqualTo("2 keys found");
        assertThat(examined.row().meaning().text())
                .isEqualTo("Selector s1: RSA 2048; google: RSA 2048. Others may exist.");
    }

    @Test
    void asks_all_selectors_at_once() {
        var rounds = new ArrayList<Integer>();
        Dns zone = ZoneDns.of("$ORIGIN a.example.\n@ A 192.0.2.1\n" + txt("google", KEY));
        examine(new CountingDns(zone, rounds));
        assertThat(rounds).containsExactly(4, 3);
        rounds.clear();
        examine(new CountingDns(zone, rounds), "x", "y");
        assertThat(rounds).containsExactly(7);
    }

    private record CountingDns(Dns zone, List<Integer> rounds) implements Dns {
        @Override
        public Answer ask(Question question) {
            rounds.add(1);
            return zone.ask(question);
        }

        @Override
        public List<Answer> askAll(List<Question> questions) {
            rounds.add(questions.size());
            return questions.stream().map(zone::ask).toList();
        }
    }

    @Test
    void also_looks_where_the_services_in_mx_and_spf_put_their_keys() {
        assertThat(keys(examine("@ MX 10 in.postal.example.\n" + txt("post2", KEY))))
                .containsExactly("post2 valid");
        assertThat(
                        keys(
                                examine(
                                        "@ TXT \"v=spf1 include:eu.Postal.example -all\"\n"
                                                + txt("post1", KEY))))
                .containsExactly("post1 valid");
        assertThat(
                        keys(
                                examine(
                                        "@ TXT \"v=spf1 include:notpostal.example -all\"\n"
                                                + txt("post1", KEY))))
                .isEmpty();
    }

    @Test
    void a_named_selector_without_a_key_is_told() {
        var examined = examine(txt("s1", KEY), "gone");
        assertThat(codes(examined)).containsExactly("dkim.selector-missing");
        assertThat(examined.facts().status()).isEqualTo(DkimFacts.Status.UNKNOWN);
        assertThat(codes(examine(txt("s1", KEY), "x".repeat(64))))
                .containsExactly("dkim.selector-missing");
    }

    @Test
    void names_the_service_behind_a_cname() {
        String zone =
                "post1._domainkey CNAME k.dkim.postal.example.\nk.dkim.postal.example. TXT \"p="
                        + Keys.rsa(1024)
                        + "\"\n";
        var examined = examine(zone, "post1");
        assertThat(codes(examined)).containsExactly("dkim.key-short", "dkim.cname");
        assertThat(advice(examined, "dkim.cname").title().text()).contains("Postal");
        assertThat(examined.row().state()).isEqualTo("1 weak key");
        assertThat(examined.row().meaning().text()).isEqualTo("Selector post1: RSA 1024, Postal.");
    }

    @Test
    void a_cname_that_leads_nowhere_is_an_error_unless_the_key_is_idle() {
        var dangling = examine("s1._domainkey CNAME gone.b.example.\n");
        assertThat(codes(dangling)).containsExactly("dkim.unknown", "dkim.cname-dangling");
        assertThat(advice(dangling, "dkim.cname-dangling").severity()).isEqualTo(Severity.ERROR);
        assertThat(dangling.facts().status()).isEqualTo(DkimFacts.Status.UNKNOWN);
        assertThat(dangling.row().tone()).isEqualTo(Tone.BAD);

        var idle = examine("s1._domainkey CNAME s1-a._domainkey.twokeys.example.\n");
        assertThat(advice(idle, "dkim.cname-dangling").severity()).isEqualTo(Severity.NOTICE);

        String pair =
                "k1.dkim.postal.example. TXT \"p="
                        + Keys.rsa(1024)
                        + "\"\n"
                        + "s1._domainkey CNAME k1.dkim.postal.example.\ns2._domainkey CNAME k2.dkim.postal.example.\n";
        assertThat(advice(examine(pair), "dkim.cname-dangling").severity())
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void several_records_are_undefined_and_the_unusable_ones_go() {
        var two = examine(txt("s1", KEY) + txt("s1", "v=DKIM1; p=" + Keys.rsa(1024)));
        assertThat(keys(two)).containsExactly("s1 multiple");
        assertThat(codes(two)).containsExactly("dkim.multiple");
        assertThat(((Fix.Todo) advice(two, "dkim.multiple").fix()).records()).isEmpty();

        var half = examine(txt("s1", KEY) + txt("s1", "k=rsa"));
        assertThat(((Fix.Todo) advice(half, "dkim.multiple").fix()).records())
                .containsExactly(edit(RecordEdit.Action.REMOVE, "k=rsa"));
    }

    private static RecordEdit edit(RecordEdit.Action action, String value) {
        return new RecordEdit(action, RrType.TXT, DomainName.of("s1._domainkey.a.example"), value);
    }

    @Test
    void a_text_that_is_no_key_counts_only_where_a_key_was_named() {
        String zone = txt("s1", "hello");
        assertThat(codes(examine(zone))).containsExactly("dkim.unknown");
        assertThat(codes(examine(zone, "s1"))).containsExactly("dkim.key-invalid");
    }

    @Test
    void a_wildcard_text_is_no_key() {
        var examined = examine("* TXT \"v=DMARC1; p=none; sp=none\"\n");
        assertThat(codes(examined)).containsExactly("dkim.unknown", "dkim.wildcard");
        assertThat(advice(examined, "dkim.wildcard").finding())
                .isInstanceOfSatisfying(
                        DkimFinding.Wildcard.class,
                        found -> assertThat(found.answer()).isEqualTo(WildcardAnswer.NO_KEY));
        assertThat(codes(examine("* TXT \"v=spf1 -all\"\n", "s1")))
                .containsExactly("dkim.wildcard");
    }

    @Test
    void a_real_key_beside_a_wildcard_is_found() {
        var examined = examine("* TXT \"v=spf1 -all\"\n" + txt("s1", KEY));
        assertThat(keys(examined)).containsExactly("s1 valid");
        var parked = examine(txt("*", "v=DKIM1; p=") + txt("s1", KEY));
        assertThat(keys(parked)).containsExactly("* revoked", "s1 valid");
    }

    @Test
    void a_wildcard_of_a_revoked_key_is_told_once() {
        var examined = examine(txt("*", "v=DKIM1; p="));
        assertThat(keys(examined)).containsExactly("* revoked");
        assertThat(codes(examined)).containsExactly("dkim.revoked", "dkim.wildcard");
        assertThat(examined.row().tone()).isEqualTo(Tone.NOTICE);
        assertThat(keys(examine(txt("*", "v=DKIM1; p="), "x"))).containsExactly("x revoked");
    }

    @Test
    void nothing_is_known_when_the_dns_does_not_answer() {
        Dns dead = _ -> new Answer.Unavailable(Answer.Reason.TIMEOUT, "no answer");
        assertThat(codes(examine(dead))).containsExactly("dkim.unavailable");
        assertThat(codes(examine(dead, "s1"))).containsExactly("dkim.unavailable");
        assertThat(examine(dead).facts().status()).isEqualTo(DkimFacts.Status.UNKNOWN);
        assertThat(examine(dead).row().tone()).isEqualTo(Tone.UNKNOWN);
    }

    @Test
    void one_lost_guess_is_one_guess_less() {
        Dns zone = ZoneDns.of("$ORIGIN a.example.\n@ A 192.0.2.1\n" + txt("google", KEY));
        Dns lossy =
                question ->
                        question.name().labels().getFirst().equals("s1")
                                ? new Answer.Unavailable(Answer.Reason.TIMEOUT, "lost")
                                : zone.ask(question);
        assertThat(codes(examine(lossy))).containsExactly("dkim.key");
        assertThat(codes(examine(lossy, "s1", "google")))
                .containsExactly("dkim.unavailable", "dkim.key");
    }

    @Test
    void every_finding_about_one_record_carries_the_same_mended_record() {
        String wanted = "v=DKIM1; k=rsa; p=" + Keys.rsa(2048);
        String published = "k=rsa; h=sha1; v=dkim1; t=y; p=" + Keys.rsa(2048);
        var examined = examine(txt("s1", published), "s1");
        assertThat(codes(examined))
                .containsExactly("dkim.v-invalid", "dkim.sha1-only", "dkim.testing");
        assertThat(examined.advice())
                .extracting(one -> ((Fix.Todo) one.fix()).records())
                .containsOnly(
                        List.of(
                                RecordEdit.replacing(
                                        RrType.TXT,
                                        DomainName.of("s1._domainkey.a.example"),
                                        published,
                                        wanted)));
    }

    @Test
    void tells_each_fault_of_a_record_by_its_code() {
        assertThat(codes(examine(txt("s1", "\"" + KEY + "\""))))
                .containsExactly("dkim.literal-quotes");
        assertThat(codes(examine(txt("s1", KEY.substring(0, 200)))))
                .containsExactly("dkim.truncated");
        assertThat(codes(examine(txt("s1", "v=DKIM1; k=rsa")))).containsExactly("dkim.p-missing");
        assertThat(codes(examine(txt("s1", "k=rsa; v=DKIM1; p=" + Keys.rsa(2048)))))
                .containsExactly("dkim.v-not-first");
        assertThat(codes(examine(txt("s1", "v=DKIM1; k=gost; p=AAAA"))))
                .containsExactly("dkim.key-type-unknown");
        assertThat(codes(examine(txt("s1", "v=DKIM1; s=tlsrpt; p=" + Keys.rsa(2048)))))
                .containsExactly("dkim.service-other");
        assertThat(codes(examine(txt("s1", "v=DKIM1; p=!")))).containsExactly("dkim.key-invalid");
        assertThat(codes(examine(txt("s1", "v=DKIM1; p=" + Keys.rsa(768)))))
                .containsExactly("dkim.key-too-short");
        assertThat(codes(examine(txt("s1", "v=DKIM1; p=" + Keys.rsa(4096)))))
                .containsExactly("dkim.long-key", "dkim.key");
        assertThat(codes(examine(txt("s1", "v=DKIM1; t=s; p=" + Keys.rsa(2048)))))
                .containsExactly("dkim.strict-subdomain", "dkim.key");
        assertThat(codes(examine(txt("s1", "v=DKIM1; p=")))).containsExactly("dkim.revoked");
    }

    @Test
    void a_record_kept_by_somebody_else_is_not_ours_to_edit() {
        String zone =
                "s1._domainkey CNAME k.b.example.\nk.b.example. TXT \"v=DKIM1; t=y; p="
                        + Keys.rsa(1024)
                        + "\"\n";
        var fix = (Fix.Todo) advice(examine(zone), "dkim.testing").fix();
        assertThat(fix.records()).isEmpty();
        assertThat(fix.summary().text()).contains("k.b.example");
    }

    @Test
    void a_domain_that_sends_no_mail_needs_no_key() {
        var none = DkimCheck.notNeeded(DOMAIN, examine(""));
        assertThat(codes(none)).containsExactly("dkim.not-needed");
        assertThat(none.row().tone()).isEqualTo(Tone.GOOD);
        var parked = DkimCheck.notNeeded(DOMAIN, examine(txt("*", "v=DKIM1; p=")));
        assertThat(codes(parked)).containsExactly("dkim.not-needed", "dkim.revoked");
        var signing = examine(txt("s1", KEY));
        assertThat(DkimCheck.notNeeded(DOMAIN, signing)).isEqualTo(signing);
    }

    @Test
    void a_named_selector_without_an_answer_is_not_called_missing() {
        var examination = examine(ZoneDns.of("=s1._domainkey.a.example !SERVFAIL"), "s1");
        assertThat(examination.facts().status()).isEqualTo(DkimFacts.Status.UNKNOWN);
    }

    @Test
    void a_learnt_selector_is_asked_for_beside_the_usual_ones() {
        var dns = zone(txt("google", KEY) + txt("mine7", KEY));
        assertThat(selectors(examine(dns, Subject.learnt(DOMAIN, List.of("Mine7", "mine7")))))
                .containsExactly("mine7", "google");
        assertThat(codes(examine(dns, Subject.learnt(DOMAIN, List.of("gone")))))
                .isEqualTo(codes(examine(dns)));
    }

    @Test
    void at_known_selectors_nothing_else_is_asked_for_and_a_miss_is_no_fault() {
        var dns = new RecordingDns(zone(txt("google", KEY) + txt("mine7", KEY)), 100);
        var known = examine(dns, Subject.known(DOMAIN, List.of("mine7", "gone")));
        assertThat(selectors(known)).containsExactly("mine7");
        assertThat(codes(known)).doesNotContain("dkim.selector-missing");
        assertThat(dns.transcript().asked()).isEqualTo(5);
    }

    @Test
    void no_known_selector_means_that_none_is_asked_for() {
        var dns = new RecordingDns(zone(txt("google", KEY)), 100);
        var known = examine(dns, Subject.known(DOMAIN, List.of()));
        assertThat(known.facts().keys()).isEmpty();
        assertThat(known.facts().status()).isEqualTo(DkimFacts.Status.UNKNOWN);
        assertThat(dns.transcript().asked()).isEqualTo(3);
    }

    private static Examination<DkimFacts> examine(Dns dns, Subject subject) {
        return new DkimCheck(new Selectors(List.of("s1", "s2", "google")), SENDERS)
                .examine(subject, Sources.of(dns));
    }

    private static Dns zone(String zone) {
        return ZoneDns.of("$ORIGIN a.example.\n@ A 192.0.2.1\n" + zone);
    }

    private static List<String> selectors(Examination<DkimFacts> examination) {
        return examination.facts().keys().stream().map(key -> key.place().selector()).toList();
    }
}
