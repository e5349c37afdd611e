package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Said;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dkim.DkimCheck;
import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dkim.KeyRecord;
import dev.dmarcdesk.dkim.KeyRecordParser;
import dev.dmarcdesk.dkim.KeyStatus;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// DKIM keys against the suites beside the project.
class DkimKeyConformanceTest {
    /// Flags whose code is not made of their own words.
    private static final Map<String, String> CODES =
            Map.of(
                    "key_format", "key-invalid",
                    "version", "v-invalid",
                    "key_type", "key-type-unknown",
                    "service_not_email", "service-other",
                    "too_short", "key-too-short",
                    "weak", "key-short");

    private final DkimCheck check = new DkimCheck(BundledData.selectors(), BundledData.senders());

    @Test
    void reads_the_key_records_of_others() throws IOException {
        var known = KnownDeviations.read("/dkim-deviations.txt");
        JsonNode cases =
                new ObjectMapper().readTree(Shared.path("corpora/dkim/key_records.json").toFile());
        assertThat(cases).isNotEmpty();
        for (JsonNode one : cases) {
            known.run(one.path("id").asText(), () -> checkRecord(one));
        }
    }

    private static void checkRecord(JsonNode one) {
        String text = one.path("record").asText();
        JsonNode expect = one.path("expect");
        switch (KeyRecordParser.parse(text)) {
            case Parsed.Invalid<KeyRecord> _ ->
                    assertThat(expect.path("valid").asBoolean()).isFalse();
            case Parsed.Valid<KeyRecord>(var record, _) -> {
                if (expect.has("valid") && !one.path("lenient").asBoolean()) {
                    boolean readable = record.flaws().isEmpty();
                    assertThat(readable).as(text).isEqualTo(expect.path("valid").asBoolean());
                }
                if (expect.has("usable_for_message")) {
                    assertThat(isUsable(record))
                            .as(text)
                            .isEqualTo(expect.path("usable_for_message").asBoolean());
                }
            }
        }
    }

    /// Usable but for its length: the suite is older than the rule that forbids short keys.
    private static boolean isUsable(KeyRecord record) {
        return record.flaws().isEmpty() && record.status() != KeyStatus.REVOKED;
    }

    @Test
    void judges_the_keys_of_the_world() {
        var world = World.read("dev");
        var known = KnownDeviations.read("/dkim-deviations.txt");
        assertThat(world.traps().values()).anyMatch(trap -> trap.facts().containsKey("dkim"));
        for (World.Trap trap : world.traps().values()) {
            Map<?, ?> wanted = (Map<?, ?>) trap.facts().getOrDefault("dkim", Map.of());
            wanted.forEach((selector, facts) ->
                    known.run(
                            trap.id(),
                            () -> {
                                var domain = DomainName.of(trap.domain());
                                var examined =
                                        check.examine(
                                                new Subject(domain, List.of(selector.toString())),
                                                Sources.of(world.dns()));
                                checkKey(selector.toString(), (Map<?, ?>) facts, examined);
                            }));
        }
    }

    private static void checkKey(
            String selector, Map<?, ?> wanted, Examination<DkimFacts> examined) {
        var key =
                examined.facts().keys().stream()
                        .filter(one -> one.place().selector().equals(selector))
                        .findFirst();
        assertThat(options(wanted.get("status")))
                .contains(key.map(one -> word(one.status())).orElse("none"));
        if (wanted.containsKey("alg")) {
            assertThat(key.orElseThrow().key().type()).isEqualTo(wanted.get("alg"));
        }
        if (wanted.containsKey("bits")) {
            assertThat(key.orElseThrow().key().bits()).isEqualTo(wanted.get("bits"));
        }
        if (wanted.containsKey("flags")) {
            var codes = Said.codes(examined);
            var flags = options(wanted.get("flags"));
            assertThat(codes)
                    .containsAll(flags.stream().map(DkimKeyConformanceTest::code).toList());
            if (flags.isEmpty()) {
                assertThat(examined.advice())
                        .allMatch(advice -> advice.severity() == Severity.GOOD);
            }
        }
    }

    private static List<String> options(Object value) {
        return value instanceof List<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }

    private static String word(KeyStatus status) {
        return switch (status) {
            case VALID, WEAK, TESTING -> "ok";
            case REVOKED -> "revoked";
            case INVALID, MULTIPLE -> "invalid";
        };
    }

    private static String code(String flag) {
        return "dkim." + CODES.getOrDefault(flag, flag.replace('_', '-').toLowerCase(Locale.ROOT));
    }

    @Test
    void looks_for_keys_at_every_name_of_the_world() {
        var world = World.read("dev");
        for (String name : world.domains()) {
            var examined =
                    check.examine(
                            new Subject(DomainName.of(name), List.of()), Sources.of(world.dns()));
            assertThat(examined.facts().keys())
                    .as(name)
                    .allSatisfy(key ->
                            assertThat(key.status())
                                    .isIn(
                                            KeyStatus.VALID,
                                            KeyStatus.WEAK,
                                            KeyStatus.REVOKED,
                                            KeyStatus.TESTING,
                                            KeyStatus.MULTIPLE));
            boolean none = examined.facts().status() == DkimFacts.Status.NONE;
            assertThat(none).as(name).isEqualTo(hasNothingBelow(world, name));
        }
    }

    private static boolean hasNothingBelow(World world, String name) {
        return world.records().ask(DomainName.of("_domainkey." + name), RrType.TXT)
                        instanceof Answer.NoSuchDomain(var aliases)
                && aliases.isEmpty();
    }
}
