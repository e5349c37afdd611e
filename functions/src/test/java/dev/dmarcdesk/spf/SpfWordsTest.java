package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.sender.Senders;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SpfWordsTest {
    private static final String INCLUDED =
            IntStream.range(0, 13)
                    .mapToObj(i -> "i%d.example TXT v=spf1 ip4:192.0.2.%d -all".formatted(i, i))
                    .collect(Collectors.joining("\n"));

    private static Dns includes(int count) {
        String terms =
                IntStream.range(0, count)
                        .mapToObj(i -> " include:i%d.example".formatted(i))
                        .collect(Collectors.joining());
        return Spf.publishing("v=spf1" + terms + " ~all", INCLUDED);
    }

    @Test
    void says_where_the_budget_breaks_and_whose_mail_suffers() {
        var advice = Spf.advice("spf.too-many-lookups", includes(13));
        assertThat(advice.title().text())
                .isEqualTo("The SPF record needs 13 DNS lookups; receivers stop at 10");
        assertThat(advice.because().text())
                .isEqualTo(
                        "include:i10.example is lookup number 11. Mail that only include:i10.example or the"
                                + " 2 terms after it would allow gets permerror, so SPF does not pass for it.");
        assertThat(advice.excerpts().getFirst().at().of(advice.excerpts().getFirst().text()))
                .isEqualTo("include:i10.example");
        assertThat(advice.citations().getFirst().text()).isEqualTo("RFC 7208 §4.6.4");
    }

    @Test
    void names_the_dearest_terms() {
        var dns =
                Spf.publishing(
                        "v=spf1 mx include:b.a.example include:c.a.example -all",
                        "b.a.example TXT v=spf1 exists:%{i}.1.b exists:%{i}.2.b exists:%{i}.3.b exists:%{i}.4.b exists:%{i}.5.b exists:%{i}.6.b exists:%{i}.7.b -all",
                        "c.a.example TXT v=spf1 exists:%{i}.1.c exists:%{i}.2.c exists:%{i}.3.c -all");
        var advice = Spf.advice("spf.too-many-lookups", dns);
        assertThat(advice.because().text())
                .startsWith(
                        "Lookup number 11 is exists:%{i}.1.c in the record of c.a.example, reached through include:c.a.example.");
        assertThat(summary(advice))
                .contains("These cost most: include:b.a.example (8), include:c.a.example (4).")
                .endsWith("leaves 11 lookups, which is not enough.");
    }

    @Test
    void leaves_an_include_alone_that_is_not_needed_where_repetitions_cost_enough() {
        var dns =
                Spf.publishing(
                        "v=spf1 a mx ptr a a a a a include:sendgrid.net include:_spf.google.com ~all",
                        "a.example A 192.0.2.1",
                        "sendgrid.net TXT v=spf1 include:ab.sendgrid.net -all",
                        "ab.sendgrid.net TXT v=spf1 ip4:192.0.2.1 -all",
                        "_spf.google.com TXT v=spf1 ip4:192.0.2.1 ~all");
        var examination =
                new SpfCheck(BundledData.senders())
                        .examine(new Subject(Spf.DOMAIN, List.of()), Sources.of(dns));
        assertThat(examination.advice())
                .extracting(Advice::finding)
                .filteredOn(SpfFinding.UnusedInclude.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        SpfFinding.UnusedInclude.class,
                        unused -> {
                            assertThat(unused.at().term()).isEqualTo("include:sendgrid.net");
                            assertThat(unused.lookups()).isEqualTo(2);
                        });
        assertThat(examination.advice())
                .filteredOn(advice -> advice.finding() instanceof SpfFinding.TooManyLookups)
                .singleElement()
                .satisfies(advice ->
                        assertThat(summary(advice))
                                .isEqualTo(
                                        "Remove ptr, a from the SPF record, which then needs 5 of 10 lookups instead of 11. They allow nobody who is not allowed anyway."));
    }

    @Test
    void shows_the_place_in_the_record() {
        var advice = Spf.advice("spf.syntax", Spf.publishing("v=spf1 mx ip4:192.0.2.300 -all"));
        var excerpt = advice.excerpts().getFirst();
        assertThat(excerpt.at().of(excerpt.text())).isEqualTo("192.0.2.300");
    }

    @Test
    void never_advises_the_strict_end_to_a_domain_that_sends() {
        assertThat(
                        Spf.check(Spf.publishing("v=spf1 mx ?all")).advice().stream()
                                .map(advice -> summary(advice) + advice.because().text()))
                .noneMatch(words -> words.contains("-all"));
    }

    @Test
    void every_error_and_warning_says_what_happens_to_mail_and_what_to_do() {
        var dns =
                Spf.publishing(
                        "v=spf1 mx ptr ip4:1 foo:x include:gone.example include:two.example include:a.example"
                                + " exists:%{z} redirect=x.example redirect=y.example mx ?all mx",
                        "two.example TXT v=spf1 -all", "two.example TXT v=spf1 ~all");
        assertThat(Spf.check(dns).advice())
                .hasSizeGreaterThan(8)
                .allSatisfy(advice -> {
                    assertThat(advice.because().isEmpty()).isFalse();
                    assertThat(summary(advice)).isNotEmpty();
                    assertThat(advice.citations()).isNotEmpty();
                    assertThat(advice.evidence()).isNotEmpty();
                });
    }

    private static String summary(Advice advice) {
        return advice.fix() instanceof Fix.Todo(var summary, _, _) ? summary.text() : "";
    }

    @Test
    void draws_the_tree_with_its_costs() {
        var tree =
                Spf.tree(
                        "v=spf1 include:_spf.a.example mx include:loop.a.example ip4:192.0.2.1 exists:%{i}.b.example ~all",
                        "_spf.a.example TXT v=spf1 a:gone.example include:gone.example ip4:192.0.2.1 ip4:192.0.2.2 -all",
                        "loop.a.example TXT v=spf1 include:a.example -all");
        assertThat(SpfTreeText.of(tree, Senders.NONE, 80))
                .isEqualTo(
                        """
                        a.example                   7 of 10 lookups
                        ├─ include:_spf.a.example   3
                        │  ├─ a:gone.example        1  does not exist: void
                        │  ├─ include:gone.example  1  does not exist: permerror
                        │  └─ 2 networks, -all
                        ├─ mx                       1
                        ├─ include:loop.a.example   2
                        │  ├─ include:a.example     1  comes back to itself: permerror
                        │  └─ -all
                        ├─ exists:%{i}.b.example    1  depends on the sender
                        └─ 1 network, ~all\
                        """);
    }

    @Test
    void marks_where_receivers_stop() {
        var tree = SpfFacts.of(Spf.DOMAIN, includes(12)).tree().orElseThrow();
        assertThat(
                        SpfTreeText.of(tree, Senders.NONE, 80)
                                .lines()
                                .filter(line -> line.contains("←")))
                .containsExactly("├─ include:i10.example  1  ← lookup 11: receivers stop here");
    }

    @Test
    void keeps_the_drawing_narrow_and_short() {
        var tree =
                Spf.tree(
                        "v=spf1"
                                + " include:%s.example".formatted("x".repeat(60))
                                + " a".repeat(500)
                                + " exists:%s.example".formatted("y".repeat(200))
                                + " -all");
        var lines = SpfTreeText.of(tree, Senders.NONE, 70).lines().toList();
        assertThat(lines)
                .hasSizeLessThan(160)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(70));
        assertThat(lines.getLast()).contains("more lines");
    }
}
