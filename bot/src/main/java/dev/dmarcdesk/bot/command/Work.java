package dev.dmarcdesk.bot.command;

/// A command that was understood: it can be run, also more than once.
@FunctionalInterface
public interface Work {
    /// Does it.
    ///
    /// @param toolbox what it may use
    /// @return what came of it; a DNS that does not answer is part of that, not an exception
    Outcome run(Toolbox toolbox);
}
