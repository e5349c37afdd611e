package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.watch.Aspect.Kind;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Two records have the same meaning if and only if a receiver does the same with both.
class MeaningPropertiesTest {
    private static final List<String> POLICIES = List.of("none", "quarantine", "reject");

    /// A record, and what a receiver goes by, in whatever form can be compared.
    private record Written(String text, Object effect) {}

    /// Two records of one kind, the second often the first in another spelling.
    private record Pair(Written one, Written other) {
        static Pair of(Random random, Function<Random, Written> writing) {
            var one = writing.apply(random);
            var other =
                    random.nextBoolean()
                            ? new Written(new Respelling(random).of(one.text()), one.effect())
                            : writing.apply(random);
            return new Pair(one, other);
        }

        void hold(Kind kind) {
            assertThat(meaning(kind, one.text()).contradicts(meaning(kind, other.text())))
                    .isEqualTo(!one.effect().equals(other.effect()));
        }
    }

    private static Observed meaning(Kind kind, String text) {
        return Meaning.of(kind, new Answer.Found(List.of(Rdata.Text.of(text)), List.of()));
    }

    @Test
    void h2_only_what_a_receiver_goes_by_is_the_meaning_of_a_policy() {
        ForAll.values(
                random -> Pair.of(random, MeaningPropertiesTest::policy),
                pair -> pair.hold(Kind.DMARC));
    }

    private static Written policy(Random random) {
        String own = ForAll.oneOf(random, POLICIES);
        String sub = ForAll.oneOf(random, List.of("", own, "none", "reject"));
        String non = ForAll.oneOf(random, List.of("", "", "none", "reject"));
        String alignment = ForAll.oneOf(random, List.of("", "r", "s"));
        String percent = ForAll.oneOf(random, List.of("", "", "100", "50"));
        var to = new TreeSet<String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            to.add(
                    ForAll.oneOf(
                            random,
                            List.of(
                                    "mailto:a@x.example",
                                    "mailto:A@x.example",
                                    "https://x.example/A")));
        }
        String existing = sub.isEmpty() ? own : sub;
        return new Written(
                "v=DMARC1; p="
                        + own
                        + tag("sp", sub)
                        + tag("np", non)
                        + tag("adkim", alignment)
                        + tag("pct", percent)
                        + tag("rua", String.join(",", to)),
                List.of(
                        own,
                        existing,
                        non.isEmpty() ? existing : non,
                        alignment.equals("s"),
                        percent.equals("50"),
                        to));
    }

    private static String tag(String name, String value) {
        return value.isEmpty() ? "" : "; " + name + "=" + value;
    }

    @Test
    void h2_terms_and_their_order_are_the_meaning_of_a_sender_record() {
        ForAll.values(
                random -> Pair.of(random, MeaningPropertiesTest::senders),
                pair -> pair.hold(Kind.INCLUDED_SPF));
    }

    /// Each line has spellings of one term.
    private static final List<List<String>> TERMS =
            List.of(
                    List.of("a", "+A", "a/32", "a//128", "A/32//128"),
                    List.of("a/24", "a/24//128"),
                    List.of("a//64"),
                    List.of("mx:b.example", "MX:B.example.", "+mx:b.example/32"),
                    List.of("-mx:b.example"),
                    List.of("ip4:192.0.2.0/24", "IP4:192.0.2.77/24"),
                    List.of("ip4:192.0.2.0", "ip4:192.0.2.0/32"),
                    List.of("ip6:2001:db8::/32", "ip6:2001:DB8:0:1::1/32"),
                    List.of("ip6:2001:db8::1", "ip6:2001:0db8:0:0:0:0:0:1/128"),
                    List.of("include:b.example", "INCLUDE:B.EXAMPLE"),
                    List.of("include:%{d}.b.example"),
                    List.of("exists:%{ir}.b.example", "exists:%{iR.}.B.example"),
                    List.of("exists:%{I}.b.example"),
                    List.of("~all", "~ALL"));

    private static Written senders(Random random) {
        var terms = new ArrayList<String>();
        var effect = new ArrayList<Object>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            var spellings = ForAll.oneOf(random, TERMS);
            terms.add(ForAll.oneOf(random, spellings));
            effect.add(TERMS.indexOf(spellings));
        }
        boolean redirects = random.nextInt(4) == 0;
        if (redirects) {
            terms.add(random.nextInt(terms.size() + 1), "redirect=B.example");
        }
        return new Written("v=spf1 " + String.join(" ", terms), List.of(effect, redirects));
    }

    @Test
    void h2_only_what_a_verifier_goes_by_is_the_meaning_of_a_key() {
        ForAll.values(
                random -> Pair.of(random, MeaningPropertiesTest::key),
                pair -> pair.hold(Kind.DKIM_KEY));
    }

    private static Written key(Random random) {
        String key =
                ForAll.oneOf(
                        random,
                        List.of(
                                "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                                "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHUro=",
                                ""));
        String flags = ForAll.oneOf(random, List.of("", "y", "s", "y:s", "s:y"));
        String services = ForAll.oneOf(random, List.of("", "*", "email", "email:*"));
        return new Written(
                ForAll.oneOf(random, List.of("v=DKIM1; k=ed25519", "k=ed25519"))
                        + tag("t", flags)
                        + tag("s", services)
                        + tag("n", ForAll.oneOf(random, List.of("", "a note")))
                        + "; p="
                        + key,
                List.of(
                        key,
                        Arrays.stream(flags.split(":", -1)).collect(Collectors.toSet()),
                        services.equals("email")));
    }

    @Test
    void nothing_that_a_name_may_answer_is_too_much() {
        ForAll.values(
                random ->
                        ForAll.oneOf(
                                        random,
                                        List.of(
                                                "v=DMARC1;",
                                                "v=spf1 ",
                                                "v=DKIM1;",
                                                "p=",
                                                "v=STSv1;",
                                                "v=TLSRPTv1;",
                                                "v=BIMI1;"))
                                + ForAll.text(
                                        random, "apsv=;:,!@/?%{} \t\"\\.-+0149\u0000\u00ff", 60),
                text -> {
                    for (Kind kind :
                            Set.of(
                                    Kind.DMARC,
                                    Kind.SPF,
                                    Kind.DKIM_KEY,
                                    Kind.MTA_STS,
                                    Kind.TLS_RPT,
                                    Kind.BIMI)) {
                        var seen = meaning(kind, text);
                        assertThat(seen.isKnown()).isTrue();
                        assertThat(seen).isEqualTo(meaning(kind, text));
                    }
                });
    }
}
