package dev.dmarcdesk.bot.aws;

import static dev.dmarcdesk.bot.aws.DynamoWatchStore.attribute;
import static dev.dmarcdesk.bot.aws.DynamoWatchStore.number;
import static dev.dmarcdesk.bot.aws.DynamoWatchStore.numeric;

import dev.dmarcdesk.bot.data.InstantText;
import dev.dmarcdesk.bot.publication.Followed;
import dev.dmarcdesk.bot.publication.FollowedJson;
import dev.dmarcdesk.bot.publication.PublicationStore;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.text.Parsed;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The followed changes in the table of a [DynamoWatchStore]. Each has an entry in a list by the
/// time it is due; an entry that became wrong is left there until it is due, and then removed: so
/// that one entry is written for each change, and none has to be known to be taken back.
///
/// @param table where
/// @param clock says which are old
record DynamoPublications(DynamoTable table, Clock clock) implements PublicationStore {
    private static final String STATE = "state";
    private static final String VERSION = "version";
    private static final String UNTIL = "until";
    private static final String SAVING = "saving a followed change";
    private static final String DUE = "finding changes to look for";

    @Override
    public Optional<Followed> find(Key key) {
        var item = table.get("finding a followed change", DynamoKey.change(key.team(), key.id()));
        return Optional.of(item)
                .filter(this::isKept)
                .map(found -> WatchStore.Unavailable.unlessReadable(read(key, found)));
    }

    private boolean isKept(Map<String, AttributeValue> item) {
        return !item.isEmpty() && number(item, UNTIL) > clock.instant().getEpochSecond();
    }

    private static Parsed<Followed> read(Key key, Map<String, AttributeValue> item) {
        return DynamoState.unpacked(attribute(item, STATE))
                .map(json -> FollowedJson.read(key.team(), key.id(), json, number(item, VERSION)))
                .orElseGet(() -> Parsed.invalid("a change packed by this version", 0, 0));
    }

    @Override
    public boolean save(Followed followed) {
        return followed.version() == 0
                ? isBegun(followed)
                : table.writeAll(SAVING, writes(followed, asRead(followed, followed.version())));
    }

    /// One that is past its time, and that DynamoDB has not deleted yet, gives way.
    private boolean isBegun(Followed followed) {
        if (table.writeAll(SAVING, writes(followed, state(followed).whenNew()))) {
            return true;
        }
        var former = table.get(SAVING, DynamoKey.change(followed.team(), followed.id()));
        return !former.isEmpty()
                && !isKept(former)
                && table.writeAll(
                        SAVING, writes(followed, asRead(followed, number(former, VERSION))));
    }

    private static DynamoWrite asRead(Followed followed, long version) {
        return state(followed).when("version = :version", Map.of(":version", numeric(version)));
    }

    private static DynamoWrite state(Followed followed) {
        return DynamoWrite.of(
                DynamoKey.change(followed.team(), followed.id()),
                Map.of(
                        VERSION, numeric(followed.version() + 1),
                        UNTIL, until(followed),
                        STATE, DynamoState.packed(FollowedJson.write(followed))));
    }

    private List<TransactWriteItem> writes(Followed followed, DynamoWrite state) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(table.putting(state));
        if (followed.version() == 0) {
            writes.add(
                    table.putting(
                            mark(
                                    DynamoKey.listedChange(followed.team(), followed.id()),
                                    followed)));
        }
        if (!followed.isOver()) {
            writes.add(
                    table.putting(
                            mark(
                                    DynamoKey.due(followed.due(), followed.team(), followed.id()),
                                    followed)));
        }
        return writes;
    }

    private static DynamoWrite mark(DynamoKey key, Followed followed) {
        return DynamoWrite.of(key, Map.of(UNTIL, until(followed)));
    }

    private static AttributeValue until(Followed followed) {
        return numeric(followed.until().getEpochSecond());
    }

    @Override
    public List<Key> due(Instant now, int limit) {
        var entries =
                table.list(
                                DUE,
                                DynamoKey.DUE,
                                "sk <= :now",
                                "",
                                Map.of(":now", AttributeValue.fromS(InstantText.of(now) + "~")),
                                "",
                                limit,
                                item -> attribute(item, DynamoKey.SK).s())
                        .items();
        var keys = new ArrayList<Key>();
        var wrong = new ArrayList<DynamoKey>();
        for (String entry : entries) {
            String pair = DynamoKey.nameIn(entry);
            var key = new Key(DynamoKey.teamIn(pair), DynamoKey.nameIn(pair));
            boolean isDue =
                    find(key)
                            .filter(followed -> !followed.isOver())
                            .filter(followed -> !followed.due().isAfter(now))
                            .isPresent();
            if (!isDue) {
                wrong.add(new DynamoKey(DynamoKey.DUE, entry));
            } else if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        table.removeAll(DUE, wrong);
        return keys;
    }
}
