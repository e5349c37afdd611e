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

    /// Whether what follows its name is a text of any length and of several lines, handed over as
    /// one word.
    default boolean takesText() {
        return false;
    }

    /// Reads what follows its name.
    ///
    /// @return the work to do, or what was wrong and where in the line
    Parsed<Work> parse(Arguments arguments);
}
