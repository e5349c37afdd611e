package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.spf.Mechanism.DualCidr;
import dev.dmarcdesk.spf.Unreadable.Problem;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SpfParserTest {
    private static Term only(String term) {
        var terms = SpfParser.read("v=spf1 " + term).terms();
        assertThat(terms).hasSize(1);
        return terms.getFirst();
    }

    private static Mechanism mechanism(String term) {
        assertThat(only(term)).isInstanceOf(Directive.class);
        return ((Directive) only(term)).mechanism();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=spf1", "v=spf1 ", "V=SPF1 -all", "v=SpF1 mx"})
    void selects_the_version_in_any_case(String text) {
        assertThat(SpfParser.isRecord(text)).isTrue();
        assertThat(SpfParser.parse(text)).isInstanceOf(Parsed.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=spf",
                "v=spf10 -all",
                " v=spf1 -all",
                "v=spf1;-all",
                "v=spf1\t-all",
                "spf2.0/pra"
            })
    void selects_nothing_else(String text) {
        assertThat(SpfParser.parse(text)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void reads_qualifiers() {
        assertThat(SpfParser.read("v=spf1 +a -a ~a ?a a").all(Directive.class))
                .extracting(Directive::qualifier)
                .containsExactly(
                        Qualifier.PASS,
                        Qualifier.FAIL,
                        Qualifier.SOFTFAIL,
                        Qualifier.NEUTRAL,
                        Qualifier.PASS);
    }

    @Test
    void reads_names_in_any_case() {
        assertThat(mechanism("INCLUDE:A.example")).isInstanceOf(Mechanism.Include.class);
        assertThat(mechanism("IP4:192.0.2.1")).isInstanceOf(Mechanism.Ip4.class);
        assertThat(only("ReDirect=a.example")).isInstanceOf(Modifier.Redirect.class);
    }

    @Test
    void takes_prefix_lengths_from_the_end() {
        assertThat(mechanism("a"))
                .isEqualTo(new Mechanism.A(DomainSpec.CURRENT, new DualCidr(32, 128)));
        assertThat(mechanism("mx/24//64"))
                .isEqualTo(new Mechanism.Mx(DomainSpec.CURRENT, new DualCidr(24, 64)));
        assertThat(mechanism("mx//64"))
                .isEqualTo(new Mechanism.Mx(DomainSpec.CURRENT, new DualCidr(32, 64)));
        assertThat(mechanism("a:foo:bar/baz.example.com/8"))
                .isInstanceOfSatisfying(
                        Mechanism.A.class,
                        a -> {
                            assertThat(a.target().text()).isEqualTo("foo:bar/baz.example.com");
                            assertThat(a.cidr()).isEqualTo(new DualCidr(8, 128));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "ip4:0.0.0.0/0, 0, 0",
        "ip4:255.255.255.255, ffffffff00000000, 32",
        "ip4:192.0.2.77/24, c000024d00000000, 24",
        "ip6:::/0, 0, 0",
        "ip6:2001:db8::1, 20010db800000000, 128",
        "ip6:1:2:3:4:5:6:7:8/64, 1000200030004, 64",
        "ip6:::ffff:192.0.2.1/96, 0, 96",
        "ip6:1::8, 1000000000000, 128",
    })
    void reads_networks(String term, String high, int prefix) {
        Network network =
                switch (mechanism(term)) {
                    case Mechanism.Ip4(var ip4) -> ip4;
                    case Mechanism.Ip6(var ip6) -> ip6;
                    default -> throw new AssertionError(term);
                };
        assertThat(Long.toHexString(network.high())).isEqualTo(high);
        assertThat(network.prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip4",
                "ip4:",
                "ip4:1.2.3",
                "ip4:1.2.3.4/33",
                "ip4:1.2.3.4/032",
                "ip4:1.2.3.4//32",
                "ip4:01.2.3.4",
                "ip4:1.2.3.256",
                "ip4:1.2.3.4:80",
                "ip4:2001:db8::1",
                "ip4:192.0.2.1,ip4:192.0.2.2",
                "ip4:1.2.3.4~all",
                "ip6:1.2.3.4",
                "ip6::1",
                "ip6::CAFE::BABE",
                "ip6:1:2:3:4:5:6:7",
                "ip6:1:2:3:4:5:6:7:8:9",
                "ip6:1:2:3:4::5:6:7:8",
                "ip6:fe80::1%eth0",
                "ip6:::/129",
                "ip6:1.2.3.4::",
                "ip6:12345::",
                "ip6:[::1]",
                "all:x",
                "all/8",
                "-all;",
                "-all.",
                "thanks",
                "include",
                "include:",
                "include:x.example/24",
                "include:localhost",
                "a:",
                "a:/24",
                "a:example.com:8080",
                "a:example.-com",
                "a:abc.123",
                "a/33",
                "a//129",
                "a/24/64",
                "a:x..",
                "ptr/0",
                "exists",
                "redirect=",
                "?redirect=a.example",
                "exp=-all",
                "=all",
                "1up=foo",
                "!",
                "\u0080a:x.example"
            })
    void finds_syntax_errors(String term) {
        assertThat(only(term))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        bad -> {
                            assertThat(bad.problem()).isEqualTo(Problem.SYNTAX);
                            assertThat(bad.defect().at().start()).isGreaterThanOrEqualTo(7);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipv4:192.0.2.1",
                "inlcude:a.example",
                "redirect:a.example",
                "-al",
                "moo.cow/x",
                "ip:192.0.2.1"
            })
    void tells_unknown_mechanisms_from_junk(String term) {
        assertThat(((Unreadable) only(term)).problem()).isEqualTo(Problem.UNKNOWN_MECHANISM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists:%{z}.a.example",
                "exists:%{s0}.a.example",
                "exists:%(ir).a.example",
                "exists:foo%.a.example",
                "a:%{r}.a.example",
                "exp=%{r}.a.example",
                "foo=%abc",
                "exists:%{d",
                "exists:%{d!}.a.example",
                "exists:%"
            })
    void finds_broken_macros(String term) {
        assertThat(only(term))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        bad -> {
                            assertThat(bad.problem()).isEqualTo(Problem.MACRO);
                            assertThat(bad.defect().at().of("v=spf1 " + term)).startsWith("%");
                        });
    }

    @Test
    void reads_macros() {
        assertThat(mechanism("exists:%{L2r+-}.%%_.%{d}"))
                .isEqualTo(
                        new Mechanism.Exists(
                                new DomainSpec(
                                        "%{L2r+-}.%%_.%{d}",
                                        List.of(
                                                new DomainSpec.Macro('l', 2, true, "+-", true),
                                                new DomainSpec.Literal(".%_."),
                                                new DomainSpec.Macro('d', 0, false, ".", false)))));
    }

    @Test
    void keeps_unknown_modifiers() {
        assertThat(only("RA=post/master:x"))
                .isInstanceOfSatisfying(
                        Modifier.Unknown.class,
                        unknown -> {
                            assertThat(unknown.name()).isEqualTo("ra");
                            assertThat(unknown.value()).isEqualTo("post/master:x");
                        });
    }

    @Test
    void reads_on_after_an_error_and_says_where_it_is() {
        var text = "v=spf1 ip4:192.0.2.300  include:a.example -all thanks";
        var parsed = SpfParser.parse(text);
        assertThat(parsed.defects())
                .extracting(defect -> defect.at().of(text))
                .containsExactly("192.0.2.300", "thanks");
        assertThat(((Parsed.Valid<SpfRecord>) parsed).value().all(Directive.class)).hasSize(2);
    }

    @Test
    void counts_repeated_modifiers_as_defects() {
        var text =
                "v=spf1 redirect=a.example ra=x ra=y -all redirect=a.example exp=e.example exp=e.example";
        assertThat(SpfParser.parse(text).defects())
                .extracting(defect -> defect.at().start())
                .containsExactly(41, 74);
    }

    @Test
    void stops_at_the_first_all() {
        var record = SpfParser.read("v=spf1 redirect=r.example a ~all mx +all exp=e.example");
        assertThat(record.reached()).extracting(Directive::text).containsExactly("a", "~all");
        assertThat(record.unreached()).extracting(Directive::text).containsExactly("mx", "+all");
        assertThat(record.effectiveRedirect()).isEmpty();
        assertThat(SpfParser.read("v=spf1 redirect=r.example a").effectiveRedirect()).isPresent();
    }
}
