package dev.dmarcdesk.bot.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static dev.dmarcdesk.architecture.Conditions.dependOnlyOn;
import static dev.dmarcdesk.architecture.Layers.are;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import dev.dmarcdesk.architecture.Layers;

import java.util.Set;

/// What holds in the bot, for the packages below a root.
///
/// @param bot the bot's own packages
/// @param engine the packages of the engine and its shell
record BotRules(Layers bot, Layers engine) {
    /// Where the parts are put together.
    static final Set<String> WIRING = Set.of("aws", "local");

    /// The classes by which commands and watches reach the shell of the engine: who looks things
    /// up, and what is bundled.
    static final Set<String> PLUGS =
            Set.of("command.Catalogues", "command.InspectorToolbox", "watch.InspectorLookout");

    /// Where commands are understood and done, whoever asks.
    static final Set<String> CORE = Set.of("command", "data", "job", "publication", "watch");

    /// Where Slack's library may be seen.
    static final Set<String> SLACK = Set.of("slack", "local");

    ArchRule bot_sees_no_standard() {
        return classes()
                .that(are("of the bot", bot::isOurs))
                .should(
                        dependOnlyOn(
                                "the cases, the kernel and, where it is put together, the shell",
                                (origin, target) ->
                                        bot.isOurs(target) || isForBot(origin, target)));
    }

    ArchRule packages_are_free_of_cycles() {
        return slices().matching(bot.root() + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule commands_and_jobs_know_no_surface() {
        return classes()
                .that(are("in " + CORE, type -> isIn(CORE, type)))
                .should(
                        dependOnlyOn(
                                "each other",
                                (_, target) -> !bot.isOurs(target) || isIn(CORE, target)));
    }

    ArchRule slack_stays_in_its_packages() {
        return staysIn(SLACK, "com.slack..");
    }

    ArchRule aws_stays_in_its_package() {
        return staysIn(Set.of("aws"), "com.amazonaws..", "software.amazon..");
    }

    private ArchRule staysIn(Set<String> homes, String... packages) {
        return noClasses()
                .that(
                        are(
                                "of the bot outside " + homes,
                                type -> bot.isOurs(type) && !isIn(homes, type)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private boolean isForBot(JavaClass origin, JavaClass target) {
        if (!engine.isOurs(target)) {
            return true;
        }
        String name = engine.name(target);
        return Layers.KERNEL.contains(name)
                || Layers.CASES.contains(name)
                || (Layers.SHELL.contains(name) && (isIn(WIRING, origin) || isPlug(origin)));
    }

    private boolean isPlug(JavaClass origin) {
        String outermost = origin.getName().split("\\$", 2)[0];
        return PLUGS.stream().anyMatch(plug -> outermost.equals(bot.root() + "." + plug));
    }

    private boolean isIn(Set<String> packages, JavaClass type) {
        return bot.isOurs(type) && packages.contains(bot.name(type));
    }
}
