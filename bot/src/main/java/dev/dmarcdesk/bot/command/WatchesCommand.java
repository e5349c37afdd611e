package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// `watches`: what is watched here.
final class WatchesCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic(
                    "watches",
                    "watches",
                    "what is watched here, and how it stands",
                    List.of("The Home tab of the app shows the watches of all channels."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return arguments.words().isEmpty()
                ? Parsed.valid(
                        Watching.work(
                                Sentence.of("the watches"),
                                (tools, place) -> tools.book().watches(place)))
                : Arguments.wrong(arguments.words().getFirst(), "nothing after it");
    }
}
