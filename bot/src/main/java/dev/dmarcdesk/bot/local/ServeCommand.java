package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.command.Topic;
import dev.dmarcdesk.bot.job.CommandDesk;
import dev.dmarcdesk.bot.slack.SlackSettings;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// `serve [--port 3000]`: runs the bot until it is told to stop. Only a terminal understands it.
final class ServeCommand {
    /// Its option, without hyphens.
    static final String PORT = "port";

    static final Topic TOPIC =
            new Topic(
                    "serve",
                    "serve [--port 3000]",
                    "run the Slack bot on this machine",
                    List.of(
                            "Listens over HTTP, for a tunnel or a proxy that Slack reaches; with"
                                    + " SLACK_APP_TOKEN set it calls Slack instead (Socket Mode) and"
                                    + " needs no address.",
                            "Looks at what is watched, in Slack and in the terminal, as often as"
                                    + " was asked for, and tells what changed. What is watched is"
                                    + " kept in the file that DMARC_STORE names, or else in the"
                                    + " user's data directory.",
                            "Needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN."));

    private static final int NOT_UNDERSTOOD = 2;
    private static final int NOT_STARTED = 3;
    private static final int DEFAULT_PORT = 3_000;
    private static final int MOST = 65_535;

    private final Map<String, String> environment;
    private final PrintStream err;
    private final Runnable untilStopped;
    private final Clock clock;

    /// @param environment of the process
    /// @param err for people
    /// @param untilStopped returns when it is time to stop
    /// @param clock says whose turn it is
    ServeCommand(
            Map<String, String> environment, PrintStream err, Runnable untilStopped, Clock clock) {
        this.environment = environment;
        this.err = err;
        this.untilStopped = untilStopped;
        this.clock = clock;
    }

    /// Whether a line means this.
    static boolean isMeant(String line) {
        return line.equals(TOPIC.name()) || line.startsWith(TOPIC.name() + " ");
    }

    /// Serves.
    ///
    /// @param line for which [#isMeant] holds
    /// @param watching makes what watches, and what commands work with, for who can speak with
    ///   Slack
    /// @return the exit code
    int run(String line, Function<SlackSettings, LocalWatches> watching) {
        int port = port(line.substring(TOPIC.name().length()).strip());
        if (port < 0) {
            return say(NOT_UNDERSTOOD, "Not understood: expected " + TOPIC.usage());
        }
        try {
            return serve(
                    Serve.settings(name -> environment.getOrDefault(name, "")), port, watching);
        } catch (SlackSettings.MissingSettings e) {
            return say(NOT_UNDERSTOOD, "serve can not start: " + e.getMessage() + ". " + needs());
        } catch (StoreRefused e) {
            return say(NOT_UNDERSTOOD, "serve can not start: " + e.getMessage());
        } catch (IOException e) {
            return say(NOT_STARTED, "serve can not start: " + e.getMessage());
        }
    }

    /// The store first: who can not keep watches must not begin to take commands about them.
    private int serve(
            SlackSettings settings, int port, Function<SlackSettings, LocalWatches> watching)
            throws IOException {
        try (var watches = watching.apply(settings)) {
            watches.open();
            try (var serve =
                            new Serve(
                                    settings,
                                    uploads -> new CommandDesk(watches::toolbox, uploads),
                                    port,
                                    clock);
                    var _ = watches.watchman()) {
                say(0, "DMARC Desk listens at " + serve.where() + "; Ctrl-C stops it.");
                untilStopped.run();
                return say(0, "Stopping when the last answer is out.");
            }
        }
    }

    private static String needs() {
        return TOPIC.details().getLast();
    }

    /// The port asked for on the line, else in the environment; -1 when it is none.
    private int port(String words) {
        String fromEnvironment = environment.getOrDefault("PORT", "");
        if (words.isEmpty()) {
            return fromEnvironment.isEmpty() ? DEFAULT_PORT : inRange(fromEnvironment);
        }
        String option = "--" + PORT;
        return words.startsWith(option + " ") || words.startsWith(option + "=")
                ? inRange(words.substring(option.length() + 1).strip())
                : -1;
    }

    private static int inRange(String digits) {
        int port = Digits.number(digits);
        return port <= MOST ? port : -1;
    }

    private int say(int code, String words) {
        err.println(words);
        return code;
    }
}
