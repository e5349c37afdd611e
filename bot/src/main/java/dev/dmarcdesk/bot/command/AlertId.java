package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.text.Parsed;

import java.util.regex.Pattern;

/// The id of an alert, as its buttons carry it.
final class AlertId {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final String EXPECTED = "the id of an alert, as its buttons carry it";

    private AlertId() {}

    /// The only word.
    static Parsed<String> only(Arguments arguments) {
        return arguments.words().size() > 1
                ? Arguments.wrong(arguments.words().get(1), "nothing after the id")
                : first(arguments);
    }

    private static Parsed<String> first(Arguments arguments) {
        int end = arguments.line().text().length();
        return arguments.words().isEmpty()
                ? Parsed.invalid(EXPECTED, end, end)
                : parse(arguments.words().getFirst());
    }

    /// A word.
    static Parsed<String> parse(Word word) {
        return ID.matcher(word.text()).matches()
                ? Parsed.valid(word.text())
                : Arguments.wrong(word, EXPECTED);
    }
}
