package dev.dmarcdesk.bot.publication;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.data.Fields;
import dev.dmarcdesk.bot.data.JsonText;
import dev.dmarcdesk.bot.publication.Followed.Telling;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.publication.Course;
import dev.dmarcdesk.publication.Lifetime;
import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;

/// A [Followed] as stores keep it: one JSON object, without what it is found by.
public final class FollowedJson {
    private static final int VERSION = 1;
    private static final String V = "v";
    private static final String ACTION = "action";
    private static final String TYPE = "type";
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String CHANNEL = "channel";
    private static final String THREAD = "thread";
    private static final String MESSAGE = "message";
    private static final String RESPONSE_URL = "responseUrl";
    private static final String CLICKED = "clicked";
    private static final String SENDINGS = "sendings";
    private static final String TOLD = "told";
    private static final String USERS = "users";
    private static final String ASKED = "asked";
    private static final String EVERYWHERE = "everywhere";
    private static final String OLD = "old";
    private static final String LEFT = "left";
    private static final String BEFORE = "before";
    private static final String LOOKS = "looks";
    private static final String DUE = "due";

    private FollowedJson() {}

    /// As JSON; in ASCII alone.
    public static String write(Followed followed) {
        return JsonText.of(followed, FollowedJson::write);
    }

    private static void write(Followed followed, JsonGenerator json) throws IOException {
        json.writeNumberField(V, VERSION);
        edit(followed.edit(), json);
        telling(followed.telling(), json);
        JsonText.texts(USERS, followed.users(), json);
        course(followed.course(), json);
        JsonText.instant(DUE, followed.due(), json);
    }

    private static void edit(RecordEdit edit, JsonGenerator json) throws IOException {
        json.writeStringField(ACTION, edit.action().name());
        json.writeStringField(TYPE, edit.type().name());
        json.writeStringField(NAME, edit.name().dotted());
        json.writeStringField(VALUE, edit.value());
    }

    private static void telling(Telling telling, JsonGenerator json) throws IOException {
        JsonText.text(CHANNEL, telling.channel(), json);
        JsonText.text(THREAD, telling.thread(), json);
        JsonText.text(MESSAGE, telling.message(), json);
        JsonText.text(RESPONSE_URL, telling.responseUrl(), json);
        json.writeBooleanField(CLICKED, telling.isClicked());
        json.writeNumberField(SENDINGS, telling.sendings());
        JsonText.text(TOLD, telling.told(), json);
    }

    private static void course(Course course, JsonGenerator json) throws IOException {
        json.writeStringField(ASKED, course.asked().toString());
        JsonText.instant(EVERYWHERE, course.everywhere(), json);
        if (course.old() instanceof Lifetime.Of(var kept)) {
            json.writeStringField(OLD, kept.toString());
        }
        JsonText.instant(LEFT, course.left(), json);
        JsonText.texts(BEFORE, course.before(), json);
        json.writeNumberField(LOOKS, course.looks());
    }

    /// Reads one.
    ///
    /// @return it, or that another version of us wrote it
    public static Parsed<Followed> read(String team, String id, String text, long version) {
        try {
            Fields fields = Fields.read(text);
            if (fields.number(V) == VERSION) {
                return Parsed.valid(followed(team, id, fields, version));
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            // Said below.
        }
        return Parsed.invalid("a followed change of this version", 0, text.length());
    }

    private static Followed followed(String team, String id, Fields fields, long version) {
        return new Followed(
                team,
                id,
                new RecordEdit(
                        RecordEdit.Action.valueOf(fields.need(ACTION)),
                        RrType.valueOf(fields.need(TYPE)),
                        DomainName.of(fields.need(NAME)),
                        fields.need(VALUE)),
                new Telling(
                        fields.text(CHANNEL),
                        fields.text(THREAD),
                        fields.text(MESSAGE),
                        fields.text(RESPONSE_URL),
                        fields.is(CLICKED),
                        fields.number(SENDINGS),
                        fields.text(TOLD)),
                fields.texts(USERS),
                new Course(
                        fields.instant(ASKED),
                        fields.instant(EVERYWHERE),
                        fields.has(OLD)
                                ? new Lifetime.Of(Duration.parse(fields.need(OLD)))
                                : Lifetime.UNSAID,
                        fields.instant(LEFT),
                        fields.texts(BEFORE),
                        fields.number(LOOKS)),
                fields.instant(DUE),
                version);
    }
}
