package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// `not-us ID`: nobody of us made this change; calls the owner.
final class NotUsCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic(
                    "not-us",
                    "not-us ID",
                    "say that a change was none of yours: calls the owner of the watch",
                    List.of("The button “Not us” of an alert does the same."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return AlertId.only(arguments)
                .map(id ->
                        Watching.work(
                                Sentence.of("the alert"),
                                (tools, place) -> tools.alerts().notOurs(place, id)));
    }
}
