package dev.dmarcdesk.bot.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.watch.Subscription;
import dev.dmarcdesk.bot.watch.Watched;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Memory;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/// What came of a command about watches, as the JSON document of `kind` "watches", version 1. Its
/// schema is the resource `watches.schema.json` beside this class. What all documents have stands
/// here too: there are no findings, because how the domains stand is said with each of them, and
/// what the DNS was asked is `null`, because watches were asked of a store.
final class WatchJson {
    private static final JsonFactory JSON = new JsonFactory();

    private WatchJson() {}

    /// The document.
    ///
    /// @return one JSON object, indented
    static String write(Document page, Level level, List<Watched> watches) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("schema", "1");
            json.writeStringField("kind", "watches");
            json.writeObjectFieldStart("verdict");
            json.writeStringField("level", level.word());
            json.writeStringField("headline", page.summary().text());
            json.writeNullField("nextStep");
            json.writeEndObject();
            json.writeArrayFieldStart("watches");
            for (Watched watched : watches) {
                watch(watched, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("findings");
            json.writeEndArray();
            json.writeNullField("dns");
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter takes everything", e);
        }
        return text.toString();
    }

    private static void watch(Watched watched, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("domain", watched.key().domain().toString());
        json.writeStringField("domainUnicode", DomainInput.unicode(watched.key().domain()));
        json.writeNumberField("everyMinutes", watched.every().toMinutes());
        switch (watched.memory().known()) {
            case Memory.Known.Nothing() -> {
                json.writeNullField("level");
                json.writeNullField("policy");
                json.writeNullField("unchangedSince");
            }
            case Memory.Known.State(var snapshot, var since) -> {
                json.writeStringField("level", snapshot.standing().level().word());
                optional("policy", snapshot.standing().policy(), json);
                json.writeStringField("unchangedSince", since.toString());
            }
        }
        json.writeArrayFieldStart("channels");
        for (Subscription subscription : watched.subscriptions()) {
            channel(subscription, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void channel(Subscription subscription, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("channel", subscription.channel());
        json.writeStringField("since", subscription.since().toString());
        json.writeNumberField("everyMinutes", subscription.every().toMinutes());
        optional("owner", subscription.owner(), json);
        boolean isSilenced = !subscription.quietUntil().equals(Instant.EPOCH);
        optional("quietUntil", isSilenced ? subscription.quietUntil().toString() : "", json);
        json.writeEndObject();
    }

    private static void optional(String name, String value, JsonGenerator json) throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
