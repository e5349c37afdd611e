package dev.dmarcdesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import dev.dmarcdesk.planted.dns.Label;
import dev.dmarcdesk.planted.spf.HeavyAdvice;
import dev.dmarcdesk.planted.spf.HeavyFinding;
import dev.dmarcdesk.planted.spf.LooseAdvice;
import dev.dmarcdesk.planted.spf.LooseFinding;
import dev.dmarcdesk.planted.spf.Misdeeds;
import dev.dmarcdesk.planted.spf.MuteFinding;
import dev.dmarcdesk.planted.text.Word;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

final class PlantedViolationsTest {
    private static final EngineRules ENGINE = new EngineRules(new Layers("dev.dmarcdesk.planted"));

    static Stream<Arguments> violations() {
        var values = ENGINE.engine_stands_on_values_only();
        var machine = ENGINE.engine_asks_the_machine_nothing();
        var findings = ENGINE.findings_are_closed_records_beside_their_advice();
        return Stream.of(
                arguments(values, misdeed("ReadsAFile")),
                arguments(values, misdeed("Logs")),
                arguments(values, misdeed("StartsAThread")),
                arguments(values, misdeed("WaitsForAThread")),
                arguments(values, misdeed("WritesJson")),
                arguments(values, misdeed("SpeaksDnsjava")),
                arguments(machine, misdeed("ReadsTheClock")),
                arguments(machine, misdeed("ReadsTheEnvironment")),
                arguments(machine, misdeed("ResolvesAName")),
                arguments(ENGINE.no_layer_sees_a_higher_one(), misdeed("KnowsItsPage")),
                arguments(ENGINE.packages_are_free_of_cycles(), List.of(Word.class, Label.class)),
                arguments(
                        ENGINE.words_know_nothing_of_ours_and_documents_only_words(),
                        List.of(Word.class)),
                arguments(ENGINE.no_standard_sees_another(), misdeed("KnowsAnotherStandard")),
                arguments(ENGINE.dnsjava_and_okhttp_stay_in_live(), misdeed("SpeaksDnsjava")),
                arguments(ENGINE.dnsjava_and_okhttp_stay_in_live(), misdeed("FetchesItself")),
                arguments(ENGINE.aws_and_json_stay_in_lambda(), misdeed("WritesJson")),
                arguments(ENGINE.engine_declares_no_checked_exception(), misdeed("ThrowsAChecked")),
                arguments(findings, List.of(LooseFinding.class, LooseAdvice.class)),
                arguments(findings, List.of(HeavyFinding.class, HeavyAdvice.class)),
                arguments(findings, List.of(MuteFinding.class)),
                arguments(CraftRules.every_class_is_closed(), misdeed("Extensible")),
                arguments(CraftRules.every_name_says_something(), misdeed("SpfUtil")),
                arguments(CraftRules.every_public_field_is_final(), misdeed("Open")),
                arguments(CraftRules.no_field_is_optional(), misdeed("Boxed")));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void the_rule_fails_on(ArchRule rule, List<Class<?>> planted) {
        var result = rule.evaluate(new ClassFileImporter().importClasses(planted));

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(planted.getFirst().getName());
    }

    private static List<Class<?>> misdeed(String name) {
        return Arrays.stream(Misdeeds.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(name))
                .<Class<?>>map(type -> type)
                .toList();
    }
}
