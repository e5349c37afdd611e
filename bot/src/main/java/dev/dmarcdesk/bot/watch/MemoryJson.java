package dev.dmarcdesk.bot.watch;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.data.Fields;
import dev.dmarcdesk.bot.data.JsonText;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Memory;

import java.io.IOException;
import java.time.Instant;
import java.util.TreeSet;

/// A [Memory] as JSON. What there is nothing of is left out.
final class MemoryJson {
    private static final String KNOWN = "known";
    private static final String SIGHTING = "sighting";
    private static final String OUTAGE = "outage";
    private static final String TOLD = "told";
    private static final String SNAPSHOT = "snapshot";
    private static final String SINCE = "since";
    private static final String FIRST = "first";
    private static final String LOOKS = "looks";
    private static final String TESTIMONIES = "testimonies";
    private static final String ASPECTS = "aspects";

    private MemoryJson() {}

    static void write(Memory memory, JsonGenerator json) throws IOException {
        switch (memory.known()) {
            case Memory.Known.Nothing() -> {}
            case Memory.Known.State state -> JsonText.object(KNOWN, state, json, MemoryJson::state);
        }
        switch (memory.sighting()) {
            case Memory.Sighting.None() -> {}
            case Memory.Sighting.Seen seen ->
                    JsonText.object(SIGHTING, seen, json, MemoryJson::seen);
        }
        switch (memory.outage()) {
            case Memory.Outage.None() -> {}
            case Memory.Outage.Since since ->
                    JsonText.object(OUTAGE, since, json, MemoryJson::since);
        }
        JsonText.texts(TOLD, memory.told().stream().map(Instant::toString).toList(), json);
    }

    static Memory read(Fields fields) {
        return new Memory(
                known(fields),
                sighting(fields),
                outage(fields),
                fields.texts(TOLD).stream().map(Instant::parse).toList());
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

    private static void seen(Memory.Sighting.Seen seen, JsonGenerator json) throws IOException {
        JsonText.instant(FIRST, seen.first(), json);
        json.writeNumberField(LOOKS, seen.looks());
        JsonText.object(SNAPSHOT, seen.snapshot(), json, SnapshotJson::write);
        JsonText.objects(TESTIMONIES, seen.testimonies(), json, SnapshotJson::write);
    }

    private static Memory.Sighting sighting(Fields memory) {
        if (!memory.has(SIGHTING)) {
            return new Memory.Sighting.None();
        }
        Fields seen = memory.object(SIGHTING);
        return new Memory.Sighting.Seen(
                SnapshotJson.read(seen.object(SNAPSHOT)),
                seen.instant(FIRST),
                seen.number(LOOKS),
                seen.objects(TESTIMONIES, SnapshotJson::testimony));
    }

    private static void since(Memory.Outage.Since since, JsonGenerator json) throws IOException {
        JsonText.instant(SINCE, since.since(), json);
        JsonText.objects(ASPECTS, since.aspects(), json, SnapshotJson::write);
        json.writeBooleanField(TOLD, since.told());
    }

    private static Memory.Outage outage(Fields memory) {
        if (!memory.has(OUTAGE)) {
            return new Memory.Outage.None();
        }
        Fields since = memory.object(OUTAGE);
        return new Memory.Outage.Since(
                since.instant(SINCE),
                new TreeSet<Aspect>(since.objects(ASPECTS, SnapshotJson::aspect)),
                since.is(TOLD));
    }
}
