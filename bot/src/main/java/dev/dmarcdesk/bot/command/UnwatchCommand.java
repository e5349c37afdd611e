package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// `unwatch example.com […]`: tells no change of them any more.
final class UnwatchCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic(
                    "unwatch",
                    "unwatch example.com [more.example …]",
                    "tell no change of these domains here any more",
                    List.of("Other channels that watch them keep doing so."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public Takes takes() {
        return Takes.LINES;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return Domains.parse(arguments)
                .map(domains ->
                        Watching.work(
                                domains.subject(),
                                (tools, place) ->
                                        domains.echo(
                                                tools.book().unwatch(place, domains.names()))));
    }
}
