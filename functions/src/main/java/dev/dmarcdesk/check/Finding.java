package dev.dmarcdesk.check;

import java.util.Locale;

/// A fact that matters, as a record without prose: tests assert it, alerts compare it, advice
/// explains it.
public interface Finding {
    /// The stable code, `area.what`, made from the names of the record and of the sealed interface
    /// around it: `SpfFinding.TooManyLookups` is `spf.too-many-lookups`. Override it where the
    /// kebab of a name is not the code.
    default String code() {
        String around = getClass().getEnclosingClass().getSimpleName();
        return kebab(around.substring(0, around.length() - "Finding".length()))
                + "."
                + kebab(getClass().getSimpleName());
    }

    /// The part before the dot.
    default String area() {
        String code = code();
        return code.substring(0, code.indexOf('.'));
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
