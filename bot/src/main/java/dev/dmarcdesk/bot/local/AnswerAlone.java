package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.watch.Channels;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.Document;

import java.time.Duration;

/// The channels of a command in a terminal, whose answer is all it prints: who accepts an alert
/// need not see it again. What has not been told at all is left to those who look.
record AnswerAlone() implements Channels {
    @Override
    public boolean reaches(String team) {
        return team.isEmpty();
    }

    @Override
    public Posting post(Place place, Document page) {
        return new Posting.Later(Duration.ZERO);
    }

    @Override
    public Posting edit(Place place, String message, Document page) {
        return new Posting.Posted(message);
    }

    @Override
    public Posting call(Place place, String message, String owner, Document page) {
        return new Posting.Posted(message);
    }
}
