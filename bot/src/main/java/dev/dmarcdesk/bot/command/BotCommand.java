package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// One command: its help and its grammar.
public interface BotCommand {
    /// Its name and help.
    Topic topic();

    /// The names of the options it takes, all with a value.
    default List<String> options() {
        return List.of();
    }

    /// What follows its name.
    default Takes takes() {
        return Takes.WORDS;
    }

    /// Whether the answer is about something private, so that its asker sees it first.
    default boolean isPersonal() {
        return false;
    }

    /// Reads what follows its name.
    ///
    /// @return the work to do, or what was wrong and where in the line
    Parsed<Work> parse(Arguments arguments);
}
