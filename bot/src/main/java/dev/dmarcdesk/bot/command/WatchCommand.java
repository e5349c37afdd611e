package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Slots;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// `watch example.com […] [--every 1h] [--owner @group]`: tells changes of mail records.
final class WatchCommand implements BotCommand {
    private static final String EVERY = "every";
    private static final String OWNER = "owner";
    private static final Pattern INTERVAL = Pattern.compile("([1-9][0-9]{0,3})(m|min|h|d)");
    private static final String INTERVALS =
            "one of 15m, 30m, 1h, 2h, 4h, 6h, 12h or 24h after --" + EVERY;

    private static final String SUMMARY =
            "tell changes of these domains' mail records, and what they mean";
    private static final List<String> DETAILS =
            List.of(
                    "Watched are DMARC (inherited too), the SPF record with all it includes, the"
                            + " DKIM keys that are known, the mail hosts and name servers, MTA-STS,"
                            + " TLS-RPT and BIMI. What does not change the meaning, such as order"
                            + " or spacing, is no change.",
                    "A change is told when it was seen twice and the domain's own servers agree;"
                            + " a DNS that does not answer is no change.",
                    "Up to "
                            + Domains.MOST
                            + " domains at once, one after the other or one a line. --every takes"
                            + " 15m, 30m, 1h (the usual), 2h, 4h, 6h, 12h or 24h; watch it again to"
                            + " change that.");
    private static final Topic IN_CHAT =
            new Topic(
                    "watch",
                    "watch example.com [more.example …] [--every 1h] [--owner @group]",
                    SUMMARY,
                    List.of(
                            DETAILS.get(0),
                            DETAILS.get(1),
                            DETAILS.get(2),
                            "--owner is who is called when somebody says that a change was not"
                                    + " yours: a person, a user group or a channel. Without it that"
                                    + " is whoever set the watch.",
                            "A channel watches up to 200 domains, a workspace up to 2,000."));
    private static final Topic IN_TERMINAL =
            new Topic(
                    "watch",
                    "watch example.com [more.example …] [--every 1h], or watch --once",
                    SUMMARY,
                    List.of(
                            DETAILS.get(0),
                            DETAILS.get(1),
                            DETAILS.get(2),
                            "serve looks at what is watched, each domain in its turn, and prints what"
                                    + " is told. Without it, watch --once looks at all of it now, what"
                                    + " is watched in Slack too; give that to cron.",
                            "Each run of watch --once is a look, unless it comes less than two"
                                    + " minutes after the one before. Nothing is printed but what is"
                                    + " told. Exit code 1 when there was something to tell, 3 when"
                                    + " not everything could be looked up, 0 otherwise. What is to be"
                                    + " told in Slack needs SLACK_BOT_TOKEN, or waits for serve.",
                            "What is watched is kept in the file that DMARC_STORE names, or else in"
                                    + " the user's data directory."));

    private final boolean chat;

    /// @param chat whether there is somebody who can be called
    WatchCommand(boolean chat) {
        this.chat = chat;
    }

    @Override
    public Topic topic() {
        return chat ? IN_CHAT : IN_TERMINAL;
    }

    @Override
    public List<String> options() {
        return List.of(EVERY, OWNER);
    }

    @Override
    public Takes takes() {
        return Takes.LINES;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return switch (every(arguments.options())) {
            case Invalid<Duration>(var defects) -> new Invalid<>(defects);
            case Valid<Duration>(var every, _) ->
                    switch (owner(arguments.options())) {
                        case Invalid<String>(var defects) -> new Invalid<>(defects);
                        case Valid<String>(var owner, _) ->
                                Domains.parse(arguments)
                                        .map(domains -> work(domains, every, owner));
                    };
        };
    }

    private static Work work(Domains domains, Duration every, String owner) {
        return Watching.work(
                domains.subject(),
                (tools, place) ->
                        domains.echo(tools.book().watch(place, domains.names(), every, owner)));
    }

    /// @return zero when nothing was said
    private static Parsed<Duration> every(List<Arguments.Option> options) {
        Parsed<Duration> every = Parsed.valid(Duration.ZERO);
        for (Arguments.Option option : options) {
            if (option.name().equals(EVERY)) {
                every = interval(option.value());
                if (every instanceof Invalid<Duration>) {
                    return every;
                }
            }
        }
        return every;
    }

    private static Parsed<Duration> interval(Word word) {
        var typed = INTERVAL.matcher(word.text().toLowerCase(Locale.ROOT));
        if (!typed.matches()) {
            return Arguments.wrong(word, INTERVALS);
        }
        Duration unit =
                switch (typed.group(2)) {
                    case "h" -> Duration.ofHours(1);
                    case "d" -> Duration.ofDays(1);
                    default -> Duration.ofMinutes(1);
                };
        Duration every = unit.multipliedBy(Long.parseLong(typed.group(1)));
        return Slots.INTERVALS.contains(every)
                ? Parsed.valid(every)
                : Arguments.wrong(word, INTERVALS);
    }

    /// @return empty when nothing was said
    private Parsed<String> owner(List<Arguments.Option> options) {
        Parsed<String> owner = Parsed.valid("");
        for (Arguments.Option option : options) {
            if (option.name().equals(OWNER)) {
                owner = chat ? Owner.parse(option.value()) : nobody(option.value());
                if (owner instanceof Invalid<String>) {
                    return owner;
                }
            }
        }
        return owner;
    }

    private static Parsed<String> nobody(Word word) {
        return Arguments.wrong(
                word, "no --owner in a terminal, because nobody can be called from here");
    }
}
