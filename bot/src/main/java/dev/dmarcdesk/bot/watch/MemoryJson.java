package dev.dmarcdesk.bot.watch;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.data.Fields;
import dev.dmarcdesk.bot.data.JsonText;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Streak;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// A [Memory] as JSON. What there is nothing of is left out.
final class MemoryJson {
    private static final String KNOWN = "known";
    private static final String SIGHTINGS = "sightings";
    private static final String UNANSWERED = "unanswered";
    private static final String OUTAGE = "outage";
    private static final String TOLD = "told";
    private static final String RESTLESS = "restless";
    private static final String SNAPSHOT = "snapshot";
    private static final String SINCE = "since";
    private static final String SEEN = "seen";
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String LOOKS = "looks";
    private static final String AT = "at";
    private static final String ASPECTS = "aspects";

    private MemoryJson() {}

    static void write(Memory memory, JsonGenerator json) throws IOException {
        switch (memory.known()) {
            case Memory.Known.Nothing() -> {}
            case Memory.Known.State state -> JsonText.object(KNOWN, state, json, MemoryJson::state);
        }
        JsonText.objects(SIGHTINGS, memory.sightings().entrySet(), json, MemoryJson::sighting);
        JsonText.objects(UNANSWERED, memory.unanswered().entrySet(), json, MemoryJson::unanswered);
        switch (memory.outage()) {
            case Memory.Outage.None() -> {}
            case Memory.Outage.Since since ->
                    JsonText.object(OUTAGE, since, json, MemoryJson::outage);
        }
        JsonText.objects(TOLD, memory.told(), json, MemoryJson::told);
        JsonText.objects(RESTLESS, memory.restless().entrySet(), json, MemoryJson::restless);
    }

    static Memory read(Fields fields) {
        return new Memory(
                known(fields),
                aspects(fields, SIGHTINGS, MemoryJson::sighting),
                aspects(fields, UNANSWERED, MemoryJson::streak),
                outage(fields),
                fields.objects(TOLD, MemoryJson::told),
                aspects(fields, RESTLESS, restless -> restless.instant(AT)));
    }

    private static <T> SortedMap<Aspect, T> aspects(
            Fields fields, String name, Function<Fields, T> reader) {
        var aspects = new TreeMap<Aspect, T>();
        fields.objects(name, one -> aspects.put(SnapshotJson.aspect(one), reader.apply(one)));
        return aspects;
    }

    private static void state(Memory.Known.State state, JsonGenerator json) throws IOException {
        JsonText.instant(SINCE, state.since(), json);
        JsonText.object(SNAPSHOT, state.snapshot(), json, SnapshotJson::write);
    }

    private static Memory.Known known(Fields memory) {
        if (!memory.has(KNOWN)) {
            return new Memory.Known.Nothing();
        }
        Fields state = memory.object(KNOWN);
        return new Memory.Known.State(
                SnapshotJson.read(state.object(SNAPSHOT)), state.instant(SINCE));
    }

    private static void sighting(Map.Entry<Aspect, Memory.Sighting> sighting, JsonGenerator json)
            throws IOException {
        SnapshotJson.write(sighting.getKey(), json);
        JsonText.object(SEEN, sighting.getValue().seen(), json, SnapshotJson::write);
        streak(sighting.getValue().streak(), json);
    }

    private static Memory.Sighting sighting(Fields fields) {
        return new Memory.Sighting(SnapshotJson.observed(fields.object(SEEN)), streak(fields));
    }

    private static void unanswered(Map.Entry<Aspect, Streak> unanswered, JsonGenerator json)
            throws IOException {
        SnapshotJson.write(unanswered.getKey(), json);
        streak(unanswered.getValue(), json);
    }

    private static void streak(Streak streak, JsonGenerator json) throws IOException {
        JsonText.instant(FIRST, streak.first(), json);
        JsonText.instant(LAST, streak.last(), json);
        json.writeNumberField(LOOKS, streak.looks());
    }

    private static Streak streak(Fields fields) {
        return new Streak(fields.instant(FIRST), fields.instant(LAST), fields.number(LOOKS));
    }

    private static void outage(Memory.Outage.Since since, JsonGenerator json) throws IOException {
        JsonText.instant(SINCE, since.since(), json);
        JsonText.instant(TOLD, since.told(), json);
        JsonText.objects(ASPECTS, since.aspects(), json, SnapshotJson::write);
    }

    private static Memory.Outage outage(Fields memory) {
        if (!memory.has(OUTAGE)) {
            return new Memory.Outage.None();
        }
        Fields since = memory.object(OUTAGE);
        return new Memory.Outage.Since(
                since.instant(SINCE),
                since.instant(TOLD),
                new TreeSet<Aspect>(since.objects(ASPECTS, SnapshotJson::aspect)));
    }

    private static void told(Memory.Told told, JsonGenerator json) throws IOException {
        JsonText.instant(AT, told.at(), json);
        JsonText.objects(ASPECTS, told.aspects(), json, SnapshotJson::write);
    }

    private static Memory.Told told(Fields fields) {
        return new Memory.Told(
                fields.instant(AT),
                new TreeSet<Aspect>(fields.objects(ASPECTS, SnapshotJson::aspect)));
    }

    private static void restless(Map.Entry<Aspect, Instant> restless, JsonGenerator json)
            throws IOException {
        SnapshotJson.write(restless.getKey(), json);
        JsonText.instant(AT, restless.getValue(), json);
    }
}
