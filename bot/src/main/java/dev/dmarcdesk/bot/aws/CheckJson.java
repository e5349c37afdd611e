package dev.dmarcdesk.bot.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.bot.watch.CheckQueue;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Domains to look at as the queue carries them:
/// `{"v":1,"checks":[{"team":"T0WORKSPACE","domains":["example.com"]}]}`. Names only: what is known
/// of them is read from the store when it is their turn.
final class CheckJson {
    private static final int VERSION = 1;
    private static final JsonFactory STREAM = new JsonFactory();
    private static final ObjectMapper TREE = new ObjectMapper();
    private static final String CHECKS = "checks";

    private CheckJson() {}

    /// The domains as JSON, those of a workspace together.
    ///
    /// @param keys at most [CheckQueue#BATCH]
    static String write(List<WatchKey> keys) {
        var text = new StringWriter();
        try (JsonGenerator json = STREAM.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            json.writeArrayFieldStart(CHECKS);
            for (Map.Entry<String, List<DomainName>> team : byTeam(keys).entrySet()) {
                json.writeStartObject();
                json.writeStringField("team", team.getKey());
                json.writeArrayFieldStart("domains");
                for (DomainName domain : team.getValue()) {
                    json.writeString(domain.toString());
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter takes everything", e);
        }
        return text.toString();
    }

    private static Map<String, List<DomainName>> byTeam(List<WatchKey> keys) {
        var teams = new LinkedHashMap<String, List<DomainName>>();
        keys.forEach(
                key -> teams.computeIfAbsent(key.team(), _ -> new ArrayList<>()).add(key.domain()));
        return teams;
    }

    /// Whether a message is of this kind, as far as its outside tells.
    static boolean isMeant(JsonNode message) {
        return message.has(CHECKS);
    }

    /// A message as JSON; nothing where it is none.
    static JsonNode tree(String message) {
        try {
            return TREE.readTree(message);
        } catch (JsonProcessingException e) {
            return TREE.nullNode();
        }
    }

    /// Reads domains.
    ///
    /// @return all of them, or that this message is not one of ours: of another version, of more
    ///   domains than we write, or with names that are none
    static Parsed<List<WatchKey>> read(JsonNode message) {
        var keys = new ArrayList<WatchKey>();
        boolean understood =
                message.path("v").asInt() == VERSION
                        && message.path(CHECKS).isArray()
                        && !message.path(CHECKS).isEmpty();
        for (JsonNode check : message.path(CHECKS)) {
            understood &= check.path("team").isTextual() && check.path("domains").isArray();
            for (JsonNode domain : check.path("domains")) {
                understood &= add(check.path("team").asText(), domain, keys);
            }
        }
        return understood && !keys.isEmpty() && keys.size() <= CheckQueue.BATCH
                ? Parsed.valid(List.copyOf(keys))
                : Parsed.invalid("domains to look at", 0, 0);
    }

    private static boolean add(String team, JsonNode domain, List<WatchKey> keys) {
        return domain.isTextual()
                && switch (DomainName.parse(domain.asText())) {
                    case Parsed.Valid<DomainName>(var name, _) ->
                            keys.add(new WatchKey(team, name));
                    case Parsed.Invalid<DomainName> _ -> false;
                };
    }
}
