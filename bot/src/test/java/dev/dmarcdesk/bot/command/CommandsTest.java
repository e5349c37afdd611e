package dev.dmarcdesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class CommandsTest {
    private static final Commands COMMANDS = Commands.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            value = {
                "example.com\texample.com",
                "check example.com\texample.com",
                "CHECK Example.COM.\texample.com",
                "  check   example.com  \texample.com",
                "check\u00a0example.com\texample.com",
                "https://example.com/x\texample.com",
                "<http://example.com|example.com>\texample.com",
                "check <mailto:a@b.example|a@b.example>\tb.example",
                "user@example.com\texample.com",
                "münchen.example\tmünchen.example (xn--mnchen-3ya.example)",
                "gov.\tgov",
                "example.com --selector s1,s2\texample.com",
                "check --selector s1 example.com\texample.com",
                "check —selector s1 example.com\texample.com",
                "check --selector=s1 example.com\texample.com",
                "check example.com private\texample.com",
                "spf example.com\texample.com",
                "spf _spf.example.com\t_spf.example.com",
                "spf example.com --ip 192.0.2.1\texample.com",
                "spf --ip=2001:db8::1 example.com\texample.com",
                "spf example.com --ip 192.0.2.1 --sender a@b.example --helo x\texample.com",
                "spf example.com --helo x --sender <> --ip 192.0.2.1\texample.com",
                "spf example.com --ip <http://192.0.2.1|192.0.2.1> —sender <mailto:a@b.example|a@b.example>\texample.com",
                "dkim example.com\texample.com",
                "dkim example.com s1 s2,s3\texample.com",
                "dkim example.com --selector s1\texample.com",
                "dkim s1._domainkey.example.com\texample.com",
                "check example.com --as 7489\texample.com",
                "check example.com --as=RFC7489 --selector s1\texample.com",
                "why example.com\texample.com",
                "why <http://example.com|example.com>\texample.com",
                "why example.com SPF.too-many-lookups private\texample.com",
                "raw example.com\texample.com",
                "raw txt _dmarc.example.com\t_dmarc.example.com TXT",
                "raw example.com MX\texample.com MX",
                "raw example.com TXT <http://_dmarc.example.com|_dmarc.example.com>\t_dmarc.example.com TXT",
                "note other example.com\ta note to the service about example.com",
                "note SENDGRID example.com\ta note to Twilio SendGrid about example.com",
                "note other example.com --signature <http://a.net|a.net>/s1/pass --return-path b.net/fail --from c.example —seen 2026-11-21\ta note to the service about c.example",
                "lint v=DMARC1; p=none\tyour DMARC record",
                "LINT  v=spf1 mx -all\tyour SPF record",
                "lint v=spf1 mx -all --domain example.com\tyour SPF record",
                "lint --domain=<http://example.com|example.com> v=spf1 mx -all\tyour SPF record",
                "lint v=DKIM1; p= —selector s1 —domain example.com private\tyour DKIM record",
                "plan example.com\texample.com",
                "PLAN <http://example.com|example.com> —selector s1,s2 private\texample.com",
                "watch example.com\texample.com",
                "WATCH <http://example.com|example.com> —every 4H\texample.com",
                "watch example.com, more.example; third.example\t3 domains",
                "watch example.com exa!mple.com EXAMPLE.COM.\texample.com",
                "watch example.com --every 1d --owner <!subteam^S012AB3CD|@mail-ops>\texample.com",
                "watch example.com --owner=<@U012AB3CD>\texample.com",
                "watch example.com --owner <#C012AB3CD|mail>\texample.com",
                "watch example.com --owner S012AB3CD\texample.com",
                "unwatch example.com more.example\t2 domains",
                "watches\tthe watches",
                "watches private\tthe watches",
                "expected a1b2\tthe alert",
                "expected a1b2 --moved to a new host, keep this private\tthe alert",
                "not-us a1b2\tthe alert",
                "alert a1b2\tthe alert",
                "snooze example.com\texample.com",
                "snooze example.com 24h\texample.com",
                "snooze example.com 2w\texample.com",
                "snooze example.com until 2026-12-01\texample.com",
                "snooze example.com off\texample.com",
            })
    void understands(String line, String subject) {
        assertThat(looking(line).subject().text()).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            value = {
                "chek example.com\tdid you mean check?\tchek",
                "check example.com --as 822\t7489 or 9989 after --as\t822",
                "why example.com spf.too-many-lookup\tdid you mean spf.too-many-lookups?\tspf.too-many-lookup",
                "why example.com arc.pass\tsaid of messages; see headers\tarc.pass",
                "why example.com dmarc.none more\ta domain and at most one finding code\tmore",
                "raw example.com b.example\ta type before the name\tb.example",
                "raw example.com TXT MX\tat most one type\tMX",
                "note sengrid example.com\tdid you mean sendgrid?\tsengrid",
                "note other example.com --return-path bob@b.example\taddresses have no place\tbob@b.example",
                "note other example.com --signature b.example\tdomain/selector\tb.example",
                "note other example.com --seen yesterday\ta day such as 2026-11-21\tyesterday",
                "lint\ta DMARC, SPF, DKIM, MTA-STS, TLS-RPT or BIMI record\t''",
                "lint private\ta DMARC, SPF, DKIM, MTA-STS, TLS-RPT or BIMI record\t''",
                "lint example.com\ta DMARC, SPF, DKIM, MTA-STS, TLS-RPT or BIMI record\texample.com",
                "lint v=spf1 -all --domain example\ta whole domain\texample",
                "lint v=spf1 -all --domain\ta value after --domain\t--domain",
                "lint v=spf1 -all --domian example.com\t--domain or --selector\t--domian",
                "hepl\tdid you mean help?\thepl",
                "dkmi example.com\tdid you mean dkim?\tdkmi",
                "sfp example.com\tdid you mean spf?\tsfp",
                "example\ta domain such as example.com or one of check, why, spf, dkim, raw, lint, plan, published, note, headers, watch, unwatch, watches, expected, not-us, snooze, alert, help\texample",
                "localhost\tor one of check, why, spf, dkim, raw, lint, plan, published, note, headers, watch, unwatch, watches, expected, not-us, snooze, alert, help\tlocalhost",
                "wach example.com\tdid you mean watch?\twach",
                "watch\ta domain such as example.com after it\t''",
                "watch --every 1h\ta domain such as example.com after it\t''",
                "watch example\ta whole domain\texample",
                "watch exa!mple.com 192.0.2.1\tEXCLAMATION MARK\texa!mple.com",
                "watch example.com --every 5m\tone of 15m, 30m, 1h, 2h, 4h, 6h, 12h or 24h\t5m",
                "watch example.com --every hourly\tone of 15m, 30m, 1h\thourly",
                "watch example.com --every\ta value after --every\t--every",
                "watch example.com --owner @mail-ops\tmention me instead\t@mail-ops",
                "watch example.com --owner <!channel>\ta mention after --owner\t<!channel>",
                "watch example.com --owner bob\ta mention after --owner\tbob",
                "watch example.com --ip 1\t--every or --owner\t--ip",
                "watch --once\t--every or --owner\t--once",
                "unwatch\ta domain such as example.com after it\t''",
                "unwatch example.com --every 1h\tno options here\t--every",
                "watches example.com\tnothing after it\texample.com",
                "expected\tthe id of an alert\t''",
                "expected a!1 because\tthe id of an alert\ta!1",
                "not-us\tthe id of an alert\t''",
                "not-us a1 b2\tnothing after the id\tb2",
                "alert <!here>\tthe id of an alert\t<!here>",
                "snooze\ta domain such as example.com after it\t''",
                "snooze example.com soon\ta time such as 24h or 3d\tsoon",
                "snooze example.com until\ta day such as until 2026-12-01\tuntil",
                "snooze example.com until 2026-13-01\ta day such as until 2026-12-01\t2026-13-01",
                "snooze example.com 24h please\tnothing after the time\tplease",
                "snooze example.com 91d\tat most 90 days\t91d",
                "private\tor one of check, why, spf, dkim, raw, lint, plan, published, note, headers, watch, unwatch, watches, expected, not-us, snooze, alert, help\tprivate",
                "check\ta domain such as example.com after it\t''",
                "check private\ta domain such as example.com after it\t''",
                "check example\ta whole domain\texample",
                "check 192.0.2.1\tnot an IP address\t192.0.2.1",
                "192.0.2.1\tnot an IP address\t192.0.2.1",
                "3221225985\tnot an IP address\t3221225985",
                "::1\tnot an IP address\t::1",
                "münchen\ta whole domain\tmünchen",
                "check example.com example.org\tone domain and nothing after it\texample.org",
                "example.com example.org\tone domain and nothing after it\texample.org",
                "example.com please\tone domain and nothing after it\tplease",
                "check exa!mple.com\tEXCLAMATION MARK\texa!mple.com",
                "check example.com --every 1h\t--selector\t--every",
                "spf example.com --selector s1\t--ip, --sender or --helo\t--selector",
                "spf example.com --ip 1.2.3\tan IPv4 or IPv6 address\t1.2.3",
                "spf example.com --ip mail.example.com\tan IPv4 or IPv6 address\tmail.example.com",
                "spf example.com --ip 192.0.2.0/24\tnot a network\t192.0.2.0/24",
                "spf example.com --ip\ta value after --ip\t--ip",
                "spf example.com --ip 1.2.3.4 --ip 1.2.3.5\t--ip only once\t1.2.3.5",
                "spf example.com --sender a@b.example\tthe client's address too, such as --ip 192.0.2.1\ta@b.example",
                "spf example.com --helo x\tthe client's address too, such as --ip 192.0.2.1\tx",
                "spf example.com --ip 192.0.2.1 --sender ab\ta MAIL FROM address\tab",
                "spf --ip 192.0.2.1\ta domain such as example.com after it\t''",
                "check example.com --ip 192.0.2.1\t--selector\t--ip",
                "check example.com --selector\ta value after --selector\t--selector",
                "check example.com --selector a,,b\ta DKIM selector\t''",
                "dkim example.com s1 s!2\ta DKIM selector\ts!2",
                "dkim example.com -s1-. \ta DKIM selector\t-s1-.",
                "help nonsense\tone of check, why, spf, dkim, raw, lint, plan, published, note, headers, watch, unwatch, watches, expected, not-us, snooze, alert, help\tnonsense",
            })
    void says_what_was_expected_and_where(String line, String expected, String at) {
        Defect defect = refused(line);

        assertThat(defect.expected()).contains(expected);
        assertThat(defect.at().of(line)).isEqualTo(at);
    }

    @Test
    void asks_for_something_when_nothing_was_typed() {
        assertThat(refused("").expected()).isEqualTo("a domain such as example.com, or a command");
        assertThat(refused(" \u00a0").expected())
                .isEqualTo("a domain such as example.com, or a command");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check example.com\nReceived: from x",
                "From: a@b.example\r\nwrote: hello",
                "a\rb"
            })
    void takes_several_lines_for_no_command(String text) {
        assertThat(COMMANDS.parse(text)).isInstanceOf(Invalid.class);
        assertThat(COMMANDS.parseChat(text)).isInstanceOf(Invalid.class);
        assertThat(refused(text).expected()).contains("one line");
    }

    @Test
    void takes_a_long_text_in_a_chat_for_no_command() {
        String fits = "check example.com" + " ".repeat(230) + "private ";
        assertThat(fits.strip()).hasSize(254);
        assertThat(COMMANDS.parseChat(fits)).isInstanceOf(Valid.class);
        assertThat(COMMANDS.parseChat("check " + "a".repeat(250)).defects().getFirst().expected())
                .contains("at most 255 characters");
        assertThat(refused("check " + "abcdefghi.".repeat(29) + "example.co").expected())
                .contains("at most 253 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headers",
                " HEADERS ",
                "headers --ip 192.0.2.1",
                "headers —ip=2001:db8::1 --sender <mailto:a@b.example|a@b.example> --helo x"
            })
    void wants_a_message_that_the_line_does_not_hold(String line) {
        assertThat(invocation(line).work()).isInstanceOf(Work.Wanting.class);
        assertThat(COMMANDS.parseChat(line)).isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headers From: a@b.example",
                "headers\nFrom: a@b.example\nTo: c@d.example",
                "headers --ip 192.0.2.1 From: a@b.example\n--boundary\n--ip private",
                "From: a@b.example\r\nTo: c@d.example",
                "Received: from a by b",
                "```Received: from a by b```",
                "> From: a@b.example\n> Subject: check example.com",
                "&gt; From: a@b.example\n&gt; Received: check example.com",
                "Authentication-Results: mx.example; spf=pass"
            })
    void takes_a_paste_for_headers(String line) {
        assertThat(looking(line).subject().text()).isEqualTo("your message");
        assertThat(invocation(line).reach()).isEqualTo(Invocation.Reach.PERSONAL);
        assertThat(COMMANDS.parseChat(line + "\nX-Long: " + "x".repeat(5_000)))
                .isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            value = {
                "headers --sender a@b.example\tthe client's address too\ta@b.example",
                "headers --ip 192.0.2.0/24\tone IP address such as 192.0.2.1\t192.0.2.0/24",
                "headers --ip 192.0.2.1 --sender x y\ta MAIL FROM address\tx",
                "headers --ip 192.0.2.1 --ip 192.0.2.2 From: x\t--ip only once\t192.0.2.2",
                "headers --ip\ta value after --ip\t--ip"
            })
    void says_what_is_wrong_with_the_connection_of_a_message(
            String line, String expected, String at) {
        says_what_was_expected_and_where(line, expected, at);
    }

    @Test
    void takes_one_domain_a_line_and_fifty_at_most() {
        String fifty =
                IntStream.range(0, 50)
                        .mapToObj(i -> "d" + i + ".a-rather-long-name.example")
                        .collect(Collectors.joining("\n"));

        assertThat(looking("watch " + fifty).subject().text()).isEqualTo("50 domains");
        assertThat(COMMANDS.parseChat("watch\n" + fifty)).isInstanceOf(Valid.class);
        Defect defect = refused("watch " + fifty + "\nlast.example");
        assertThat(defect.expected()).isEqualTo("at most 50 domains at once");
        assertThat(defect.at().of("watch " + fifty + "\nlast.example")).isEqualTo("last.example");
    }

    @Test
    void nobody_can_be_called_from_a_terminal() {
        var terminal = Commands.with(List.of(), List.of());

        assertThat(terminal.parse("watch example.com --owner S012AB3CD").defects())
                .singleElement()
                .satisfies(defect -> assertThat(defect.expected()).contains("in a terminal"));
        assertThat(terminal.parse("watch example.com --every 15m")).isInstanceOf(Valid.class);
    }

    @Test
    void keeps_an_answer_private_when_asked_to() {
        assertThat(invocation("example.com private").reach()).isEqualTo(Invocation.Reach.ASKER);
        assertThat(invocation("check example.com PRIVATE").reach())
                .isEqualTo(Invocation.Reach.ASKER);
        assertThat(invocation("check private.example").reach())
                .isEqualTo(Invocation.Reach.EVERYBODY);
    }

    @Test
    void lists_every_command_in_help_and_tells_all_about_one() {
        String overview = text(told("help"));

        assertThat(overview)
                .contains(
                        "check example.com",
                        "spf example.com",
                        "dkim example.com",
                        "lint v=DMARC1; p=reject",
                        "plan example.com",
                        "help [command]");
        assertThat(overview)
                .contains("headers", "watch example.com", "unwatch", "watches", "snooze")
                .doesNotContain("• serve");
        assertThat(text(told("help dkim"))).contains("dkim example.com [selector", "selectors");
        assertThat(text(told("HELP Check"))).contains("check example.com");
    }

    @Test
    void shows_the_usage_of_the_command_that_was_meant() {
        assertThat(text(notUnderstood("check 192.0.2.1")))
                .contains("check 192.0.2.1\n", "^^^^^^^^^", "check example.com")
                .doesNotContain("dkim example.com");
        assertThat(text(notUnderstood("nonsense")))
                .contains("check example.com", "dkim example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "check <https://ev!l.example|click>",
                "check \u001b[31mred.example",
                "`rm -rf`",
                "check \u202eexample!.com",
                "<@U123> <!here>",
                "*bold* _it_ ~gone~",
            })
    void what_was_typed_is_never_markup(String line) {
        Document page = notUnderstood(line);

        for (Block block : page.blocks()) {
            assertThat(block)
                    .isInstanceOfAny(
                            Block.Excerpt.class, Block.Paragraph.class, Block.Bullets.class);
        }
        assertThat(page.title().text()).doesNotContain("<", "`", "*", "\u001b", "\u202e");
        assertThat(text(page)).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void never_throws_and_points_into_the_line() {
        var random = new Random(7);
        var pieces =
                List.of(
                        "check",
                        "spf",
                        "dkim",
                        "help",
                        "example.com",
                        "private",
                        "--selector",
                        "--",
                        "—x",
                        "=",
                        "192.0.2.1",
                        "<http://a.example|a.example>",
                        " ",
                        "\u00a0",
                        "\n",
                        "ü",
                        "\ud83d",
                        ",",
                        "s1,s2",
                        "x".repeat(300));
        int valid = 0;
        for (int round = 0; round < 5_000; round++) {
            var line = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                line.append(pieces.get(random.nextInt(pieces.size())))
                        .append(random.nextInt(4) == 0 ? "" : " ");
            }
            String text = line.toString();
            switch (COMMANDS.parse(text)) {
                case Valid<Invocation> _ -> valid++;
                case Invalid<Invocation>(var defects) -> {
                    assertThat(defects.getFirst().at().end())
                            .isLessThanOrEqualTo(text.strip().length());
                    assertThat(text(COMMANDS.notUnderstood(text, defects.getFirst())))
                            .startsWith("✗ Not understood");
                }
            }
        }
        assertThat(valid).isGreaterThan(100);
    }

    private static String text(Document page) {
        return TerminalText.render(page, 120, false);
    }

    private static Document notUnderstood(String line) {
        return COMMANDS.notUnderstood(line, refused(line));
    }

    private static Document told(String line) {
        return switch (invocation(line).work()) {
            case Work.Telling(var page) -> page;
            case Work.Looking _, Work.Wanting _ -> throw new AssertionError(line);
        };
    }

    private static Work.Looking looking(String line) {
        return switch (invocation(line).work()) {
            case Work.Telling _, Work.Wanting _ -> throw new AssertionError(line);
            case Work.Looking looking -> looking;
        };
    }

    private static Invocation invocation(String line) {
        return switch (COMMANDS.parse(line)) {
            case Valid<Invocation>(var invocation, _) -> invocation;
            case Invalid<Invocation>(var defects) ->
                    throw new AssertionError(line + ": " + defects);
        };
    }

    private static Defect refused(String line) {
        return switch (COMMANDS.parse(line)) {
            case Valid<Invocation>(var invocation, _) ->
                    throw new AssertionError(line + ": " + invocation);
            case Invalid<Invocation>(var defects) -> defects.getFirst();
        };
    }
}
