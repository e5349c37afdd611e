package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// `alert ID`: an alert again, as it stands now.
final class AlertCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic("alert", "alert ID", "show an alert again, as it stands now", List.of());

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
                                (tools, place) -> tools.alerts().show(place, id)));
    }
}
