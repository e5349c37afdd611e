package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.bot.command.Commands;
import dev.dmarcdesk.bot.command.Invocation;
import dev.dmarcdesk.bot.command.Toolbox;
import dev.dmarcdesk.bot.command.Work;
import dev.dmarcdesk.text.Parsed;

import java.util.function.Supplier;

/// The commands that Slack and the terminal share.
public final class CommandDesk implements Desk {
    private final Commands commands = Commands.shared();
    private final Supplier<Toolbox> toolbox;

    /// @param toolbox what commands work with; asked for when the first has to be run, because
    ///   making it takes longer than acknowledging
    public CommandDesk(Supplier<Toolbox> toolbox) {
        this.toolbox = toolbox;
    }

    @Override
    public Reading readTyped(String line) {
        return reading(line, commands.parseChat(line));
    }

    @Override
    public Reading read(String line) {
        return reading(line, commands.parse(line));
    }

    private Reading reading(String line, Parsed<Invocation> parsed) {
        return switch (parsed) {
            case Parsed.Invalid<Invocation>(var defects) ->
                    new Reading.Answer(commands.notUnderstood(line, defects.getFirst()));
            case Parsed.Valid<Invocation>(var invocation, _) -> reading(invocation);
        };
    }

    private Reading reading(Invocation invocation) {
        return switch (invocation.work()) {
            case Work.Telling(var page) -> new Reading.Answer(page);
            case Work.Looking(var subject, var lookup) ->
                    new Reading.Later(
                            subject,
                            invocation.isPrivate() ? Audience.ASKER : Audience.CHANNEL,
                            () -> lookup.run(toolbox.get()).page());
        };
    }
}
