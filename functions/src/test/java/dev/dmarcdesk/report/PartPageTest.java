package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dkim.DkimCheck;
import dev.dmarcdesk.dkim.Selectors;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfCheck;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class PartPageTest {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(12));

    @Test
    void spf_shows_the_record_the_tree_and_every_finding() {
        Report report =
                spf(
                        """
                        $ORIGIN open.example.
                        @     TXT  "v=spf1 include:_spf.open.example include:gone.example ~all"
                        _spf  TXT  "v=spf1 mx ip4:192.0.2.0/24 -all"
                              MX   10 mx.open.example.
                        """,
                        "open.example");

        String page = text(SpfPage.of(report, RUN));

        assertThat(page)
                .contains(
                        "open.example: SPF",
                        "v=spf1 include:_spf.open.example include:gone.example ~all")
                .contains(
                        "3 of 10 lookups", "├─ include:_spf.open.example", "│  ├─ mx", "1 network")
                .contains("include:gone.example", "permerror", "./dmarc check open.example");
        assertThat(SpfPage.level(report)).isEqualTo(Level.BAD);
    }

    @Test
    void spf_says_that_there_is_none() {
        Report report = spf("none.example. A 192.0.2.1\n", "none.example");

        assertThat(text(SpfPage.of(report, RUN)))
                .contains("none.example: SPF")
                .doesNotContain("lookups it costs");
        assertThat(SpfPage.level(report)).isEqualTo(Level.ATTENTION);
    }

    @Test
    void spf_draws_a_hostile_tree_without_letting_it_draw() {
        Report report =
                spf(
                        "evil.example. TXT \"v=spf1 include:a\\010\\027[31m%{x} <!channel> -all\"\n",
                        "evil.example");

        assertThat(text(SpfPage.of(report, RUN))).doesNotContain("\u001b").contains("\\027[31m");
    }

    @Test
    void dkim_shows_every_key() {
        Report report =
                dkim(
                        """
                        $ORIGIN keys.example.
                        s1._domainkey  TXT  "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                        s2._domainkey  CNAME  key.sender.example.
                        s3._domainkey  TXT  "v=DKIM1; p="
                        key.sender.example.  TXT  "k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                        """,
                        "keys.example",
                        "s1",
                        "s2",
                        "s3");

        assertThat(text(DkimPage.of(report, RUN)))
                .contains("keys.example: DKIM", "• s1: valid, ED25519 256")
                .contains("• s2: valid, ED25519 256 · CNAME to key.sender.example")
                .contains("• s3: revoked");
    }

    @Test
    void dkim_without_an_answer_is_unknown() {
        Report report =
                report(
                        dkimCheck(),
                        "drop.example",
                        new Subject(DomainName.of("drop.example"), List.of("s1")),
                        0,
                        "x.example. A 192.0.2.1\n");

        assertThat(DkimPage.level(report)).isEqualTo(Level.UNKNOWN);
        assertThat(text(DkimPage.of(report, RUN))).contains("drop.example: DKIM");
    }

    private static Report spf(String zone, String domain) {
        return report(
                new SpfCheck(Senders.NONE),
                domain,
                new Subject(DomainName.of(domain), List.of()),
                100,
                zone);
    }

    private static Report dkim(String zone, String domain, String... selectors) {
        var subject = new Subject(DomainName.of(domain), List.of(selectors));
        return report(dkimCheck(), domain, subject, 100, zone);
    }

    private static DkimCheck dkimCheck() {
        return new DkimCheck(new Selectors(List.of("s1")), Senders.NONE);
    }

    private static Report report(
            Check<?> check, String domain, Subject subject, int budget, String zone) {
        var dns = new RecordingDns(ZoneDns.of(zone), budget);
        Examination<?> examination = check.examine(subject, Sources.of(dns));
        var verdict =
                new Verdict(
                        Level.GOOD,
                        Sentence.of("%s", domain),
                        new Fix.Todo(Sentence.of("Nothing to do."), List.of()));
        return new Report(
                subject,
                List.of(examination),
                examination.advice(),
                MailProfile.UNKNOWN,
                List.of(),
                verdict,
                dns.transcript());
    }

    private static String text(Document page) {
        return TerminalText.render(page, 120, false);
    }
}
