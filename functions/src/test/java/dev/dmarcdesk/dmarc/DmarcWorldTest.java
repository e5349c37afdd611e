package dev.dmarcdesk.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Said;
import dev.dmarcdesk.World;
import dev.dmarcdesk.World.Trap;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.live.BundledData;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The traps of the offline world, and its real domains.
class DmarcWorldTest {
    private static final KnownDeviations DEVIATIONS = KnownDeviations.read("/dmarc-deviations.txt");
    private static final Map<String, String> STATUS = Map.of("ok", "found", "temperror", "unknown");
    private static final Map<String, String> FLAG = Map.of("pct_0", "pct_zero");

    private static Examination<DmarcFacts> examine(World world, String domain) {
        return new DmarcCheck(BundledData.suffixes())
                .examine(
                        new Subject(DomainName.of(domain), List.of()),
                        Sources.of(new RecordingDns(world.dns(), 60)));
    }

    @TestFactory
    Stream<DynamicTest> sees_through_the_traps() {
        var world = World.read("dev");
        return world.traps().values().stream()
                .filter(trap -> trap.facts().get("dmarc") instanceof Map)
                .map(trap ->
                        DynamicTest.dynamicTest(
                                trap.id(),
                                () ->
                                        DEVIATIONS.run(
                                                "world/" + trap.id(), () -> judge(world, trap))));
    }

    @Test
    void finds_nothing_to_complain_about_where_everything_is_right() {
        assertThat(examine(World.read("dev"), "good-baseline.example").advice())
                .extracting(Advice::severity)
                .containsOnly(Severity.GOOD);
    }

    @Test
    void explains_every_finding_about_the_real_domains() {
        var world = World.read("dev");
        assertThat(world.domains()).isNotEmpty();
        for (String domain : world.domains()) {
            assertThat(examine(world, domain).advice())
                    .as(domain)
                    .isNotEmpty()
                    .allSatisfy(advice -> {
                        assertThat(advice.title().text()).isNotEmpty();
                        assertThat(advice.because().text()).endsWith(".");
                        assertThat(advice.citations()).isNotEmpty();
                    });
        }
    }

    private static void judge(World world, Trap trap) {
        var examination = examine(world, trap.domain());
        var facts = examination.facts();
        var codes = Said.codes(examination);
        ((Map<?, ?>) trap.facts().getOrDefault("dmarc", Map.of()))
                .forEach((key, expected) -> {
                    switch (key.toString()) {
                        case "status" -> assertThat(statuses(expected)).contains(word(facts));
                        case "effective" ->
                                assertThat(policy(facts.effectivePolicy())).isEqualTo(expected);
                        case "enforced" ->
                                assertThat(
                                                facts.effectivePolicy()
                                                        .filter(AssessmentPolicy::enforces)
                                                        .isPresent())
                                        .isEqualTo(expected);
                        case "p" ->
                                assertThat(stated(facts)).isEqualTo(Optional.ofNullable(expected));
                        case "sp" ->
                                assertThat(policy(facts.subdomainPolicy())).isEqualTo(expected);
                        case "np_effective" ->
                                assertThat(policy(facts.nonExistentSubdomainPolicy()))
                                        .isEqualTo(expected);
                        case "t" -> assertThat(facts.testing()).isEqualTo(expected.equals("y"));
                        case "adkim" ->
                                assertThat(record(facts).adkim().or(AlignmentMode.RELAXED).letter())
                                        .isEqualTo(expected);
                        case "aspf" ->
                                assertThat(record(facts).aspf().or(AlignmentMode.RELAXED).letter())
                                        .isEqualTo(expected);
                        case "location" ->
                                assertThat(facts.recordName().map(DomainName::toString))
                                        .hasValue(expected.toString());
                        case "org_domain" ->
                                assertThat(facts.organizationalDomain())
                                        .isEqualTo(
                                                new OrganizationalDomain.Known(
                                                        DomainName.of(expected.toString())));
                        case "psl_org_domain" ->
                                assertThat(facts.rfc7489().organizationalDomain())
                                        .hasToString(expected.toString());
                        case "psl_result" -> {
                            assertThat(facts.rfc7489().outcome())
                                    .isEqualTo(new Rfc7489Reading.Outcome.NotApplied());
                            assertThat(codes).contains("dmarc.differs-7489");
                        }
                        case "existence" ->
                                assertThat(facts.existence() == Existence.DOES_NOT_EXIST)
                                        .isEqualTo(expected.equals("nxdomain"));
                        case "rua_external" ->
                                assertThat(external(facts)).isEqualTo(external(expected));
                        case "flags" -> assertThat(codes).containsAll(codes(expected));
                        default ->
                                throw new IllegalArgumentException(
                                        "the world has a new key: " + key);
                    }
                });
    }

    private static String word(DmarcFacts facts) {
        return facts.status().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> statuses(Object expected) {
        return (expected instanceof List<?> several ? several : List.of(expected))
                .stream()
                        .map(Object::toString)
                        .map(status -> STATUS.getOrDefault(status, status))
                        .toList();
    }

    private static List<String> codes(Object flags) {
        return ((List<?>) flags)
                .stream()
                        .map(Object::toString)
                        .map(flag -> FLAG.getOrDefault(flag, flag))
                        .map(flag -> "dmarc." + flag.replace('_', '-'))
                        .toList();
    }

    private static String policy(Optional<AssessmentPolicy> policy) {
        return policy.map(AssessmentPolicy::word).orElse("");
    }

    private static PolicyRecord record(DmarcFacts facts) {
        return facts.found().orElseThrow().record();
    }

    private static Optional<String> stated(DmarcFacts facts) {
        return record(facts).p().read().map(AssessmentPolicy::word);
    }

    private static Map<String, Optional<Boolean>> external(DmarcFacts facts) {
        var hosts = new TreeMap<String, Optional<Boolean>>();
        for (Destination destination : facts.destinations()) {
            if (destination.uri() instanceof ReportUri.Mailto(_, var host)
                    && destination.external().equals(Optional.of(true))) {
                hosts.put(host.toString(), destination.authorized());
            }
        }
        return hosts;
    }

    private static Map<String, Optional<Boolean>> external(Object expected) {
        var hosts = new TreeMap<String, Optional<Boolean>>();
        ((Map<?, ?>) expected)
                .forEach((host, authorized) ->
                        hosts.put(host.toString(), Optional.ofNullable((Boolean) authorized)));
        return hosts;
    }
}
