package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mtasts.MtaStsCheck;
import dev.dmarcdesk.mtasts.MtaStsFacts;
import dev.dmarcdesk.mtasts.StsPolicyParser;
import dev.dmarcdesk.mtasts.StsRecordParser;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// MTA-STS records and policies against the public suites.
class MtaStsConformanceTest {
    private static final KnownDeviations DEVIATIONS =
            KnownDeviations.read("/mta-sts-deviations.txt");

    @TestFactory
    Stream<DynamicTest> reads_records() throws IOException {
        return cases("mta-sts-record", StsRecordParser::parse);
    }

    @TestFactory
    Stream<DynamicTest> reads_policies() throws IOException {
        return cases("mta-sts-policy", StsPolicyParser::parse);
    }

    private static Stream<DynamicTest> cases(String kind, Function<String, Parsed<?>> parser)
            throws IOException {
        return new ObjectMapper()
                .readTree(Shared.path("corpora/policy_records/records.json").toFile())
                .valueStream()
                .filter(test -> test.path("kind").asText().equals(kind))
                .map(test ->
                        DynamicTest.dynamicTest(
                                test.path("id").asText(),
                                () ->
                                        DEVIATIONS.run(
                                                test.path("id").asText(),
                                                () -> judge(test, parser))));
    }

    private static void judge(JsonNode test, Function<String, Parsed<?>> parser) {
        assertThat(parser.apply(test.path("text").asText()) instanceof Parsed.Valid)
                .isEqualTo(test.path("expect").path("valid").asBoolean());
    }

    @Test
    void judges_the_records_of_the_world() {
        var world = World.read("dev");
        assertThat(world.traps().values()).anyMatch(trap -> trap.facts().containsKey("mta_sts"));
        for (World.Trap trap : world.traps().values()) {
            if (trap.facts().get("mta_sts") instanceof Map<?, ?> wanted) {
                DEVIATIONS.run(trap.id(), () -> compare(wanted, examine(world, trap.domain())));
            }
        }
    }

    @Test
    void reads_the_record_of_every_domain_of_the_world() {
        var world = World.read("dev");
        var ids =
                world.domains().stream()
                        .map(name -> examine(world, name).facts())
                        .peek(facts ->
                                assertThat(facts.status())
                                        .isNotIn(
                                                MtaStsFacts.Status.UNKNOWN,
                                                MtaStsFacts.Status.MULTIPLE))
                        .map(MtaStsFacts::id)
                        .toList();
        assertThat(ids).contains("20210803T010101", "20190225000000Z");
    }

    private static Examination<MtaStsFacts> examine(World world, String domain) {
        return new MtaStsCheck()
                .examine(new Subject(DomainName.of(domain), List.of()), Sources.of(world.dns()));
    }

    private static void compare(Map<?, ?> wanted, Examination<MtaStsFacts> examined) {
        assertThat(word(examined.facts())).isEqualTo(wanted.get("status"));
        if (wanted.get("id") instanceof String id) {
            assertThat(examined.facts().id()).isEqualTo(id);
        }
        if (wanted.get("flags") instanceof List<?> flags) {
            assertThat(examined.advice())
                    .extracting(advice -> advice.finding().code())
                    .containsAll(flags.stream().map(flag -> code(flag.toString())).toList());
        }
    }

    private static String code(String flag) {
        return "mta-sts."
                + (flag.equals("policy_host_missing")
                        ? "policy-unreachable"
                        : flag.replace('_', '-'));
    }

    private static String word(MtaStsFacts facts) {
        return switch (facts.status()) {
            case FOUND -> "ok";
            case NONE, MULTIPLE -> "none";
            case INVALID -> "invalid";
            case UNKNOWN -> "temperror";
        };
    }
}
