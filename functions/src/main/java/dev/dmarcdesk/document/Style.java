package dev.dmarcdesk.document;

/// How a terminal decorates text: with ANSI colours or not at all. The sign says the same as the
/// colour.
enum Style {
    COLOUR,
    BARE;

    private static final String RESET = "\u001b[0m";

    String strong(String text) {
        return wrap("1", text);
    }

    String code(String text) {
        return wrap("36", text);
    }

    String dim(String text) {
        return wrap("2", text);
    }

    String bad(String text) {
        return wrap("31", text);
    }

    String mark(Tone tone) {
        return switch (tone) {
            case GOOD -> wrap("32", "✓");
            case NOTICE -> wrap("34", "i");
            case WARNING -> wrap("33", "!");
            case BAD -> wrap("31", "✗");
            case UNKNOWN -> wrap("35", "?");
            case SKIPPED -> wrap("2", "–");
        };
    }

    private String wrap(String codes, String text) {
        return this == BARE || text.isEmpty() ? text : "\u001b[" + codes + "m" + text + RESET;
    }
}
