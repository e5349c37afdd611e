package dev.dmarcdesk.bot.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import dev.dmarcdesk.architecture.Layers;
import dev.dmarcdesk.bot.planted.command.KnowsAStandard;
import dev.dmarcdesk.bot.planted.command.KnowsAws;
import dev.dmarcdesk.bot.planted.command.KnowsSlack;
import dev.dmarcdesk.bot.planted.command.KnowsTheShell;
import dev.dmarcdesk.bot.planted.command.KnowsTheSurface;
import dev.dmarcdesk.bot.planted.slack.Surface;
import dev.dmarcdesk.bot.planted.watch.LooksPastThePlug;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

final class PlantedViolationsTest {
    private static final BotRules BOT =
            new BotRules(new Layers("dev.dmarcdesk.bot.planted"), new Layers("dev.dmarcdesk"));

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments(BOT.bot_sees_no_standard(), List.of(KnowsAStandard.class)),
                arguments(BOT.bot_sees_no_standard(), List.of(KnowsTheShell.class)),
                arguments(BOT.bot_sees_no_standard(), List.of(LooksPastThePlug.class)),
                arguments(
                        BOT.packages_are_free_of_cycles(),
                        List.of(KnowsTheSurface.class, Surface.class)),
                arguments(BOT.commands_and_jobs_know_no_surface(), List.of(KnowsTheSurface.class)),
                arguments(BOT.slack_stays_in_its_packages(), List.of(KnowsSlack.class)),
                arguments(BOT.aws_stays_in_its_package(), List.of(KnowsAws.class)));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void the_rule_fails_on(ArchRule rule, List<Class<?>> planted) {
        var result = rule.evaluate(new ClassFileImporter().importClasses(planted));

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(planted.getFirst().getName());
    }
}
