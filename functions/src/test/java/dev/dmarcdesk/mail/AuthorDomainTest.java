package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// RFC 9989 §5.3.1 over RFC 5322 §3.4, §4.4.
class AuthorDomainTest {
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "b.c",
                    "@",
                    "@x.com",
                    "<",
                    ">",
                    "(",
                    ")",
                    "\"",
                    "\\",
                    ",",
                    ";",
                    ":",
                    ".",
                    "[",
                    "]",
                    " ",
                    "\r\n ",
                    "=?utf-8?Q?",
                    "?=",
                    "\u00c3\u00bc",
                    "\u00ff",
                    "\u0000",
                    "user@example.com",
                    "<b@example.net>");

    private static AuthorDomain author(String header) {
        String octets =
                new String(header.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return AuthorDomain.of(((Parsed.Valid<HeaderBlock>) HeaderParser.parse(octets)).value());
    }

    private static FromField from(String body) {
        String raw = "From:" + body;
        return FromField.of(new HeaderField("From", raw, new Range(0, raw.length())));
    }

    private static String domains(String body) {
        String octets =
                new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return from(octets).domains().stream()
                .map(DomainName::toString)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '¤',
            value = {
                "user@example.com\texample.com",
                "user@EXAMPLE.Com\texample.com",
                "Some Body <user@example.com>\texample.com",
                "Some.Body J. <user@example.com>\texample.com",
                "\"Body, Some\" <user@example.com>\texample.com",
                "\"a@evil.example\" <user@example.com>\texample.com",
                "\"x\\\" <a@evil.example>\" <user@example.com>\texample.com",
                "(a@evil.example) user@example.com\texample.com",
                "(one (two@evil.example) \\) three) user(x)@(y)example(z).(w)com(v)\texample.com",
                "user @ example . com\texample.com",
                "\"odd @ local\"@example.com\texample.com",
                "first.last+tag=x@example.com\texample.com",
                "<@relay.example,@other.example:user@example.com>\texample.com",
                "<@relay.example:user@example.com>\texample.com",
                "Friends: a@example.com, B <b@example.com>;\texample.com",
                "Friends: a@example.com, b@example.net;\texample.com example.net",
                ",, a@example.com,,\texample.com",
                "a@example.com, b@example.net\texample.com example.net",
                "=?utf-8?Q?a=40evil.example?= <user@example.com>\texample.com",
                "=?utf-8?Q?a@evil.example,?= <user@example.com>\texample.com",
                "=?utf-8?B?w7xuaWPDtmRl?= =?utf-8?Q?x?= <user@example.com>\texample.com",
                "user@münchen.example\txn--mnchen-3ya.example",
                "Ünï Cödé <üser@MÜNCHEN。example>\txn--mnchen-3ya.example",
                "user@xn--mnchen-3ya.example\txn--mnchen-3ya.example",
                "user@localhost\tlocalhost",
                "a@one.example, b@[192.0.2.1]\tone.example",
            })
    void reads_what_the_grammar_allows(String body, String expected) {
        assertThat(domains(body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '¤',
            value = {
                "a@evil.example <user@example.com>\texample.com",
                "<a@one.example> <b@two.example>\tone.example two.example",
                "<a@one.example> b@two.example\tone.example two.example",
                "a@one.example@two.example\tone.example two.example",
                "<a@one.example, b@two.example\tone.example two.example",
                "\"Body <user@example.com>\texample.com",
                "(Body <user@example.com>\texample.com",
                "<<user@example.com>>\texample.com",
                "user@example.com (\texample.com",
                "user@example.com trailing words\texample.com",
                "@example.com\texample.com",
                "=?utf-8?Q?Some, Body?= <user@example.com>\texample.com",
                "=?utf-8?Q?<a@one.example>?= <b@two.example>\tone.example two.example",
                "a:b: c@example.com\texample.com",
            })
    void tells_the_address_in_what_the_grammar_forbids_and_complains(String body, String expected) {
        assertThat(domains(body)).isEqualTo(expected);
        assertThat(from(body).defects()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "<>",
                "user@",
                "user@.",
                "user@..example.com",
                "user@[192.0.2.1]",
                "user@[IPv6:2001:db8::1]",
                "user@\"example.com\"",
                "\"user@example.com\"",
                "=?utf-8?B?PHVzZXJAZXhhbXBsZS5jb20+?=",
                "user@exa\u0001mple.com",
                "user@\u00ff\u00fe.example",
                "user at example.com"
            })
    void finds_no_domain_where_there_is_none(String body) {
        assertThat(from(body).domains()).isEmpty();
        assertThat(from(body).defects()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "(user@example.com)", "undisclosed-recipients:;", "nobody: ;"})
    void has_nothing_to_complain_about_where_nobody_is_named(String body) {
        assertThat(from(body).domains()).isEmpty();
        assertThat(from(body).defects()).isEmpty();
    }

    @Test
    void points_at_the_place_of_a_defect() {
        var field = from(" a@example.com, user\r\n two");
        assertThat(field.defects().getFirst().at().of(field.field().raw())).isEqualTo("two");
    }

    @Test
    void wants_one_domain_in_one_field() {
        assertThat(author("Subject: x")).isEqualTo(new AuthorDomain.NoField());
        assertThat(author("From: user")).isInstanceOf(AuthorDomain.NoDomain.class);
        assertThat(author("From: a@example.com,\r\n b@EXAMPLE.com"))
                .isInstanceOfSatisfying(
                        AuthorDomain.One.class,
                        one -> assertThat(one.domain()).hasToString("example.com"));
        assertThat(author("From: a@example.com, b@example.net"))
                .isInstanceOf(AuthorDomain.SeveralDomains.class);
        assertThat(author("From: a@example.com\nTo: x@example.net\nfrom: a@example.com"))
                .isInstanceOf(AuthorDomain.SeveralFields.class);
        assertThat(author("To: x\n\nFrom: a@example.com")).isEqualTo(new AuthorDomain.NoField());
    }

    @Test
    void never_throws_and_stays_inside_the_text() {
        ForAll.values(
                random -> {
                    var body = new StringBuilder();
                    for (int i = random.nextInt(25); i > 0; i--) {
                        body.append(ForAll.oneOf(random, PIECES));
                    }
                    return body.toString();
                },
                body -> {
                    var field = from(body);
                    assertThat(field.defects())
                            .allSatisfy(defect ->
                                    assertThat(defect.at().end())
                                            .isLessThanOrEqualTo(field.field().raw().length()));
                    assertThat(field.domains())
                            .allSatisfy(domain ->
                                    assertThat(DomainName.parse(domain.toString()))
                                            .isEqualTo(Parsed.valid(domain)));
                });
    }

    @Test
    void reads_a_sound_address_whatever_is_displayed_with_it() {
        ForAll.values(
                random -> ForAll.text(random, "ab@<>,;:.[]() ?=\u00fc", 20),
                name ->
                        assertThat(
                                        domains(
                                                "\""
                                                        + name
                                                        + "\" <user@example.com> ("
                                                        + words(name)
                                                        + ")"))
                                .isEqualTo("example.com"));
    }

    private static String words(String text) {
        return text.replaceAll("[()]", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", "\"", "[", "<", ">", "@", ",", ":", ";", "\\", "=?", "=?a?q?", "a@b.c,",
                "<a@", "(((\"[", "a@", ".", "a.", "@a.", "\u00fc", "(\\", "=?a?q?x", "\"a\" "
            })
    void reads_a_huge_field(String piece) {
        var field = from(" user@example.com, " + piece.repeat(100_000));
        assertThat(field.domains().getFirst()).hasToString("example.com");
    }
}
