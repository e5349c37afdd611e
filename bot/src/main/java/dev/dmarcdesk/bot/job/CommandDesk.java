package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.bot.command.Commands;
import dev.dmarcdesk.bot.command.Invocation;
import dev.dmarcdesk.bot.command.Toolbox;
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
        var work = invocation.work();
        return work.subject().isEmpty()
                ? new Reading.Answer(work.run(toolbox.get()).page())
                : new Reading.Later(
                        work.subject(),
                        invocation.askerAlone() ? Audience.ASKER : Audience.CHANNEL,
                        () -> work.run(toolbox.get()).page());
    }
}
