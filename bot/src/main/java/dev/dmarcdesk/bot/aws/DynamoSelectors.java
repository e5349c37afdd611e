package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.data.InstantText;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.WatchStore;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The selectors of a [DynamoWatchStore]: one item a domain, with when each was last seen.
///
/// @param table where
record DynamoSelectors(DynamoTable table) {
    private static final String SEEN = "seen";
    private static final String VERSION = "version";
    private static final int TRIES = 20;

    void learn(WatchKey key, List<String> selectors, Instant at) {
        String what = "learning selectors";
        if (selectors.isEmpty()) {
            return;
        }
        for (int tried = 0; tried < TRIES; tried++) {
            var item = table.get(what, DynamoKey.learnt(key));
            if (table.put(what, with(key, item, selectors, at))
                    instanceof DynamoTable.Written.Done) {
                return;
            }
        }
        throw new WatchStore.Unavailable(what, new IllegalStateException("too busy"));
    }

    private static DynamoWrite with(
            WatchKey key, Map<String, AttributeValue> item, List<String> selectors, Instant at) {
        var seen = new HashMap<>(seen(item));
        for (String selector : selectors) {
            seen.merge(selector, InstantText.of(at), DynamoSelectors::later);
        }
        var kept =
                lastSeen(seen)
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> AttributeValue.fromS(entry.getValue())));
        long version = item.isEmpty() ? 0 : DynamoWatchStore.number(item, VERSION);
        var write =
                DynamoWrite.of(
                        DynamoKey.learnt(key),
                        Map.of(
                                SEEN, AttributeValue.fromM(kept),
                                VERSION, DynamoWatchStore.numeric(version + 1)));
        return version == 0
                ? write.whenNew()
                : write.when(
                        "version = :version",
                        Map.of(":version", DynamoWatchStore.numeric(version)));
    }

    private static String later(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    List<String> learnt(WatchKey key) {
        return lastSeen(seen(table.glance("reading selectors", DynamoKey.learnt(key))))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> seen(Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? Map.of()
                : DynamoWatchStore.attribute(item, SEEN).m().entrySet().stream()
                        .collect(
                                Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().s()));
    }

    private static Stream<Map.Entry<String, String>> lastSeen(Map<String, String> seen) {
        return seen.entrySet().stream()
                .sorted(
                        Map.Entry.<String, String>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(WatchStore.SELECTORS);
    }
}
