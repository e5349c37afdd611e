package dev.dmarcdesk.check;

import java.util.Locale;
import java.util.regex.Pattern;

/// The codes of findings, made once for each kind: a run asks for some of them often.
final class FindingCodes {
    static final ClassValue<String> OF_CLASS =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> kind) {
                    return of(kind);
                }
            };

    private static final Pattern WORD_START =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private FindingCodes() {}

    private static String of(Class<?> kind) {
        String around = kind.getEnclosingClass().getSimpleName();
        return kebab(around.substring(0, around.length() - "Finding".length()))
                + "."
                + kebab(kind.getSimpleName());
    }

    private static String kebab(String name) {
        return WORD_START.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
