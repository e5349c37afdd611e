package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.command.Toolbox;

import java.io.Console;
import java.time.InstantSource;
import java.util.List;

/// Where `./dmarc` begins.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    ///
    /// @param arguments as typed after `./dmarc`
    public static void main(String[] arguments) {
        var terminal =
                new Terminal(
                        System.getenv(),
                        isTerminal(),
                        System.out,
                        System.err,
                        _ -> new Toolbox(InstantSource.system()));
        System.exit(terminal.run(List.of(arguments)));
    }

    /// From Java 22 to 24 there always was a console; since 25 there is none again when input or
    /// output is redirected.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
