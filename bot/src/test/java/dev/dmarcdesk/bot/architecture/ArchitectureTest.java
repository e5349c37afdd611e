package dev.dmarcdesk.bot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import dev.dmarcdesk.architecture.CraftRules;
import dev.dmarcdesk.architecture.Layers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

final class ArchitectureTest {
    private static final Layers BOT = new Layers("dev.dmarcdesk.bot");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(BOT.root());

    static Stream<ArchRule> rules() {
        var bot = new BotRules(BOT, new Layers("dev.dmarcdesk"));
        return Stream.of(
                bot.bot_sees_no_standard(),
                bot.packages_are_free_of_cycles(),
                bot.commands_and_jobs_know_no_surface(),
                bot.slack_stays_in_its_packages(),
                bot.aws_stays_in_its_package(),
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
    void everything_that_a_rule_names_is_there() {
        assertThat(BOT.names(CLASSES))
                .containsAll(BotRules.WIRING)
                .containsAll(BotRules.CORE)
                .containsAll(BotRules.SLACK);
        assertThat(BotRules.PLUGS)
                .allSatisfy(plug -> assertThat(CLASSES.contain(BOT.root() + "." + plug)).isTrue());
    }
}
