package dev.dmarcdesk.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which layer a package belongs to, for the packages below a root: the product's own, or those of
/// the violations planted to prove that each rule can fail.
///
/// Lowest first: the kernel, one package for each standard, the cases that put them together, the
/// shell that does I/O. A package that is not named here is one of a standard.
///
/// @param root the package above, such as `dev.dmarcdesk`
public record Layers(String root) {
    /// What the standards' rules are written in.
    public static final Set<String> KERNEL =
            Set.of("text", "document", "dns", "mail", "web", "check", "sender", "suffix");

    /// What a person asks for.
    public static final Set<String> CASES =
            Set.of("report", "plan", "diagnosis", "watch", "publication", "whatif", "note");

    /// What touches the world.
    public static final Set<String> SHELL = Set.of("live", "lambda");

    /// The layer of one of our classes, 0 for the lowest.
    int layer(JavaClass type) {
        String name = name(type);
        if (SHELL.contains(name)) {
            return 3;
        }
        if (CASES.contains(name)) {
            return 2;
        }
        return name.isEmpty() || KERNEL.contains(name) ? 0 : 1;
    }

    /// Whether a class is below the root.
    public boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    boolean isEngine(JavaClass type) {
        return isOurs(type) && layer(type) < 3;
    }

    boolean isOfStandard(JavaClass type) {
        return isOurs(type) && layer(type) == 1;
    }

    /// The package of a class, as the first word below the root; empty for the root itself.
    public String name(JavaClass type) {
        String below = type.getPackageName().substring(root.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }

    /// The packages that have classes.
    public Set<String> names(JavaClasses classes) {
        return classes.stream().filter(this::isOurs).map(this::name).collect(Collectors.toSet());
    }

    /// A predicate with the words it has in a rule.
    public static DescribedPredicate<JavaClass> are(String what, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(what, predicate);
    }
}
