package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.document.Document;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Channels that keep what arrives, and answer what they are told to.
final class FakeChannels implements Channels {
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Deque<Posting> next = new ArrayDeque<>();
    private final Map<String, Posting> always = new HashMap<>();
    private int calls;

    /// A message as people see it.
    ///
    /// @param channel where it is; the user for a direct message
    /// @param thread the message above; empty for none
    /// @param called who is called by it; empty for nobody
    /// @param versions its pages, the last edit last
    record Message(String channel, String thread, String called, List<Document> versions) {
        Document page() {
            return versions.getLast();
        }

        boolean isLine() {
            return page().title().text().equals("Interrupted");
        }
    }

    /// Answers the next call like this, without taking anything.
    synchronized FakeChannels say(Posting posting) {
        next.add(posting);
        return this;
    }

    /// Answers every call for a channel like this.
    synchronized void always(String channel, Posting posting) {
        always.put(channel, posting);
    }

    /// Takes everything of a channel again.
    synchronized void mend(String channel) {
        always.remove(channel);
    }

    /// How often something was asked of us.
    synchronized int calls() {
        return calls;
    }

    synchronized List<Message> in(String channel) {
        return messages.values().stream()
                .filter(message -> message.channel().equals(channel))
                .toList();
    }

    synchronized List<Message> all() {
        return List.copyOf(messages.values());
    }

    @Override
    public synchronized Posting post(Place place, Document page) {
        String where = place.channel().isEmpty() ? place.user() : place.channel();
        return take(where, new Message(where, "", "", new ArrayList<>(List.of(page))));
    }

    @Override
    public synchronized Posting call(Place place, String message, String owner, Document page) {
        String where = place.channel();
        return take(where, new Message(where, message, owner, new ArrayList<>(List.of(page))));
    }

    private Posting take(String where, Message message) {
        calls++;
        if (always.containsKey(where)) {
            return always.get(where);
        }
        if (!next.isEmpty()) {
            return next.poll();
        }
        String id = "%d.%04d".formatted(1_000_000, messages.size() + 1);
        messages.put(id, message);
        return new Posting.Posted(id);
    }

    @Override
    public synchronized Posting edit(Place place, String message, Document page) {
        calls++;
        if (always.containsKey(place.channel())) {
            return always.get(place.channel());
        }
        if (!next.isEmpty()) {
            return next.poll();
        }
        if (!messages.containsKey(message)) {
            return new Posting.Refused("message_not_found");
        }
        messages.get(message).versions().add(page);
        return new Posting.Posted(message);
    }

    /// Slack's own words for a wait.
    static Posting later(Duration pause) {
        return new Posting.Later(pause);
    }
}
