package dev.dmarcdesk.bot.aws;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.data.JsonText;
import dev.dmarcdesk.bot.publication.PublicationStore;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// Changes to look for as the queue carries them:
/// `{"v":1,"changes":[{"team":"T0WORKSPACE","id":"0a1b"}]}`. Ids only: what is known of them is
/// read from the store when it is their turn.
final class ChangesJson {
    private static final int VERSION = 1;
    private static final String CHANGES = "changes";
    private static final String TEAM = "team";
    private static final String ID = "id";

    private ChangesJson() {}

    static String write(List<PublicationStore.Key> keys) {
        return JsonText.of(
                keys,
                (all, json) -> {
                    json.writeNumberField("v", VERSION);
                    JsonText.objects(
                            CHANGES,
                            all,
                            json,
                            (key, out) -> {
                                out.writeStringField(TEAM, key.team());
                                out.writeStringField(ID, key.id());
                            });
                });
    }

    /// Whether a message is of this kind, as far as its outside tells.
    static boolean isMeant(JsonNode message) {
        return message.has(CHANGES);
    }

    /// Reads keys.
    ///
    /// @return all of them, or that this message is not one of ours
    static Parsed<List<PublicationStore.Key>> read(JsonNode message) {
        var keys = new ArrayList<PublicationStore.Key>();
        boolean isUnderstood = message.path("v").asInt() == VERSION;
        for (JsonNode change : message.path(CHANGES)) {
            isUnderstood &= change.path(TEAM).isTextual() && change.path(ID).isTextual();
            keys.add(
                    new PublicationStore.Key(change.path(TEAM).asText(), change.path(ID).asText()));
        }
        return isUnderstood && !keys.isEmpty()
                ? Parsed.valid(List.copyOf(keys))
                : Parsed.invalid("changes to look for", 0, 0);
    }
}
