package dev.dmarcdesk.bot.watch;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.data.Fields;
import dev.dmarcdesk.bot.data.JsonText;
import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;

/// A [Watched] as stores keep it: one JSON object, without what it is found by.
///
/// Fields may be added: older versions pass over them, and newer ones find them missing. A change
/// that older versions would misread takes another number in `v`, and they refuse it.
public final class WatchedJson {
    private static final int VERSION = 1;

    private static final String V = "v";
    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final String MEMORY = "memory";
    private static final String CHANNEL = "channel";
    private static final String USER = "user";
    private static final String SINCE = "since";
    private static final String MINUTES = "minutes";
    private static final String OWNER = "owner";
    private static final String QUIET = "quietUntil";
    private static final String UNREACHABLE = "unreachableSince";

    private WatchedJson() {}

    /// The watch as JSON; in ASCII alone.
    public static String write(Watched watched) {
        return JsonText.of(watched, WatchedJson::write);
    }

    private static void write(Watched watched, JsonGenerator json) throws IOException {
        json.writeNumberField(V, VERSION);
        JsonText.objects(SUBSCRIPTIONS, watched.subscriptions(), json, WatchedJson::subscription);
        JsonText.object(MEMORY, watched.memory(), json, MemoryJson::write);
    }

    /// Reads a watch.
    ///
    /// @param key what it was found by
    /// @param version how often it was saved
    /// @return the watch, or that this is none, or not of a version that is known here
    public static Parsed<Watched> read(WatchKey key, String text, long version) {
        try {
            Fields fields = Fields.read(text);
            if (fields.number(V) <= VERSION) {
                return Parsed.valid(
                        new Watched(
                                key,
                                fields.objects(SUBSCRIPTIONS, WatchedJson::subscription),
                                MemoryJson.read(fields.object(MEMORY)),
                                version));
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Parsed.invalid("a watch", 0, text.length());
        }
        return Parsed.invalid("a watch of version " + VERSION + " at most", 0, text.length());
    }

    private static void subscription(Subscription subscription, JsonGenerator json)
            throws IOException {
        json.writeStringField(CHANNEL, subscription.channel());
        JsonText.text(USER, subscription.user(), json);
        JsonText.instant(SINCE, subscription.since(), json);
        json.writeNumberField(MINUTES, subscription.every().toMinutes());
        JsonText.text(OWNER, subscription.owner(), json);
        JsonText.instant(QUIET, subscription.quietUntil(), json);
        JsonText.instant(UNREACHABLE, subscription.unreachableSince(), json);
    }

    private static Subscription subscription(Fields fields) {
        return new Subscription(
                fields.need(CHANNEL),
                fields.text(USER),
                fields.instant(SINCE),
                Duration.ofMinutes(fields.number(MINUTES)),
                fields.text(OWNER),
                fields.instant(QUIET),
                fields.instant(UNREACHABLE));
    }
}
