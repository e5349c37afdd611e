package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.spf.SpfFacts.Status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SpfTreeTest {
    @ParameterizedTest
    @CsvSource({
        "v=spf1 -all, 0",
        "v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 exp=e.example -all, 0",
        "v=spf1 a mx ptr -all, 3",
        "v=spf1 a/24 mx/24 A:b.example MX:b.example/24//64 -all, 4",
        "v=spf1 exists:b.example exists:%{i}.b.example -all, 2",
        "v=spf1 Include:b.example INCLUDE:b.example -all, 2",
        "v=spf1 include:%{d}.b.example redirect=%{d}.b.example, 2",
        "v=spf1 redirect=b.example -all, 0",
        "v=spf1 -all a mx include:b.example, 0",
        "v=spf1 ~all mx +all, 0",
        "v=spf1 include:send-all.example a, 2",
    })
    void counts_terms_not_names(String record, int lookups) {
        var tree =
                Spf.tree(
                        record,
                        "b.example TXT v=spf1 ip4:192.0.2.1 -all",
                        "send-all.example TXT v=spf1 -all");
        assertThat(tree.lookups()).isEqualTo(lookups);
    }

    @Test
    void nobody_passes_by_the_hosts_of_a_null_mx() {
        var tree = Spf.tree("v=spf1 mx:closed.example -all", "closed.example MX 0 .");

        assertThat(tree.canPass()).isFalse();
        assertThat(tree.voids()).isZero();
    }

    @Test
    void counts_the_same_include_each_time_it_is_reached() {
        var tree =
                Spf.tree(
                        "v=spf1 include:b.example include:c.example -all",
                        "b.example TXT v=spf1 include:d.example -all",
                        "c.example TXT v=spf1 include:d.example -all",
                        "d.example TXT v=spf1 a mx -all");
        assertThat(tree.lookups()).isEqualTo(8);
        assertThat(tree.inOrder().stream().map(visit -> visit.step().leadsTo()))
                .noneMatch(SpfTarget.Loop.class::isInstance);
    }

    @Test
    void follows_a_redirect_and_what_it_ends_in() {
        var tree =
                Spf.tree(
                        "v=spf1 a redirect=b.example",
                        "b.example TXT v=spf1 include:c.example redirect=d.example",
                        "c.example TXT v=spf1 -all",
                        "d.example TXT v=spf1 mx ?all");
        assertThat(tree.lookups()).isEqualTo(5);
        assertThat(tree.all()).contains(Qualifier.NEUTRAL);
    }

    @Test
    void does_not_follow_loops() {
        var tree =
                Spf.tree(
                        "v=spf1 include:b.example -all",
                        "b.example TXT v=spf1 include:c.example -all",
                        "c.example TXT v=spf1 redirect=a.example");
        assertThat(tree.lookups()).isEqualTo(3);
        assertThat(tree.inOrder().getLast().step().leadsTo())
                .isEqualTo(new SpfTarget.Loop(Spf.DOMAIN));
    }

    @Test
    void counts_a_term_void_when_there_is_nothing_of_either_family() {
        var tree =
                Spf.tree(
                        "v=spf1 a:four.example a:six.example a:gone.example exists:gone.example mx:four.example"
                                + " include:none.example include:txt.example -all",
                        "four.example A 192.0.2.1",
                        "six.example AAAA 2001:db8::1",
                        "none.example A 192.0.2.1",
                        "txt.example TXT hello");
        assertThat(tree.voids()).isEqualTo(4);
        assertThat(
                        tree.inOrder().stream()
                                .filter(visit -> visit.step().voids() > 0)
                                .map(visit -> visit.step().term().text()))
                .containsExactly(
                        "a:gone.example",
                        "exists:gone.example",
                        "mx:four.example",
                        "include:none.example");
    }

    @Test
    void names_the_term_that_is_one_too_many() {
        var facts =
                SpfFacts.of(
                        Spf.DOMAIN,
                        Spf.publishing(
                                "v=spf1 a mx include:b.example ip4:192.0.2.1 include:c.example -all",
                                "b.example TXT v=spf1 a a a a a a a a a -all",
                                "c.example TXT v=spf1 -all"));
        assertThat(facts.lookups()).hasValue(13);
        assertThat(facts.exceedsAt()).contains("a (b.example)");
        var breach = SpfLimits.breach(facts.tree().orElseThrow()).orElseThrow();
        assertThat(breach.within().term().text()).isEqualTo("include:b.example");
        assertThat(breach.after())
                .extracting(expense -> expense.term().text())
                .containsExactly("ip4:192.0.2.1", "include:c.example");
    }

    @Test
    void names_no_term_at_ten() {
        var facts =
                SpfFacts.of(
                        Spf.DOMAIN,
                        Spf.publishing("v=spf1 a a a a a a a a a a -all", "a.example A 192.0.2.1"));
        assertThat(facts.lookups()).hasValue(10);
        assertThat(facts.exceedsAt()).isEmpty();
        assertThat(facts.status()).isEqualTo(Status.FOUND);
    }

    @Test
    void asks_a_level_at_a_time() {
        var zone =
                Spf.publishing(
                        "v=spf1 include:b.example include:c.example a -all",
                        "b.example TXT v=spf1 include:d.example mx -all",
                        "c.example TXT v=spf1 include:e.example include:b.example -all",
                        "d.example TXT v=spf1 -all",
                        "e.example TXT v=spf1 -all");
        var rounds = new ArrayList<List<Question>>();
        SpfFacts.of(Spf.DOMAIN, new Rounds(zone, rounds));
        assertThat(rounds).hasSize(4);
        assertThat(rounds.get(1)).hasSize(4);
        assertThat(rounds.get(2)).hasSize(3);
        assertThat(rounds.get(3)).isEmpty();
    }

    private record Rounds(Dns dns, List<List<Question>> rounds) implements Dns {
        @Override
        public Answer ask(Question question) {
            throw new AssertionError("asked alone: " + question);
        }

        @Override
        public List<Answer> askAll(List<Question> questions) {
            rounds.add(questions);
            return dns.askAll(questions);
        }
    }

    @Test
    void stays_bounded_where_a_few_names_make_a_huge_tree() {
        String ten = " include:%s".repeat(10);
        var zone = new StringBuilder();
        for (int i = 1; i < 40; i++) {
            zone.append("b%d.example TXT v=spf1".formatted(i))
                    .append(ten.replace("%s", "b%d.example".formatted(i + 1)))
                    .append(" -all\n");
        }
        var tree = Spf.tree("v=spf1 include:b1.example -all", zone.toString());
        assertThat(tree.lookups()).isGreaterThan(10);
        assertThat(tree.isBounded()).isTrue();
        assertThat(tree.inOrder()).hasSizeLessThan(1000);
    }

    @Test
    void counts_thousands_of_terms_and_asks_about_few() {
        String terms =
                IntStream.range(0, 4000)
                        .mapToObj(i -> "a:h%d.example".formatted(i))
                        .collect(Collectors.joining(" "));
        var asked = new ArrayList<List<Question>>();
        var dns = new Rounds(Spf.publishing("v=spf1 " + terms + " -all"), asked);
        var tree = SpfFacts.of(Spf.DOMAIN, dns).tree().orElseThrow();
        assertThat(tree.lookups()).isEqualTo(4000);
        assertThat(asked.stream().mapToInt(List::size).sum()).isLessThan(130);
    }

    @Test
    void ends_in_a_long_chain() {
        String chain =
                IntStream.range(1, 200)
                        .mapToObj(i ->
                                "b%d.example TXT v=spf1 redirect=b%d.example".formatted(i, i + 1))
                        .collect(Collectors.joining("\n"));
        var tree = Spf.tree("v=spf1 redirect=b1.example", chain);
        assertThat(tree.lookups()).isBetween(11, 30);
        assertThat(tree.isBounded()).isTrue();
    }

    @Test
    void keeps_failures_apart_from_absence() {
        var facts =
                SpfFacts.of(
                        Spf.DOMAIN,
                        Spf.publishing(
                                "v=spf1 include:down.example a:slow.example -all",
                                "down.example !SERVFAIL",
                                "slow.example !TIMEOUT"));
        assertThat(facts.status()).isEqualTo(Status.UNKNOWN);
        assertThat(facts.voidLookups()).hasValue(0);
        assertThat(facts.tree().orElseThrow().steps())
                .allSatisfy(step ->
                        assertThat(step.leadsTo()).isInstanceOf(SpfTarget.Unavailable.class));
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 -all, true",
        "v=spf1 redirect=nobody.example, true",
        "v=spf1 include:nobody.example -all, true",
        "v=spf1 ?ip4:192.0.2.1 -all, true",
        "v=spf1 ip4:192.0.2.1 -all, false",
        "v=spf1 ~all, false",
        "v=spf1 include:some.example -all, false",
    })
    void knows_whether_anybody_is_authorized(String record, boolean nobody) {
        var facts =
                SpfFacts.of(
                        Spf.DOMAIN,
                        Spf.publishing(
                                record,
                                "nobody.example TXT v=spf1 -all",
                                "some.example TXT v=spf1 ip4:192.0.2.1 -all"));
        assertThat(facts.authorizesNobody()).isEqualTo(nobody);
    }

    @Test
    void names_the_included_domains() {
        var facts =
                SpfFacts.of(
                        Spf.DOMAIN,
                        Spf.publishing(
                                "v=spf1 a:host.example include:b.example redirect=gone.example",
                                "b.example TXT v=spf1 include:c.example include:%{d}.x.example -all",
                                "c.example TXT v=spf1 -all"));
        assertThat(facts.includedDomains())
                .extracting(DomainName::toString)
                .containsExactly("b.example", "c.example", "gone.example");
    }

    @Test
    void reads_the_record_at_the_end_of_an_alias() {
        var facts =
                SpfFacts.of(
                        Spf.DOMAIN,
                        ZoneDns.of("a.example CNAME h.example\nh.example TXT v=spf1 a -all"));
        assertThat(facts.owner()).hasToString("h.example");
        assertThat(facts.status()).isEqualTo(Status.FOUND);
        assertThat(facts.tree().orElseThrow().steps().getFirst().target()).isEqualTo("a.example");
    }
}
