package dev.dmarcdesk.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.plan.RecordType;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.whatif.Change.TagChange;
import dev.dmarcdesk.whatif.Change.TermChange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class ChangeParserTest {
    @Test
    void reads_terms_in_the_order_they_are_said() {
        assertThat(
                        Trying.change(
                                "add include:a.example ip4:192.0.2.1 remove mx replace a by a:b.example"))
                .isEqualTo(
                        new Change.OfTerms(
                                List.of(
                                        new TermChange.Add("include:a.example"),
                                        new TermChange.Add("ip4:192.0.2.1"),
                                        new TermChange.Remove("mx"),
                                        new TermChange.Replace("a", "a:b.example"))));
    }

    @Test
    void reads_tags_with_or_without_semicolons() {
        assertThat(Trying.change("P=quarantine; t=y"))
                .isEqualTo(
                        new Change.OfTags(
                                List.of(
                                        new TagChange.Set("p", "quarantine"),
                                        new TagChange.Set("t", "y"))));
        assertThat(Trying.change("add rua=mailto:x@a.example remove pct"))
                .isEqualTo(
                        new Change.OfTags(
                                List.of(
                                        new TagChange.Append("rua", "mailto:x@a.example"),
                                        new TagChange.Remove("pct"))));
    }

    @Test
    void a_chat_s_links_and_quotes_are_undone() {
        assertThat(
                        ChangeParser.parse(
                                "add include:<http://spf.a.example|spf.a.example>", true, false))
                .isEqualTo(Parsed.valid(Trying.change("add include:spf.a.example")));
        assertThat(ChangeParser.parse("rua=mailto:<mailto:x@a.example|x@a.example>", true, false))
                .isEqualTo(Parsed.valid(Trying.change("rua=mailto:x@a.example")));
        assertThat(ChangeParser.parse("\u201cv=spf1 mx ~all\u201d", true, false))
                .isInstanceOfSatisfying(
                        Parsed.Valid.class,
                        valid ->
                                assertThat(((Change.Publish) valid.value()).draft().text())
                                        .isEqualTo("v=spf1 mx ~all"));
    }

    @Test
    void a_key_is_no_policy() {
        var key = Trying.change("k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ");

        assertThat(((Change.Publish) key).draft().type()).isEqualTo(RecordType.DKIM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "add",
                "add hello world",
                "add include:",
                "remove",
                "replace include:a.example include:b.example",
                "replace include:a.example by",
                "add mx p=reject",
                "psd=y",
                "p=reject psd=Y",
                "please make it safe",
            })
    void says_what_is_accepted_instead(String typed) {
        assertThat(ChangeParser.parse(typed, false, false)).isInstanceOf(Parsed.Invalid.class);
    }
}
