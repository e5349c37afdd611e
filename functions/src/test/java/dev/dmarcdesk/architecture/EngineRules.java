package dev.dmarcdesk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static dev.dmarcdesk.architecture.Conditions.dependOnlyOn;
import static dev.dmarcdesk.architecture.Conditions.have;
import static dev.dmarcdesk.architecture.Layers.are;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/// What holds in the engine and its shell.
record EngineRules(Layers layers) {
    /// The only classes that know of threads.
    static final Set<String> FANS_OUT = Set.of("report.Examiner", "dns.RecordingDns");

    private static final Set<String> VALUES =
            Set.of(
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.math",
                    "java.nio.charset",
                    "java.security",
                    "java.security.interfaces",
                    "java.security.spec",
                    "java.time",
                    "java.time.format",
                    "java.time.temporal",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "com.google.errorprone.annotations",
                    "org.jspecify.annotations");

    private static final String MORE_VALUES =
            "java\\.net\\.(Inet4?6?Address|URI|URISyntaxException)|java\\.text\\.Normalizer.*";

    private static final String NO_VALUES =
            "java\\.lang\\.(Thread|Process|Runtime$|ScopedValue).*|java\\.util\\.(Timer|Scanner).*";

    /// Time, chance, settings and addresses, asked of harmless classes.
    private static final String ASKS_THE_MACHINE =
            "java\\.time\\.\\w+\\.now"
                    + "|java\\.time\\.Clock\\.(system|tick)\\w*"
                    + "|java\\.lang\\.System\\.(?!arraycopy$)\\w+"
                    + "|java\\.lang\\.Math\\.random"
                    + "|java\\.util\\.UUID\\.randomUUID"
                    + "|java\\.util\\.Locale\\.getDefault"
                    + "|java\\.net\\.Inet\\w*Address\\.(getByName|getAllByName|getLocalHost"
                    + "|getHostName|getCanonicalHostName|isReachable)";

    ArchRule engine_stands_on_values_only() {
        return classes()
                .that(are("in the engine", layers::isEngine))
                .should(
                        dependOnlyOn(
                                "values and the engine",
                                (origin, target) ->
                                        layers.isEngine(target) || isValue(origin, target)));
    }

    ArchRule engine_asks_the_machine_nothing() {
        return noClasses()
                .that(are("in the engine", layers::isEngine))
                .should()
                .accessTargetWhere(
                        DescribedPredicate.<JavaAccess<?>>describe(
                                "it asks the machine",
                                access ->
                                        (access.getTargetOwner().getName() + "." + access.getName())
                                                .matches(ASKS_THE_MACHINE)));
    }

    ArchRule no_layer_sees_a_higher_one() {
        return classes()
                .that(are("ours", layers::isOurs))
                .should(
                        dependOnlyOn(
                                "their own layer and lower ones",
                                (origin, target) ->
                                        !layers.isOurs(target)
                                                || layers.layer(target) <= layers.layer(origin)));
    }

    ArchRule packages_are_free_of_cycles() {
        return slices().matching(layers.root() + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule words_know_nothing_of_ours_and_documents_only_words() {
        return classes()
                .that()
                .resideInAnyPackage(layers.root() + ".text..", layers.root() + ".document..")
                .should(
                        dependOnlyOn(
                                "text and themselves",
                                (origin, target) ->
                                        !layers.isOurs(target)
                                                || areTogether(origin, target)
                                                || (layers.name(origin).equals("document")
                                                        && layers.name(target).equals("text"))));
    }

    ArchRule no_standard_sees_another() {
        return classes()
                .that(are("of a standard", layers::isOfStandard))
                .should(
                        dependOnlyOn(
                                "the kernel and their own standard, but for ARC, which is made of"
                                        + " DKIM and Authentication-Results",
                                (origin, target) ->
                                        !layers.isOfStandard(target)
                                                || areTogether(origin, target)
                                                || isPartOfArc(origin, target)));
    }

    /// RFC 8617 §4.1.1 and §4.1.2 take both fields over.
    private boolean isPartOfArc(JavaClass origin, JavaClass target) {
        return layers.name(origin).equals("arc")
                && Set.of("dkim", "authres").contains(layers.name(target));
    }

    ArchRule dnsjava_and_okhttp_stay_in_live() {
        return staysIn("live", "org.xbill..", "okhttp3..", "okio..");
    }

    ArchRule aws_and_json_stay_in_lambda() {
        return staysIn("lambda", "com.amazonaws..", "software.amazon..", "com.fasterxml..");
    }

    ArchRule engine_declares_no_checked_exception() {
        return CraftRules.noCheckedException(are("in the engine", layers::isEngine));
    }

    ArchRule findings_are_closed_records_beside_their_advice() {
        return classes()
                .that(
                        are(
                                "the findings of a standard",
                                type ->
                                        layers.isOurs(type)
                                                && type.isTopLevelClass()
                                                && type.getSimpleName().matches(".+Finding")))
                .should(have("be sealed over records and have their advice", this::strayFindings));
    }

    private Stream<String> strayFindings(JavaClass findings) {
        Class<?> type = findings.reflect();
        String advice = findings.getName().replaceAll("Finding$", "Advice");
        boolean closed =
                type.isSealed()
                        && Arrays.stream(type.getPermittedSubclasses()).allMatch(Class::isRecord);
        boolean advised =
                findings.getPackage().getClasses().stream()
                        .anyMatch(beside -> beside.getName().equals(advice));
        return Stream.concat(
                closed ? Stream.empty() : Stream.of(type.getName() + " is not sealed over records"),
                advised ? Stream.empty() : Stream.of(type.getName() + " has no advice beside it"));
    }

    private ArchRule staysIn(String home, String... packages) {
        return noClasses()
                .that(
                        are(
                                "ours outside " + home,
                                type -> layers.isOurs(type) && !layers.name(type).equals(home)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private boolean isValue(JavaClass origin, JavaClass target) {
        if (target.isPrimitive()) {
            return true;
        }
        String name = target.getName();
        if (name.startsWith("java.util.concurrent.") || name.startsWith("java.lang.Thread")) {
            return FANS_OUT.stream()
                    .map(allowed -> layers.root() + "." + allowed)
                    .anyMatch(allowed ->
                            origin.getName().equals(allowed)
                                    || origin.getName().startsWith(allowed + "$"));
        }
        return (VALUES.contains(target.getPackageName()) && !name.matches(NO_VALUES))
                || name.matches(MORE_VALUES);
    }

    private boolean areTogether(JavaClass origin, JavaClass target) {
        return layers.name(origin).equals(layers.name(target));
    }
}
