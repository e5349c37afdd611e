package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPageTest {
    private static final Dns ZONE =
            ZoneDns.of(
                    """
                    $ORIGIN a.example.
                    @         TXT  "v=spf1 mx include:_spf.google.com exists:%{l}.%{h}._spf.a.example ~all"
                              MX   10 mail
                    mail      A    192.0.2.1
                    $ORIGIN google.com.
                    _spf      TXT  "v=spf1 ip4:203.0.113.0/24 ip4:198.51.100.0/24 -all"
                    $ORIGIN refusing.example.
                    @         TXT  "v=spf1 ip4:192.0.2.0/24 exp=why.refusing.example -all"
                    why       TXT  "%{i} is <!channel> not one of %{d}'s"
                    $ORIGIN open.example.
                    @         TXT  "v=spf1 +all"
                    $ORIGIN endless.example.
                    @         TXT  "v=spf1 ip4:192.0.2.1"
                    $ORIGIN broken.example.
                    @         TXT  "v=spf1 include:gone.example -all"
                    $ORIGIN misspelt.example.
                    @         TXT  "v=spf1 ipv4:192.0.2.1 -all"
                    $ORIGIN down.example.
                    @         TXT  "v=spf1 a:host.down.example -all"
                    host      !SERVFAIL
                    $ORIGIN moved.example.
                    @         TXT  "v=spf1 redirect=a.example"
                    $ORIGIN outsider.example.
                    @         TXT  "v=spf1 -all"
                    """);

    private static String page(ClientQuestion question) {
        var inspection = Clients.inspect(question, ZONE);
        return TerminalText.render(
                ClientPage.of(inspection.report(), inspection.run()), 200, false);
    }

    private static String page(String domain, String ip) {
        return page(Clients.question(domain, ip));
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, 192.0.2.1, GOOD, 192.0.2.1 may send for a.example: SPF pass",
        "a.example, ::ffff:192.0.2.1, GOOD, 192.0.2.1 may send for a.example: SPF pass",
        "a.example, 192.0.2.9, ATTENTION, 192.0.2.9 probably may not send for a.example: SPF softfail",
        "refusing.example, 2001:db8::1, BAD, 2001:db8::1 may not send for refusing.example: SPF fail",
        "open.example, 192.0.2.9, BAD, Anyone may send for open.example: 192.0.2.9 gets SPF pass",
        "endless.example, 192.0.2.9, ATTENTION, endless.example does not say whether 192.0.2.9 may send: SPF neutral",
        "none.example, 192.0.2.9, ATTENTION, none.example says nothing about 192.0.2.9: SPF none",
        "down.example, 192.0.2.9, UNKNOWN, Could not check whether 192.0.2.9 may send for down.example: SPF temperror",
        "broken.example, 192.0.2.9, BAD, Nobody can tell whether 192.0.2.9 may send for broken.example: SPF permerror",
    })
    void says_in_one_sentence_what_a_receiver_decides(
            String domain, String ip, Level level, String headline) {
        var report = Clients.inspect(Clients.question(domain, ip), ZONE).report();

        assertThat(report.level()).isEqualTo(level);
        assertThat(report.verdict().headline().text()).isEqualTo(headline);
        assertThat(page(domain, ip)).contains(headline);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.example | 192.0.2.1 | mx in the SPF record of a.example has 192.0.2.1: pass.",
                "a.example | 203.0.113.7 | ip4:203.0.113.0/24 in the SPF record of _spf.google.com matches: pass. The way there is include:_spf.google.com: Google Workspace.",
                "a.example | 192.0.2.9 | No term matches before ~all in the SPF record of a.example.",
                "refusing.example | 192.1.1.1 | No term matches before -all in the SPF record of refusing.example.",
                "open.example | 192.0.2.9 | +all in the SPF record of open.example matches everybody: pass.",
                "endless.example | 192.0.2.9 | No term in the SPF record of endless.example matches, and it does not say what holds then.",
                "none.example | 192.0.2.9 | none.example does not exist.",
                "down.example | 192.0.2.9 | a:host.down.example in the SPF record of down.example could not be looked up: temperror.",
                "broken.example | 192.0.2.9 | include:gone.example in the SPF record of broken.example does not exist: permerror.",
                "misspelt.example | 192.0.2.9 | ipv4:192.0.2.1 in the SPF record of misspelt.example can not be read, so all of it counts for nothing.",
                "moved.example | 192.0.2.1 | mx in the SPF record of a.example has 192.0.2.1: pass. The way there is redirect=a.example.",
            })
    void says_why(String domain, String ip, String why) {
        assertThat(page(domain, ip)).contains(why);
    }

    @Test
    void draws_every_term_that_was_looked_at() {
        assertThat(page("a.example", "198.51.101.1"))
                .contains(
                        """
                              a.example                                    softfail
                              ├─ mx                                     –  has 192.0.2.1
                              ├─ include:_spf.google.com                –  gives fail
                              │  ├─ 2 networks                          –  do not match
                              │  └─ -all                                ✓  matches everybody: fail
                              ├─ exists:%{l}.%{h}._spf.a.example        –  does not exist: void
                              │  → postmaster.a.example._spf.a.example
                              └─ ~all                                   ✓  matches everybody: softfail
                        """)
                .contains("That took 3 of 10 lookups; 1 of at most 2 found nothing");
    }

    @Test
    void shows_what_the_domain_tells_clients_it_refuses() {
        assertThat(page("refusing.example", "203.0.113.7"))
                .contains("203.0.113.7 is <!channel> not one of refusing.example's");
    }

    @Test
    void says_that_a_pass_helps_dmarc_only_when_it_is_aligned() {
        assertThat(page("a.example", "192.0.2.1"))
                .contains("only where the From domain is aligned with a.example");
        assertThat(page("refusing.example", "1.1.1.1"))
                .contains("DMARC can still pass by an aligned DKIM signature.");
    }

    @Test
    void says_whose_record_counts_for_another_sender_and_keeps_its_local_part() {
        var question =
                Clients.value(
                        Clients.question("refusing.example", "192.0.2.1")
                                .withSender("secret@outsider.example"));

        assertThat(page(question))
                .contains(
                        "With that sender a receiver looks at outsider.example, not at"
                                + " refusing.example",
                        "./dmarc spf outsider.example --ip 192.0.2.1")
                .doesNotContain("secret");
    }

    @Test
    void says_what_was_taken_for_granted_where_the_record_asks_for_it() {
        assertThat(page("a.example", "198.51.101.1"))
                .contains("taken to be postmaster@a.example", "--sender", "--helo");
        assertThat(page("a.example", "192.0.2.1")).doesNotContain("taken to be");
        var told = Clients.question("a.example", "198.51.101.1").withSender("joe@a.example");
        assertThat(page(Clients.value(Clients.value(told).withHelo("mail.a.example"))))
                .doesNotContain("taken to be")
                .contains("joe.mail.a.example._spf.a.example");
    }

    @Test
    void mends_the_record_where_it_is_broken() {
        assertThat(page("broken.example", "192.0.2.9")).contains("gone.example", "→");
        assertThat(page("misspelt.example", "192.0.2.9")).contains("v=spf1 ip4:192.0.2.1 -all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "192.0.2.300",
                "192.0.2.01",
                "192.0.2.1/24",
                "fe80::1%eth0",
                "2001:db8::1::2",
                "example.com",
                "3221225985"
            })
    void takes_nothing_but_an_address_for_one(String ip) {
        assertThat(ClientQuestion.parse(DomainName.of("a.example"), ip))
                .isInstanceOf(Parsed.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "joe@a.example, joe@a.example, a.example",
        "<joe@a.example>, joe@a.example, a.example",
        "<>, <>, refusing.example",
        "joe@MÜNCHEN.example, joe@MÜNCHEN.example, xn--mnchen-3ya.example",
    })
    void takes_a_sender_as_given(String typed, String sender, String identity) {
        var question =
                Clients.value(Clients.question("refusing.example", "192.0.2.1").withSender(typed));
        assertThat(question.sender()).isEqualTo(sender);
        assertThat(question.identity()).isEqualTo(identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"joe", "@a.example", "joe@", "joe@a b", "j\u0000e@a.example"})
    void takes_nothing_but_an_address_for_a_sender(String typed) {
        assertThat(Clients.question("a.example", "192.0.2.1").withSender(typed))
                .isInstanceOf(Parsed.Invalid.class);
    }
}
