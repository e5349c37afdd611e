package dev.dmarcdesk.bot.watch;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.data.Fields;
import dev.dmarcdesk.bot.data.JsonText;
import dev.dmarcdesk.bot.data.PageReader;
import dev.dmarcdesk.bot.data.PageWriter;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// An [Alert] as stores keep it: one JSON object, without what it is found by. Its versions are
/// like those of [WatchedJson].
public final class AlertJson {
    private static final int VERSION = 1;

    private static final String V = "v";
    private static final String KIND = "kind";
    private static final String DOMAINS = "domains";
    private static final String CHANGES = "changes";
    private static final String PAGE = "page";
    private static final String PAGES = "pages";
    private static final String WANTS_TWO = "wantsTwo";
    private static final String ERRANDS = "errands";
    private static final String AT = "at";
    private static final String STATE = "state";
    private static final String WORDS = "words";
    private static final String TELLINGS = "tellings";
    private static final String DOMAIN = "domain";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String USER = "user";
    private static final String SAYING = "saying";
    private static final String REASON = "reason";
    private static final String CHANNEL = "channel";
    private static final String PROGRESS = "progress";
    private static final String MESSAGE = "message";
    private static final String UNDONE = "undone";
    private static final String TRIES = "tries";
    private static final String MATTER = "matter";
    private static final String WHOM = "whom";
    private static final String NOT_BEFORE = "notBefore";

    private AlertJson() {}

    /// The alert as JSON; in ASCII alone.
    public static String write(Alert alert) {
        return JsonText.of(alert, AlertJson::write);
    }

    private static void write(Alert alert, JsonGenerator json) throws IOException {
        json.writeNumberField(V, VERSION);
        json.writeStringField(KIND, alert.kind().name());
        JsonText.texts(DOMAINS, alert.domains().stream().map(DomainName::dotted).toList(), json);
        JsonText.objects(CHANGES, alert.changes(), json, AlertJson::shift);
        json.writeStringField(PAGE, PageWriter.write(alert.page()));
        JsonText.objects(PAGES, alert.pages().entrySet(), json, AlertJson::page);
        JsonText.instant(AT, alert.at(), json);
        json.writeBooleanField(WANTS_TWO, alert.wantsTwo());
        json.writeStringField(STATE, alert.state().name());
        JsonText.objects(WORDS, alert.words(), json, AlertJson::word);
        JsonText.objects(TELLINGS, alert.tellings(), json, AlertJson::telling);
        JsonText.objects(ERRANDS, alert.errands(), json, AlertJson::errand);
    }

    /// Reads an alert.
    ///
    /// @param version how often it was saved
    /// @return the alert, or that this is none, or not of a version that is known here
    public static Parsed<Alert> read(String team, String id, String text, long version) {
        try {
            Fields fields = Fields.read(text);
            if (fields.number(V) <= VERSION) {
                return Parsed.valid(alert(team, id, fields, version));
            }
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException e) {
            return Parsed.invalid("an alert", 0, text.length());
        }
        return Parsed.invalid("an alert of version " + VERSION + " at most", 0, text.length());
    }

    private static Alert alert(String team, String id, Fields fields, long version) {
        return new Alert(
                team,
                id,
                Alert.Kind.valueOf(fields.need(KIND)),
                fields.texts(DOMAINS).stream().map(DomainName::new).toList(),
                fields.objects(CHANGES, AlertJson::shift),
                PageReader.read(fields.need(PAGE)),
                pages(fields),
                fields.instant(AT),
                fields.is(WANTS_TWO),
                Alert.State.valueOf(fields.need(STATE)),
                fields.objects(WORDS, AlertJson::word),
                fields.objects(TELLINGS, AlertJson::telling),
                fields.objects(ERRANDS, AlertJson::errand),
                version);
    }

    private static void page(Map.Entry<String, Document> page, JsonGenerator json)
            throws IOException {
        json.writeStringField(CHANNEL, page.getKey());
        json.writeStringField(PAGE, PageWriter.write(page.getValue()));
    }

    private static SortedMap<String, Document> pages(Fields fields) {
        var pages = new TreeMap<String, Document>();
        fields.objects(
                PAGES, page -> pages.put(page.need(CHANNEL), PageReader.read(page.need(PAGE))));
        return pages;
    }

    private static void shift(Alert.Shift shift, JsonGenerator json) throws IOException {
        json.writeStringField(DOMAIN, shift.domain().dotted());
        SnapshotJson.write(shift.aspect(), json);
        JsonText.object(BEFORE, shift.before(), json, SnapshotJson::write);
        JsonText.object(AFTER, shift.after(), json, SnapshotJson::write);
        JsonText.instant(UNDONE, shift.undone(), json);
    }

    private static Alert.Shift shift(Fields fields) {
        return new Alert.Shift(
                new DomainName(fields.need(DOMAIN)),
                SnapshotJson.aspect(fields),
                SnapshotJson.observed(fields.object(BEFORE)),
                SnapshotJson.observed(fields.object(AFTER)),
                fields.instant(UNDONE));
    }

    private static void word(Alert.Word word, JsonGenerator json) throws IOException {
        json.writeStringField(USER, word.user());
        JsonText.instant(AT, word.at(), json);
        json.writeStringField(SAYING, word.saying().name());
        JsonText.text(REASON, word.reason(), json);
    }

    private static Alert.Word word(Fields fields) {
        return new Alert.Word(
                fields.need(USER),
                fields.instant(AT),
                Alert.Saying.valueOf(fields.need(SAYING)),
                fields.text(REASON));
    }

    private static void telling(Alert.Telling telling, JsonGenerator json) throws IOException {
        json.writeStringField(CHANNEL, telling.channel());
        json.writeStringField(PROGRESS, telling.progress().name());
        JsonText.text(MESSAGE, telling.message(), json);
        json.writeNumberField(TRIES, telling.tries());
        JsonText.instant(NOT_BEFORE, telling.notBefore(), json);
    }

    private static Alert.Telling telling(Fields fields) {
        return new Alert.Telling(
                fields.need(CHANNEL),
                Alert.Progress.valueOf(fields.need(PROGRESS)),
                fields.text(MESSAGE),
                fields.number(TRIES),
                fields.instant(NOT_BEFORE));
    }

    private static void errand(Alert.Errand errand, JsonGenerator json) throws IOException {
        json.writeStringField(MATTER, errand.matter().name());
        json.writeStringField(CHANNEL, errand.channel());
        JsonText.text(WHOM, errand.whom(), json);
        json.writeStringField(PROGRESS, errand.progress().name());
        json.writeNumberField(TRIES, errand.tries());
        JsonText.instant(NOT_BEFORE, errand.notBefore(), json);
    }

    private static Alert.Errand errand(Fields fields) {
        return new Alert.Errand(
                Alert.Matter.valueOf(fields.need(MATTER)),
                fields.need(CHANNEL),
                fields.text(WHOM),
                Alert.Progress.valueOf(fields.need(PROGRESS)),
                fields.number(TRIES),
                fields.instant(NOT_BEFORE));
    }
}
