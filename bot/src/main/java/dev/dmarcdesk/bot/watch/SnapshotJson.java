package dev.dmarcdesk.bot.watch;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.data.Fields;
import dev.dmarcdesk.bot.data.JsonText;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Observed;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Standing;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// What was seen of a domain, as JSON: the parts that memories and alerts are made of.
final class SnapshotJson {
    private static final String ASPECTS = "aspects";
    private static final String STANDING = "standing";
    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final String MEANING = "meaning";
    private static final String RECORDS = "records";
    private static final String UNKNOWN = "unknown";
    private static final String LEVEL = "level";
    private static final String POLICY = "policy";
    private static final String LOOKUPS = "lookups";
    private static final String VOIDS = "voids";
    private static final String FINDINGS = "findings";
    private static final String SENDERS = "senders";

    private SnapshotJson() {}

    static void write(Snapshot snapshot, JsonGenerator json) throws IOException {
        JsonText.objects(ASPECTS, snapshot.aspects().entrySet(), json, SnapshotJson::aspectSeen);
        JsonText.object(STANDING, snapshot.standing(), json, SnapshotJson::standing);
    }

    static Snapshot read(Fields fields) {
        var aspects = new TreeMap<Aspect, Observed>();
        fields.objects(ASPECTS, seen -> aspects.put(aspect(seen), observed(seen)));
        return new Snapshot(aspects, standing(fields.object(STANDING)));
    }

    private static void aspectSeen(Map.Entry<Aspect, Observed> seen, JsonGenerator json)
            throws IOException {
        write(seen.getKey(), json);
        write(seen.getValue(), json);
    }

    static void write(Aspect aspect, JsonGenerator json) throws IOException {
        json.writeStringField(KIND, aspect.kind().word());
        json.writeStringField(NAME, aspect.name().dotted());
    }

    static Aspect aspect(Fields fields) {
        return new Aspect(
                named(Aspect.Kind.values(), Aspect.Kind::word, fields.need(KIND)),
                new DomainName(fields.need(NAME)));
    }

    /// Nothing at all stands for nothing published.
    static void write(Observed observed, JsonGenerator json) throws IOException {
        switch (observed) {
            case Observed.Published(var meaning, var records) -> {
                json.writeArrayFieldStart(MEANING);
                for (String text : meaning) {
                    json.writeString(text);
                }
                json.writeEndArray();
                JsonText.texts(RECORDS, records, json);
            }
            case Observed.Nothing() -> {}
            case Observed.Unknown(var reason) -> json.writeStringField(UNKNOWN, reason.name());
        }
    }

    static Observed observed(Fields fields) {
        if (fields.has(UNKNOWN)) {
            return new Observed.Unknown(Answer.Reason.valueOf(fields.need(UNKNOWN)));
        }
        return fields.has(MEANING)
                ? new Observed.Published(fields.texts(MEANING), fields.texts(RECORDS))
                : new Observed.Nothing();
    }

    private static void standing(Standing standing, JsonGenerator json) throws IOException {
        json.writeStringField(LEVEL, standing.level().word());
        JsonText.text(POLICY, standing.policy(), json);
        json.writeNumberField(LOOKUPS, standing.spfLookups());
        json.writeNumberField(VOIDS, standing.spfVoids());
        JsonText.object(FINDINGS, standing.findings(), json, SnapshotJson::findings);
        JsonText.texts(SENDERS, standing.senders(), json);
    }

    private static void findings(Map<String, Severity> findings, JsonGenerator json)
            throws IOException {
        for (Map.Entry<String, Severity> finding : findings.entrySet()) {
            json.writeStringField(finding.getKey(), finding.getValue().word());
        }
    }

    private static Standing standing(Fields fields) {
        return new Standing(
                named(Level.values(), Level::word, fields.need(LEVEL)),
                fields.text(POLICY),
                fields.number(LOOKUPS),
                fields.number(VOIDS),
                findings(fields.object(FINDINGS)),
                fields.texts(SENDERS));
    }

    private static SortedMap<String, Severity> findings(Fields fields) {
        var findings = new TreeMap<String, Severity>();
        for (String code : fields.names()) {
            findings.put(code, named(Severity.values(), Severity::word, fields.need(code)));
        }
        return findings;
    }

    private static <T> T named(T[] all, Function<T, String> name, String word) {
        return Arrays.stream(all)
                .filter(value -> name.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }
}
