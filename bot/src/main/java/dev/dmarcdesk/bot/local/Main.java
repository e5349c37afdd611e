package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.live.Inspectors;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
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
        var terminal = terminal(isTerminal(), System.in, System.out, System.err);
        Runtime.getRuntime()
                .halt(terminal.run(StandardInput.inPlace(List.of(arguments), System.in)));
    }

    static Terminal terminal(boolean isTerminal, InputStream in, PrintStream out, PrintStream err) {
        return new Terminal(
                System.getenv(),
                isTerminal,
                in,
                out,
                err,
                options ->
                        Inspectors.over(options.source(), options::trustAnchors, options.timeout()),
                Clock.systemUTC());
    }

    /// From Java 22 to 24 there always was a console; since 25 there is none again when input or
    /// output is redirected.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
