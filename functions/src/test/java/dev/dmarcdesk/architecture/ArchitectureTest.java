package dev.dmarcdesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.stream.Stream;

final class ArchitectureTest {
    private static final Layers LAYERS = new Layers("dev.dmarcdesk");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(LAYERS.root());

    static Stream<ArchRule> rules() {
        var engine = new EngineRules(LAYERS);
        return Stream.of(
                engine.engine_stands_on_values_only(),
                engine.engine_asks_the_machine_nothing(),
                engine.no_layer_sees_a_higher_one(),
                engine.packages_are_free_of_cycles(),
                engine.words_know_nothing_of_ours_and_documents_only_words(),
                engine.no_standard_sees_another(),
                engine.dnsjava_and_okhttp_stay_in_live(),
                engine.aws_and_json_stay_in_lambda(),
                engine.engine_declares_no_checked_exception(),
                engine.findings_are_closed_records_beside_their_advice(),
                CraftRules.every_class_is_closed(),
                CraftRules.every_name_says_something(),
                CraftRules.every_public_field_is_final(),
                CraftRules.no_field_is_optional());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_its_rules(ArchRule rule) {
        rule.check(CLASSES);
    }

    /// A rule about something that is not there can not fail.
    @Test
    void every_package_that_a_rule_names_is_there() {
        var named = new HashSet<>(Layers.KERNEL);
        named.addAll(Layers.CASES);
        named.addAll(Layers.SHELL);
        assertThat(LAYERS.names(CLASSES)).containsAll(named);
    }

    @Test
    void every_class_that_may_use_threads_is_there() {
        assertThat(EngineRules.FANS_OUT)
                .allMatch(name -> CLASSES.contain(LAYERS.root() + "." + name));
    }
}
