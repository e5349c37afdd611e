package dev.dmarcdesk.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;

import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/// The two shapes of condition that the rules need.
public final class Conditions {
    private Conditions() {}

    /// Every dependency of a class, on whatever, has to be `allowed` from its origin to its target.
    public static ArchCondition<JavaClass> dependOnlyOn(
            String what, BiPredicate<JavaClass, JavaClass> allowed) {
        return have(
                "depend only on " + what,
                origin ->
                        origin.getDirectDependenciesFromSelf().stream()
                                .filter(dependency ->
                                        !allowed.test(
                                                origin,
                                                dependency.getTargetClass().getBaseComponentType()))
                                .map(dependency -> dependency.getDescription()));
    }

    /// A class may have no `complaints`.
    public static ArchCondition<JavaClass> have(
            String what, Function<JavaClass, Stream<String>> complaints) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                complaints.apply(type).forEach(complaint -> events.add(violated(type, complaint)));
            }
        };
    }
}
