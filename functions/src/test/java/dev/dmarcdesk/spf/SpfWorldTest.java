package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.spf.SpfFacts.Status;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The traps of the offline DNS world whose facts are about SPF.
class SpfWorldTest {
    private static final KnownDeviations DEVIATIONS = KnownDeviations.read("/spf-deviations.txt");

    private static Examination<SpfFacts> examine(String domain, Dns dns) {
        return new SpfCheck().examine(new Subject(DomainName.of(domain), List.of()), dns);
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
}
