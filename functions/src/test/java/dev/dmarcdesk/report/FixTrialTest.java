package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;

import java.util.List;

/// When a suggested record is shown, and when it is withheld.
final class FixTrialTest {
    private static final Subject SUBJECT = new Subject(DomainName.of("example.com"), List.of());
    private static final String ZONE =
            """
            example.com      TXT "v=spf1 mx ~all"
            example.com      MX  10 mx.example.com.
            mx.example.com   A   192.0.2.1
            """;

    /// A finding made up.
    private record Made(String code, int at) implements Finding {}

    private static Advice made(String code, int at, Severity severity) {
        return Advice.of(new Made(code, at), severity, "It is %s", code);
    }

    private static Advice judged(int budget, String name, String value) {
        var dns = new RecordingDns(ZoneDns.of(ZONE), budget);
        var sources = new Sources(dns, Web.OFFLINE, ChainOfTrust.OFFLINE);
        var looks =
                Checks.all(BundledData.suffixes(), BundledData.selectors(), BundledData.senders())
                        .stream()
                        .map(check -> Look.at(SUBJECT, check, sources))
                        .toList();
        var before =
                Conclusions.of(looks.stream().<Examination<?>>map(Look::examination).toList())
                        .advice();
        var advice =
                before.stream()
                        .filter(one -> one.finding().code().equals("dmarc.none"))
                        .findFirst()
                        .orElseThrow();
        var edit = new RecordEdit(RecordEdit.Action.ADD, RrType.TXT, DomainName.of(name), value);
        var fix = new Fix.Todo(Sentence.of("Publish this:"), List.of(edit));
        return new FixTrial(SUBJECT, looks, sources, before).judged(advice.fix(fix));
    }

    private static Fix.Todo fix(Advice advice) {
        return (Fix.Todo) advice.fix();
    }

    @Test
    void a_record_that_mends_its_finding_is_shown() {
        var advice =
                judged(400, "_dmarc.example.com", "v=DMARC1; p=none; rua=mailto:d@example.com");

        assertThat(fix(advice).records()).hasSize(1);
    }

    @Test
    void a_record_that_leaves_its_finding_as_it_is_is_withheld() {
        var advice = judged(400, "elsewhere.example.com", "v=DMARC1; p=none");

        assertThat(fix(advice).records()).isEmpty();
        assertThat(fix(advice).summary().text()).contains("would not do it alone");
    }

    @Test
    void a_record_whose_effect_can_not_be_looked_up_any_more_is_shown() {
        var asked = new RecordingDns(ZoneDns.of(ZONE), 400);
        var sources = new Sources(asked, Web.OFFLINE, ChainOfTrust.OFFLINE);
        Checks.all(BundledData.suffixes(), BundledData.selectors(), BundledData.senders())
                .forEach(check -> check.examine(SUBJECT, sources));
        int spent = asked.transcript().asked();

        var advice =
                judged(
                        spent,
                        "_dmarc.example.com",
                        "v=DMARC1; p=none; rua=mailto:d@reports.example.net");

        assertThat(fix(advice).records()).hasSize(1);
    }

    @Test
    void what_is_not_known_afterwards_is_no_harm() {
        var mended = made("a.unknown", 1, Severity.UNKNOWN);
        var open = made("a.open", 2, Severity.UNKNOWN);

        assertThat(new TrialOutcome(List.of(mended), List.of(mended, open)).harm(mended)).isEmpty();
    }

    @Test
    void what_is_as_bad_as_the_worst_that_ends_is_harm_and_what_is_less_bad_is_not() {
        var mended = made("a.bad", 1, Severity.WARNING);
        var worse = made("a.worse", 2, Severity.ERROR);
        var asBad = made("a.new", 3, Severity.WARNING);
        var little = made("a.little", 4, Severity.NOTICE);

        assertThat(new TrialOutcome(List.of(mended), List.of(asBad, little)).harm(mended))
                .containsExactly(asBad);
        assertThat(new TrialOutcome(List.of(mended, worse), List.of(asBad)).harm(mended)).isEmpty();
        assertThat(new TrialOutcome(List.of(mended, worse), List.of(worse)).harm(mended)).isEmpty();
    }

    @Test
    void a_finding_that_gets_worse_or_comes_twice_is_harm() {
        var mended = made("a.bad", 1, Severity.WARNING);
        var known = made("a.other", 2, Severity.NOTICE);
        var worse = made("a.other", 2, Severity.ERROR);
        var again = made("a.other", 3, Severity.WARNING);

        assertThat(new TrialOutcome(List.of(mended, known), List.of(worse)).harm(mended))
                .containsExactly(worse);
        var twice = List.of(made("a.other", 2, Severity.WARNING), again);
        assertThat(new TrialOutcome(List.of(mended, twice.getFirst()), twice).harm(mended))
                .contains(again);
    }
}
