package dev.dmarcdesk.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class DomainInputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '¤',
            value = {
                "example.com\texample.com",
                "Example.COM.\texample.com",
                "EXAMPLE.CO.UK\texample.co.uk",
                "a-b.example\ta-b.example",
                "r3---sn-4g5.example\tr3---sn-4g5.example",
                "1and1.example\t1and1.example",
                "123.example\t123.example",
                "gov.\tgov",
                "1.2.0.192.in-addr.arpa\t1.2.0.192.in-addr.arpa",
                "_spf.example.com\t_spf.example.com",
                "my_host.example.com\tmy_host.example.com",
                // web addresses
                "https://example.com/x\texample.com",
                "http://example.com\texample.com",
                "HTTPS://WWW.Example.COM/\twww.example.com",
                "https://example.com:8443/a?b=c#d\texample.com",
                "https://user:secret@example.com/x@y\texample.com",
                "https://example.com?utm=a@b.example\texample.com",
                "https://example.com/a,b;c\texample.com",
                "//example.com/x\texample.com",
                "example.com/\texample.com",
                "example.com/x/y\texample.com",
                "example.com/@somebody\texample.com",
                "example.com?q\texample.com",
                "example.com#top\texample.com",
                "example.com\\\texample.com",
                "example.com:25\texample.com",
                "example.com:\texample.com",
                "svn+ssh://git.example.com/x\tgit.example.com",
                // mail addresses
                "user@example.com\texample.com",
                "@example.com\texample.com",
                "first.last+tag@sub.example.com\tsub.example.com",
                "\"odd@local\"@example.com\texample.com",
                "a/b@example.com\texample.com",
                "mailto:user@example.com\texample.com",
                "MAILTO:user@example.com?subject=x\texample.com",
                "Some Body <user@example.com>\texample.com",
                "<user@example.com>\texample.com",
                // chat
                "<http://example.com|example.com>\texample.com",
                "<https://example.com/x|example.com/x>\texample.com",
                "<http://example.com>\texample.com",
                "<mailto:a@b.example|a@b.example>\tb.example",
                "<http://example.com|click>\texample.com",
                "&lt;http://example.com|example.com&gt;\texample.com",
                "&lt;user@example.com&gt;\texample.com",
                "[example.com](http://example.com)\texample.com",
                "[our site](https://example.com/)\texample.com",
                "`example.com`\texample.com",
                "```example.com```\texample.com",
                "*example.com*\texample.com",
                "~example.com~\texample.com",
                "\"example.com\"\texample.com",
                "'example.com'\texample.com",
                "“example.com”\texample.com",
                "‘example.com’\texample.com",
                "«example.com»\texample.com",
                "(example.com)\texample.com",
                "[example.com]\texample.com",
                "example.com,\texample.com",
                "example.com;\texample.com",
                "example.com!\texample.com",
                "example.com?\texample.com",
                "example.com…\texample.com",
                "(see example.com).\t!",
                "(example.com).\texample.com",
                // invisible and wide characters
                "\u200bexample.com\texample.com",
                "exam\u200bple.com\texample.com",
                "exam\u200dple.com\texample.com",
                "exam\u00adple.com\texample.com",
                "\ufeffexample.com\u200e\texample.com",
                "\u202eexample.com\texample.com",
                "\u00a0example.com\u00a0\texample.com",
                "example\u3002com\texample.com",
                "example\uff0ecom\texample.com",
                "example\uff61com\texample.com",
                "ｅｘａｍｐｌｅ．ｃｏｍ\texample.com",
                "user＠example．com\texample.com",
                // internationalized names
                "münchen.example\txn--mnchen-3ya.example",
                "MÜNCHEN.Example\txn--mnchen-3ya.example",
                "mu\u0308nchen.example\txn--mnchen-3ya.example",
                "straße.example\txn--strae-oqa.example",
                "STRAẞE.example\txn--strae-oqa.example",
                "βόλος.com\txn--nxasmm1c.com",
                "ΒΌΛΟΣ.com\txn--nxasmq6b.com",
                "ශ්‍රී.com\txn--10cl1a0b660p.com",
                "نامه\u200cای.com\txn--mgba3gch31f060k.com",
                "例え.テスト\txn--r8jz45g.xn--zckzah",
                "пример.испытание\txn--e1afmkfd.xn--80akhbyknj4f",
                "i❤️.ws\txn--i-7iq.ws",
                "l·l.example\txn--ll-0ea.example",
                "xn--mnchen-3ya.example\txn--mnchen-3ya.example",
                "XN--MNCHEN-3YA.example\txn--mnchen-3ya.example",
                "user@münchen.example\txn--mnchen-3ya.example",
                "https://münchen.example/straße\txn--mnchen-3ya.example",
                // names below which only records live
                "_dmarc.example.com\texample.com",
                "s1._domainkey.example.com\texample.com",
                "_mta-sts.example.com\texample.com",
                "_smtp._tls.example.com\texample.com",
                "default._bimi.example.com\texample.com",
                "example.com._report._dmarc.reports.example\treports.example",
            })
    void g8_understands_a_domain_as_people_type_it(String typed, String understood) {
        String result =
                switch (DomainInput.parse(typed)) {
                    case Parsed.Valid<DomainInput>(var input, _) -> input.domain().toString();
                    case Parsed.Invalid<DomainInput> _ -> "!";
                };

        assertThat(result).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '¤',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "¤¤\ta domain such as",
                "``\ta domain such as",
                "@\ta domain such as",
                "https://\ta domain such as",
                "\u200b\ta domain such as",
                ".\ta label between the dots",
                "..\ta label between the dots",
                "example..com\ta label between the dots",
                ".example.com\ta label between the dots",
                "192.0.2.1\tnot an IP address",
                "192.0.2.1.\tnot an IP address",
                "192.0.2.1:25\tnot an IP address",
                "192.0.2.0/24\tnot an IP address",
                "http://192.0.2.1/x\tnot an IP address",
                "user@[192.0.2.1]\tnot an IP address",
                "[192.0.2.1]\tnot an IP address",
                "192.0.2\tnot an IP address",
                "3221225985\tnot an IP address",
                "0xc0000201\tnot an IP address",
                "0xc0.0.2.1\tnot an IP address",
                "１９２.0.2.1\tnot an IP address",
                "2001:db8::1\tnot an IP address",
                "2001:db8::/32\tnot an IP address",
                "[2001:db8::1]\tnot an IP address",
                "[2001:db8::1]:53\tnot an IP address",
                "http://[2001:db8::1]:8080/\tnot an IP address",
                "user@[IPv6:2001:db8::1]\tnot an IP address",
                "::1\tnot an IP address",
                "fe80::1%eth0\tnot an IP address",
                "example\ta whole domain",
                "localhost\ta whole domain",
                "münchen\ta whole domain",
                "user@localhost\ta whole domain",
                "_dmarc.com\ta whole domain",
                "_dmarc\tbelow _dmarc",
                "host.123\tlast label is not a number",
                "-example.com\tnot with a hyphen",
                "example-.com\tnot with a hyphen",
                "example.com-\tnot with a hyphen",
                "exa mple.com\tnot SPACE U+0020",
                "*.example.com\tnot ASTERISK U+002A",
                "a@b.example,c@d.example\tnot COMMERCIAL AT U+0040",
                "one.example;two.example\tnot SEMICOLON U+003B",
                "exam$ple.com\tnot DOLLAR SIGN U+0024",
                "exa\u0007mple.com\tnot BEL U+0007",
                "<!channel>.example.com\tnot EXCLAMATION MARK U+0021",
                "exam\u2014ple.com\tnot EM DASH U+2014",
                "_münchen.example\tnot LOW LINE U+005F",
                "\u0301a.example\tnot COMBINING ACUTE ACCENT U+0301",
                "\ud83d.example\tU+D83D",
                "xn--.example\tnot with a hyphen",
                "xn--0.example\tdecodes",
                "xn--a.example\tdecodes",
                "xn--mnchen-3yä.example\tdecodes",
                "xn--99999999999.example\tdecodes",
                "xn--example-.example\tnot with a hyphen",
            })
    void refuses_what_is_no_domain_and_says_what_is(String typed, String expected) {
        assertThat(DomainInput.parse(typed)).isInstanceOf(Parsed.Invalid.class);
        assertThat(DomainInput.parse(typed).defects().getFirst().expected()).contains(expected);
    }

    @Test
    void refuses_blanks() {
        assertThat(DomainInput.parse(" \u00a0\t").defects().getFirst().expected())
                .startsWith("a domain such as");
    }

    @Test
    void refuses_names_and_labels_that_are_too_long() {
        String long300 = "abcdefghi.".repeat(29) + "example.co";
        assertThat(long300).hasSize(300);
        assertThat(DomainInput.parse(long300).defects().getFirst().expected())
                .contains("at most 253 characters");
        assertThat(DomainInput.parse("a".repeat(64) + ".example").defects().getFirst().expected())
                .contains("labels of at most 63 characters");
        assertThat(DomainInput.parse("ü".repeat(60) + ".example").defects().getFirst().expected())
                .contains("labels of at most 63 characters");
        assertThat(DomainInput.parse("ü".repeat(2000) + ".example").defects()).isNotEmpty();
        assertThat(DomainInput.parse("a.".repeat(1_000_000)).defects()).isNotEmpty();
        assertThat(DomainInput.parse("a".repeat(63) + ".example")).isInstanceOf(Parsed.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/x",
                "münchen.example",
                "_dmarc.example.com",
                "exam\u200bple.com"
            })
    void says_when_what_was_understood_is_not_what_was_typed(String typed) {
        assertThat(understood(typed).isRewritten()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "Example.COM.", "xn--mnchen-3ya.example", "gov."})
    void says_nothing_when_it_is(String typed) {
        assertThat(understood(typed).isRewritten()).isFalse();
    }

    @Test
    void keeps_the_form_for_people() {
        assertThat(understood("XN--mnchen-3ya.example").unicode()).isEqualTo("münchen.example");
        assertThat(understood("example.com").unicode()).isEqualTo("example.com");
        assertThat(DomainInput.unicode(DomainName.of("xn--a.example"))).isEqualTo("xn--a.example");
        assertThat(DomainInput.unicode(DomainName.ROOT)).isEqualTo(".");
    }

    @Test
    void is_idempotent_and_never_throws_on_damaged_input() {
        var random = new Random(20261121);
        var seeds =
                List.of(
                        "https://user@münchen.example:80/x",
                        "<mailto:a@b.example|a@b.example>",
                        "xn--strae-oqa.example",
                        "ශ්‍රී.com",
                        "例え.テスト",
                        "[2001:db8::1]",
                        "_dmarc.example.com.",
                        "`نامه‌ای.com`");
        int valid = 0;
        for (int round = 0; round < 20_000; round++) {
            String typed = damaged(seeds.get(random.nextInt(seeds.size())), random);
            if (DomainInput.parse(typed) instanceof Parsed.Valid<DomainInput>(var input, _)) {
                valid++;
                String name = input.domain() + (input.domain().labels().size() == 1 ? "." : "");
                assertThat(understood(name).domain()).as(typed).isEqualTo(input.domain());
                String unicode = input.unicode() + (input.domain().labels().size() == 1 ? "." : "");
                assertThat(understood(unicode).domain()).as(typed).isEqualTo(input.domain());
            }
        }
        assertThat(valid).isGreaterThan(2_000);
    }

    private static String damaged(String text, Random random) {
        var out = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at =
                    out.offsetByCodePoints(
                            0, random.nextInt(out.codePointCount(0, out.length()) + 1));
            switch (random.nextInt(3)) {
                case 0 -> out.insert(at, Character.toChars(random.nextInt(0x11000)));
                case 1 -> out.insert(at, ".@:/<>|`\"-_ \u200b\u3002ß".charAt(random.nextInt(15)));
                default -> out.delete(at, Math.min(out.length(), at + 1));
            }
        }
        return out.toString();
    }

    private static DomainInput understood(String typed) {
        return switch (DomainInput.parse(typed)) {
            case Parsed.Valid<DomainInput>(var input, _) -> input;
            case Parsed.Invalid<DomainInput>(var defects) ->
                    throw new AssertionError(typed + ": " + defects);
        };
    }
}
