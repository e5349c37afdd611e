package dev.dmarcdesk.spf;

import static dev.dmarcdesk.spf.Evaluations.envelope;
import static dev.dmarcdesk.spf.Evaluations.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.CorpusZone;
import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.World;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Visible;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whatever is published, whoever asks.
class CheckHostPropertiesTest {
    private static final List<String> CLIENTS = List.of("203.0.113.77", "2001:db8:77::1");

    /// The domain's record, ten terms of eleven questions each, the names of the client with their
    /// addresses, the explanation.
    private static final int MOST_QUESTIONS = 1 + 10 * 11 + 11 + 1;

    /// Every name publishes something made of its name and a seed; a third of the names is not
    /// there at all.
    private record Anything(long seed) implements Dns {
        @Override
        public Answer ask(Question question) {
            if (new Random(seed * 31 + question.name().hashCode()).nextInt(6) == 0) {
                return new Answer.NoSuchDomain(List.of());
            }
            var random = new Random(seed * 37 + question.toString().hashCode());
            return switch (random.nextInt(24)) {
                case 0 -> new Answer.Unavailable(Answer.Reason.TIMEOUT, "planted");
                case 1, 2, 3 -> new Answer.NoData(List.of());
                default -> new Answer.Found(data(question, random), List.of());
            };
        }

        private static List<Rdata> data(Question question, Random random) {
            int count = 1 + random.nextInt(random.nextInt(9) == 0 ? 14 : 3);
            return switch (question.type()) {
                case TXT, SPF ->
                        List.of(
                                Rdata.Text.of(
                                        random.nextInt(12) == 0
                                                ? SpfRecords.junk(random)
                                                : SpfRecords.record(random)));
                case A, AAAA -> list(count, () -> address(question, random));
                case MX -> list(count, () -> new Rdata.Exchange(random.nextInt(3), name(random)));
                case PTR, NS -> list(count, () -> new Rdata.Pointer(name(random)));
                case CNAME, DNSKEY, DS -> List.of(new Rdata.Alias(name(random)));
            };
        }

        private static Rdata address(Question question, Random random) {
            return new Rdata.Address(
                    InetAddress.ofLiteral(
                            question.type() == RrType.A
                                    ? "198.51.100." + random.nextInt(9)
                                    : "2001:db8::" + random.nextInt(9)));
        }

        private static DomainName name(Random random) {
            return DomainName.of("h" + random.nextInt(40) + ".example");
        }

        private static List<Rdata> list(int count, Supplier<Rdata> one) {
            return Stream.generate(one).limit(count).toList();
        }
    }

    /// Counts what is asked.
    private static final class Counting implements Dns {
        private final Dns dns;
        private int asked;

        Counting(Dns dns) {
            this.dns = dns;
        }

        @Override
        public Answer ask(Question question) {
            asked++;
            return dns.ask(question);
        }
    }

    /// Evaluation and tree count the same.
    ///
    /// Looked at are records whose tree is known without a client: every include and redirect leads
    /// to a name that is written out and not to a domain being evaluated (a loop is one lookup of
    /// the tree, and all that are left of an evaluation). Then no evaluation costs more lookups
    /// than the tree, and none more than eleven; one that no term matched and no error ended costs
    /// exactly the tree's. So do the void lookups of an IPv4 client where nothing depends on the
    /// client and all lookups were answered: those of the tree, and one for each `a` that leads to
    /// IPv6 addresses alone.
    ///
    /// @return how many evaluations cost exactly as much as the tree
    private static int agree(DomainName domain, Dns dns) {
        var tree = SpfFacts.of(domain, dns).tree();
        if (tree.isEmpty() || tree.get().isBounded() || !isKnown(tree.get())) {
            return 0;
        }
        int exact = 0;
        for (String client : CLIENTS) {
            var outcome = evaluate(domain.toString(), client, dns);
            int lookups = tree.get().lookups();
            assertThat(outcome.lookups()).isLessThanOrEqualTo(Math.min(lookups, 11));
            if (isWholeWay(outcome)) {
                assertThat(outcome.lookups()).isEqualTo(lookups);
                if (client.indexOf(':') < 0 && isAnswered(tree.get())) {
                    assertThat(outcome.voids())
                            .as(
                                    "%s%n%s",
                                    SpfTreeText.of(tree.get(), Senders.NONE, 74),
                                    CheckedText.of(outcome.checked(), 74))
                            .isEqualTo(tree.get().voids() + ipv6Only(tree.get()));
                }
                exact++;
            }
        }
        return exact;
    }

    private static boolean isKnown(SpfTree tree) {
        return tree.inOrder().stream()
                .noneMatch(visit ->
                        visit.step().leadsTo() instanceof SpfTarget.Loop
                                || (visit.step().leadsTo() instanceof SpfTarget.PerClient
                                        && leadsToRecord(visit.step().term())));
    }

    private static boolean leadsToRecord(Term term) {
        return term instanceof Modifier || term instanceof Directive(_, Mechanism.Include _, _, _);
    }

    private static boolean isAnswered(SpfTree tree) {
        return tree.inOrder().stream()
                .noneMatch(visit ->
                        visit.step().leadsTo() instanceof SpfTarget.Unavailable
                                || visit.step().leadsTo() instanceof SpfTarget.PerClient);
    }

    private static int ipv6Only(SpfTree tree) {
        return (int)
                tree.inOrder().stream()
                        .filter(visit ->
                                visit.step().leadsTo() instanceof SpfTarget.Addresses(boolean only)
                                        && only)
                        .count();
    }

    /// No term matched but `all` and redirects, and none ended it.
    private static boolean isWholeWay(SpfOutcome outcome) {
        var ending = outcome.checked().last().ending();
        return (ending instanceof CheckedRecord.ByTerm
                        || ending instanceof CheckedRecord.NothingMatched)
                && outcome.checked().inOrder().stream()
                        .allMatch(term ->
                                switch (term.match()) {
                                    case Match.No _ -> true;
                                    case Match.Yes(var ground) ->
                                            ground instanceof Match.Everybody
                                                    || term.term() instanceof Modifier;
                                    case Match.Stop _ -> false;
                                });
    }

    @Test
    void costs_what_the_tree_says_for_every_record_of_the_world() {
        var world = World.read("dev");
        var dns = world.dns();
        int exact =
                Stream.concat(
                                world.domains().stream(),
                                world.traps().values().stream().map(World.Trap::domain))
                        .distinct()
                        .flatMap(typed ->
                                DomainName.parse(typed)
                                                instanceof Parsed.Valid<DomainName>(var name, _)
                                        ? Stream.of(name)
                                        : Stream.empty())
                        .mapToInt(domain -> agree(domain, dns))
                        .sum();
        assertThat(exact).isGreaterThan(100);
    }

    @Test
    void costs_what_the_tree_says_for_every_record_of_the_suites() throws IOException {
        int exact = 0;
        for (String suite : SpfConformanceTest.SUITES) {
            var file = Shared.path("corpora/spf/" + suite + ".json").toFile();
            for (var group : new ObjectMapper().readTree(file).path("groups")) {
                var dns = CorpusZone.of(group.path("zone"));
                for (var owner : group.path("zone").properties()) {
                    if (DomainName.parse(owner.getKey())
                            instanceof Parsed.Valid<DomainName>(var name, _)) {
                        exact += agree(name, dns);
                    }
                }
            }
        }
        assertThat(exact).isGreaterThan(100);
    }

    @Test
    void costs_what_the_tree_says_whatever_is_published() {
        var exact = new ArrayList<Integer>();
        ForAll.values(
                random -> new Anything(random.nextLong()),
                dns -> {
                    for (int i = 0; i < 2; i++) {
                        exact.add(agree(DomainName.of("d" + i + ".example"), dns));
                    }
                });
        assertThat(exact.stream().mapToInt(count -> count).sum()).isGreaterThan(100);
    }

    @Test
    void ends_within_its_questions_whatever_is_published() {
        ForAll.values(
                random -> random.nextLong(),
                seed -> {
                    var random = new Random(seed);
                    var dns = new Counting(new Anything(seed));
                    var envelope =
                            new Envelope(
                                    Evaluations.ip(ForAll.oneOf(random, CLIENTS)),
                                    SpfRecords.junk(random) + "@" + SpfRecords.junk(random),
                                    SpfRecords.junk(random),
                                    new Receiver("r", Instant.EPOCH));
                    var outcome = CheckHost.of("d" + random.nextInt(9) + ".example", envelope, dns);
                    assertThat(dns.asked).isLessThanOrEqualTo(MOST_QUESTIONS);
                    assertThat(CheckedText.of(outcome.checked(), 74)).isNotEmpty();
                    assertThat(CheckHost.ofMailFrom(envelope, dns).result()).isNotNull();
                });
    }

    @Test
    void ends_within_its_questions_however_large() {
        String wide =
                IntStream.range(0, 4000)
                        .mapToObj(i -> " include:i" + i + ".example")
                        .toList()
                        .stream()
                        .reduce("", String::concat);
        for (String record :
                List.of(
                        "v=spf1" + wide,
                        "v=spf1" + " include:a.example".repeat(3600),
                        "v=spf1" + " ip4:192.0.2.1".repeat(4600) + " -all",
                        "v=spf1" + " mx:m.example".repeat(20),
                        "v=spf1" + " ptr".repeat(20),
                        "v=spf1 redirect=a.example",
                        "v=spf1 a:%{p}" + ".%{p}".repeat(9000) + ".example",
                        "v=spf1 exists:" + "%{sr}%{S}%{l128r.-+}".repeat(3000) + ".example -all",
                        "v=spf1 exp=" + "%{s}".repeat(16000) + " -all",
                        "v=spf1 \u0000\u0007\u001b[31m\u007f\u00ff\u00c3 -all",
                        "v=spf1 exists:" + "%{l}.".repeat(9000) + "a.example -all")) {
            var dns = new Counting(new Same(record));
            String sender = "a.b-c+d\u0000\u00fc".repeat(8000);
            var outcome =
                    CheckHost.of(
                            "a.example",
                            envelope("203.0.113.77", sender + "@a.example", sender),
                            dns);
            assertThat(dns.asked)
                    .as(Visible.code(record.substring(0, 20)))
                    .isLessThanOrEqualTo(MOST_QUESTIONS);
            assertThat(outcome.lookups()).isLessThanOrEqualTo(11);
            assertThat(outcome.explanation()).hasSizeLessThan(5000);
        }
    }

    /// The same record at every name, and a thousand of everything else.
    private record Same(String record) implements Dns {
        @Override
        public Answer ask(Question question) {
            return new Answer.Found(
                    switch (question.type()) {
                        case TXT, SPF -> List.of(Rdata.Text.of(record));
                        case A -> List.of(new Rdata.Address(InetAddress.ofLiteral("192.0.2.99")));
                        case AAAA -> List.of(new Rdata.Address(InetAddress.ofLiteral("::1")));
                        case MX -> thousand(host -> new Rdata.Exchange(10, host));
                        case PTR, NS -> thousand(Rdata.Pointer::new);
                        case CNAME, DNSKEY, DS -> List.of(new Rdata.Alias(question.name()));
                    },
                    List.of());
        }

        private static List<Rdata> thousand(Function<DomainName, Rdata> of) {
            return IntStream.range(0, 1000)
                    .mapToObj(i -> of.apply(DomainName.of("x" + i + ".example")))
                    .toList();
        }
    }
}
