package dev.dmarcdesk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import static dev.dmarcdesk.architecture.Conditions.have;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Optional;
import java.util.stream.Stream;

/// What holds for every class of ours, wherever it stands.
public final class CraftRules {
    private CraftRules() {}

    /// Nobody extends by accident.
    public static ArchRule every_class_is_closed() {
        return classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .should(have("be final, a record, an enum or sealed", CraftRules::open));
    }

    /// Names that say nothing hide that nobody knew what the class is.
    public static ArchRule every_name_says_something() {
        return noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Base)");
    }

    /// What all can see, none can change.
    public static ArchRule every_public_field_is_final() {
        return fields().that().arePublic().should().beFinal();
    }

    /// An absent value is a case of a sealed type, not an empty box.
    public static ArchRule no_field_is_optional() {
        return noFields().should().haveRawType(Optional.class);
    }

    /// What can go wrong is part of what comes back.
    public static ArchRule noCheckedException(DescribedPredicate<JavaClass> where) {
        return classes()
                .that(where)
                .should(have("declare no checked exception", CraftRules::checked));
    }

    private static Stream<String> open(JavaClass type) {
        boolean closed =
                type.getModifiers().contains(JavaModifier.FINAL)
                        || type.isEnum()
                        || type.reflect().isSealed();
        return closed ? Stream.empty() : Stream.of(type.getName() + " can be extended by anybody");
    }

    private static Stream<String> checked(JavaClass type) {
        return type.getCodeUnits().stream()
                .flatMap(unit ->
                        unit.getThrowsClause().stream()
                                .map(thrown -> thrown.getRawType())
                                .filter(thrown -> !thrown.isAssignableTo(RuntimeException.class))
                                .filter(thrown -> !thrown.isAssignableTo(Error.class))
                                .map(thrown -> unit.getFullName() + " throws " + thrown.getName()));
    }
}
