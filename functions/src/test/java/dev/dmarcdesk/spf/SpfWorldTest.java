package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfFacts.Status;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The traps of the offline DNS world whose facts are about SPF.
class SpfWorldTest {
    private static final KnownDeviations DEVIATIONS = KnownDeviations.read("/spf-deviations.txt");

    private static Examination<SpfFacts> examine(String domain, Dns dns) {
        return new SpfCheck(Senders.NONE)
                .examine(new Subject(DomainName.of(domain), List.of()), Sources.of(dns));
    }

    @TestFactory
    Stream<DynamicTest> finds_the_facts_of_every_trap() {
        var world = World.read("dev");
        var dns = world.dns();
        return world.traps().values().stream()
                .filter(trap -> trap.facts().get("spf") instanceof Map)
                .map(trap ->
                        DynamicTest.dynamicTest(
                                trap.id(),
                                () ->
                                        DEVIATIONS.run(
                                                "world/" + trap.id(),
                                                () ->
                                                        compare(
                                                                (Map<?, ?>)
                                                                        trap.facts()
                                                                                .getOrDefault(
                                                                                        "spf",
                                                                                        Map.of()),
                                                                examine(trap.domain(), dns)))));
    }

    private static void compare(Map<?, ?> expected, Examination<SpfFacts> found) {
        var facts = found.facts();
        assertThat(expected)
                .allSatisfy((key, value) -> {
                    switch (key.toString()) {
                        case "status" ->
                                assertThat(facts.status()).isIn(statuses(value.toString()));
                        case "lookups" -> assertThat(facts.lookups()).hasValue((int) value);
                        case "voids" -> assertThat(facts.voidLookups()).hasValue((int) value);
                        case "all" ->
                                assertThat(facts.all().map(all -> all.sign() + "all"))
                                        .isEqualTo(Optional.ofNullable(value));
                        case "default" -> assertThat(codes(found)).contains("spf.no-all");
                        case "flags" ->
                                assertThat(codes(found)).containsAll(flags((List<?>) value));
                        default -> throw new AssertionError("what is " + key);
                    }
                });
    }

    private static Set<Status> statuses(String expected) {
        return switch (expected) {
            case "ok" -> Set.of(Status.FOUND);
            case "none" -> Set.of(Status.NONE);
            case "permerror" -> Set.of(Status.INVALID, Status.MULTIPLE);
            case "temperror" -> Set.of(Status.UNKNOWN);
            default -> throw new AssertionError(expected);
        };
    }

    private static List<String> flags(List<?> flags) {
        return flags.stream()
                .map(Object::toString)
                .map(flag -> flag.equals("mx_over_10") ? "mx_over_ten" : flag)
                .map(flag -> "spf." + flag.replace('_', '-'))
                .toList();
    }

    private static List<String> codes(Examination<SpfFacts> found) {
        return found.advice().stream().map(Advice::finding).map(finding -> finding.code()).toList();
    }

    @ParameterizedTest
    @CsvSource({"github.com, 10, FOUND", "hackclub.com, 11, INVALID"})
    void counts_the_lookups_of_real_domains(String domain, int lookups, Status status) {
        var facts = examine(domain, World.read("dev").dns()).facts();
        assertThat(facts.lookups()).hasValue(lookups);
        assertThat(facts.status()).isEqualTo(status);
        assertThat(facts.exceedsAt().isPresent()).isEqualTo(lookups > 10);
    }

    /// Publishes every proposed record and looks again: the finding is gone, and nothing new is
    /// wrong.
    @TestFactory
    Stream<DynamicTest> every_proposed_record_mends_what_it_promises() {
        var world = World.read("dev");
        var dns = world.dns();
        return Stream.concat(
                        world.traps().values().stream().map(World.Trap::domain),
                        world.domains().stream())
                .distinct()
                .filter(domain -> DomainName.parse(domain) instanceof Parsed.Valid)
                .map(domain -> DynamicTest.dynamicTest(domain, () -> applyAll(domain, dns)));
    }

    private static void applyAll(String domain, Dns dns) {
        var before = examine(domain, dns);
        for (var advice : before.advice()) {
            if (advice.fix() instanceof Fix.Todo(_, var edits, _) && !edits.isEmpty()) {
                var after = examine(domain, new EditedDns(dns, edits));
                assertThat(codes(after)).doesNotContain(advice.finding().code());
                assertThat(wrong(after)).isSubsetOf(wrong(before));
            }
        }
    }

    private static List<String> wrong(Examination<SpfFacts> found) {
        return found.advice().stream()
                .filter(advice ->
                        advice.severity() == Severity.ERROR
                                || advice.severity() == Severity.WARNING)
                .map(advice -> advice.finding().code())
                .toList();
    }

    /// A zone after edits of TXT records, by the book: what is replaced is the one SPF record.
    private record EditedDns(Dns dns, List<RecordEdit> edits) implements Dns {
        @Override
        public Answer ask(Question question) {
            var answer = dns.ask(question);
            var here = edits.stream().filter(edit -> edit.name().equals(question.name())).toList();
            if (question.type() != RrType.TXT || here.isEmpty()) {
                return answer;
            }
            var texts = new ArrayList<Rdata>();
            if (answer instanceof Answer.Found(var records, _)) {
                texts.addAll(records);
            }
            for (var edit : here) {
                switch (edit.action()) {
                    case ADD -> {}
                    case REMOVE ->
                            texts.removeIf(
                                    text -> ((Rdata.Text) text).joined().equals(edit.value()));
                    case REPLACE -> {
                        var old =
                                texts.stream()
                                        .filter(text ->
                                                SpfParser.isRecord(((Rdata.Text) text).joined()))
                                        .findFirst();
                        old.ifPresent(texts::remove);
                    }
                }
                if (edit.action() != RecordEdit.Action.REMOVE) {
                    texts.add(Rdata.Text.of(edit.value()));
                }
            }
            return new Answer.Found(texts, List.of());
        }
    }
}
