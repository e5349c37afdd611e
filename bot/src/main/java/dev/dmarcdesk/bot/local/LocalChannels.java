package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.slack.SlackChannels;
import dev.dmarcdesk.bot.slack.SlackSettings;
import dev.dmarcdesk.bot.watch.Channels;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.Document;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// Brings alerts to where people are: what was asked for in a terminal to standard output, all else
/// to Slack.
///
/// @param output prints a page; says whether anybody could read it
/// @param slack Slack's channels, where there is a token for them; at most one
record LocalChannels(Predicate<Document> output, List<Channels> slack) implements Channels {
    /// What is printed has no name, and is never printed over.
    private static final String PRINTED = "printed";

    LocalChannels {
        slack = List.copyOf(slack);
    }

    /// @param output prints a page; says whether anybody could read it
    /// @param settings where Slack is, and a token for it, where there is one; at most one
    static LocalChannels of(Predicate<Document> output, List<SlackSettings> settings) {
        return new LocalChannels(
                output, settings.stream().<Channels>map(SlackChannels::new).toList());
    }

    @Override
    public boolean reaches(String team) {
        return team.isEmpty() || !slack.isEmpty();
    }

    @Override
    public Posting post(Place place, Document page) {
        return place.isTerminal() ? printed(page) : inSlack().post(place, page);
    }

    /// What has become of an alert is printed as another page.
    @Override
    public Posting edit(Place place, String message, Document page) {
        return place.isTerminal() ? printed(page) : inSlack().edit(place, message, page);
    }

    @Override
    public Posting replace(String responseUrl, Document page) {
        return inSlack().replace(responseUrl, page);
    }

    @Override
    public Posting call(Place place, String message, String owner, Document page) {
        return place.isTerminal() ? printed(page) : inSlack().call(place, message, owner, page);
    }

    private Posting printed(Document page) {
        return output.test(page) ? new Posting.Posted(PRINTED) : new Posting.Later(Duration.ZERO);
    }

    /// Only asked for when somebody is reached there.
    private Channels inSlack() {
        return slack.getFirst();
    }
}
