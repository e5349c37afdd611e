package dev.dmarcdesk.bot.command;

import java.util.List;

/// What help says about one command.
///
/// @param name the word that starts it
/// @param usage how it is written, with example values
/// @param summary what it does, in half a line
/// @param details what else there is to know, a sentence each
public record Topic(String name, String usage, String summary, List<String> details) {
    public Topic {
        details = List.copyOf(details);
    }
}
