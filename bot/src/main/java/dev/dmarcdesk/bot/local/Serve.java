package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.job.Desk;
import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.MemoryLedger;
import dev.dmarcdesk.bot.job.Uploads;
import dev.dmarcdesk.bot.job.Worker;
import dev.dmarcdesk.bot.slack.HeadersBox;
import dev.dmarcdesk.bot.slack.RequestSignature;
import dev.dmarcdesk.bot.slack.SlackApp;
import dev.dmarcdesk.bot.slack.SlackCalls;
import dev.dmarcdesk.bot.slack.SlackDoor;
import dev.dmarcdesk.bot.slack.SlackFiles;
import dev.dmarcdesk.bot.slack.SlackReplies;
import dev.dmarcdesk.bot.slack.SlackSettings;
import dev.dmarcdesk.bot.slack.SlashCommand;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The whole bot in one process: over a socket when there is an app token, else over HTTP.
public final class Serve implements AutoCloseable {
    private static final Duration BEFORE_RETRY = Duration.ofSeconds(5);

    private final LocalJobQueue queue;
    private final Listener listener;

    /// Starts it.
    ///
    /// @param settings from [#settings]
    /// @param desks makes what reads and runs the lines, with the files that people hand over
    /// @param port for HTTP; 0 for any that is free
    /// @throws IOException when the port is taken, or Slack cannot be reached or refuses the token
    public Serve(SlackSettings settings, Function<Uploads, Desk> desks, int port, Clock clock)
            throws IOException {
        Desk desk = desks.apply(new SlackFiles(settings));
        var replies = new SlackReplies(settings, Serve::rest);
        var worker = new Worker(desk, replies, new MemoryLedger(clock), clock);
        this.queue = new LocalJobQueue(worker, BEFORE_RETRY);
        var intake = new Intake(desk, queue, clock);
        var box = new HeadersBox(settings.api(), settings::botToken, intake);
        var command = new SlashCommand(intake, box);
        var calls = new SlackCalls(settings, intake, box);
        this.listener =
                settings.appToken().isEmpty()
                        ? new HttpListener(
                                port,
                                new SlackDoor(
                                        new RequestSignature(settings.signingSecret(), clock),
                                        command,
                                        calls))
                        : new SocketListener(
                                settings.appToken(), SlackApp.create(settings, command, calls));
    }

    /// The settings that serving needs: the bot's token, and a way to hear from Slack.
    ///
    /// @param environment the value of a variable; empty when it is not set
    /// @throws SlackSettings.MissingSettings naming all that are missing
    public static SlackSettings settings(UnaryOperator<String> environment) {
        return environment.apply("SLACK_APP_TOKEN").isBlank()
                ? SlackSettings.read(environment, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
                : SlackSettings.read(environment, "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN");
    }

    /// Where it listens, for people.
    public String where() {
        return listener.where();
    }

    /// Hears no more, and ends when the jobs it has are done.
    @Override
    public void close() {
        listener.close();
        queue.close();
    }

    private static void rest(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
