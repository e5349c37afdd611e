package dev.dmarcdesk.bot.watch;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.data.Fields;
import dev.dmarcdesk.bot.data.JsonText;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;

/// What is kept of a message, as JSON for a store.
public final class SeenMessageJson {
    private static final int VERSION = 1;
    private static final String V = "v";
    private static final String SPF = "spf";
    private static final String COMPLETE = "complete";
    private static final String DKIM = "dkim";
    private static final String DOMAIN = "d";
    private static final String SELECTOR = "s";
    private static final String RESULT = "result";
    private static final String AT = "at";

    private SeenMessageJson() {}

    /// Writes a message, without its author: that is what it is found by.
    public static String write(SeenMessage message) {
        return JsonText.of(message, SeenMessageJson::write);
    }

    private static void write(SeenMessage message, JsonGenerator json) throws IOException {
        json.writeNumberField(V, VERSION);
        JsonText.instant(AT, message.at(), json);
        json.writeBooleanField(COMPLETE, message.isComplete());
        JsonText.objects(
                SPF,
                message.spf(),
                json,
                (spf, out) -> {
                    out.writeStringField(DOMAIN, spf.domain().dotted());
                    JsonText.text(RESULT, spf.result(), out);
                });
        JsonText.objects(
                DKIM,
                message.signatures(),
                json,
                (signature, out) -> {
                    out.writeStringField(DOMAIN, signature.domain().dotted());
                    JsonText.text(SELECTOR, signature.selector(), out);
                    JsonText.text(RESULT, signature.result(), out);
                });
    }

    /// Reads what was written.
    ///
    /// @return the message; nothing where this is none, or one of a later version: it is a
    ///   convenience, and the next diagnosis writes another
    public static Optional<SeenMessage> read(DomainName author, String text) {
        try {
            Fields fields = Fields.read(text);
            return fields.number(V) > VERSION
                    ? Optional.empty()
                    : Optional.of(
                            new SeenMessage(
                                    author,
                                    fields.objects(SPF, SeenMessageJson::spf),
                                    fields.is(COMPLETE),
                                    fields.objects(DKIM, SeenMessageJson::signature),
                                    fields.instant(AT)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static SeenMessage.Spf spf(Fields fields) {
        return new SeenMessage.Spf(new DomainName(fields.need(DOMAIN)), fields.text(RESULT));
    }

    private static SeenMessage.Signature signature(Fields fields) {
        return new SeenMessage.Signature(
                new DomainName(fields.need(DOMAIN)), fields.text(SELECTOR), fields.text(RESULT));
    }
}
