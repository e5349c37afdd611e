package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.command.InspectorToolbox;
import dev.dmarcdesk.live.Inspectors;

import java.io.Console;
import java.util.List;

/// Where `./dmarc` begins.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code: by a halt, because there is
    /// nothing to clean up and `System.exit` first sets up logging, which takes a quarter of a
    /// small start.
    ///
    /// @param arguments as typed after `./dmarc`
    public static void main(String[] arguments) {
        var terminal =
                new Terminal(
                        System.getenv(),
                        isTerminal(),
                        System.out,
                        System.err,
                        options ->
                                new InspectorToolbox(
                                        Inspectors.over(options.source(), options.timeout())));
        Runtime.getRuntime().halt(terminal.run(List.of(arguments)));
    }

    /// From Java 22 to 24 there always was a console; since 25 there is none again when input or
    /// output is redirected.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
