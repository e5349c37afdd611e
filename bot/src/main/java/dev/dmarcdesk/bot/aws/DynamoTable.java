package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.watch.WatchStore;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/// One table of DynamoDB, as [DynamoKey] lays it out. What DynamoDB does not do, for whatever
/// reason, is [WatchStore.Unavailable]; the client has tried it several times by then.
final class DynamoTable {
    /// How many items DynamoDB takes in one request.
    private static final int READS = 100;

    private static final int WRITES = 25;

    /// As many items as come at once.
    static final int WHOLE_PAGE = 1_000;

    private static final int TRIES = 10;
    private static final Duration FIRST_REST = Duration.ofMillis(20);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final DynamoDbClient dynamo;
    private final String table;

    /// @param table its key is the texts `pk` and `sk`, its time-to-live attribute `until`
    DynamoTable(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /// What came of writing an item on a condition.
    sealed interface Written {
        /// It is there.
        record Done() implements Written {}

        /// It was not written.
        ///
        /// @param item what is there; empty when nothing is
        record Refused(Map<String, AttributeValue> item) implements Written {}
    }

    /// An item as it was written last; empty when it is not there.
    Map<String, AttributeValue> get(String what, DynamoKey key) {
        return get(what, key, true);
    }

    /// An item, which may lag a moment and costs half as much; empty when it is not there.
    Map<String, AttributeValue> glance(String what, DynamoKey key) {
        return get(what, key, false);
    }

    private Map<String, AttributeValue> get(String what, DynamoKey key, boolean last) {
        return call(
                what,
                () ->
                        dynamo.getItem(g ->
                                        g.tableName(table)
                                                .key(key.attributes())
                                                .consistentRead(last))
                                .item());
    }

    /// Those of several items that are there, in any order. They may lag a moment.
    List<Map<String, AttributeValue>> getAll(String what, Collection<DynamoKey> keys) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (List<DynamoKey> some : parts(keys.stream().distinct().toList(), READS)) {
            var rest =
                    Map.of(
                            table,
                            KeysAndAttributes.builder()
                                    .keys(some.stream().map(DynamoKey::attributes).toList())
                                    .build());
            for (int tried = 0; !rest.isEmpty(); tried++) {
                pause(what, tried);
                var request = BatchGetItemRequest.builder().requestItems(rest).build();
                var response = call(what, () -> dynamo.batchGetItem(request));
                items.addAll(response.responses().getOrDefault(table, List.of()));
                rest = response.unprocessedKeys();
            }
        }
        return items;
    }

    /// Removes items, whether they are there or not. Some may stay when it fails.
    void removeAll(String what, Collection<DynamoKey> keys) {
        for (List<DynamoKey> some : parts(keys.stream().distinct().toList(), WRITES)) {
            var rest = Map.of(table, some.stream().map(DynamoTable::removal).toList());
            for (int tried = 0; !rest.isEmpty(); tried++) {
                pause(what, tried);
                var request = BatchWriteItemRequest.builder().requestItems(rest).build();
                rest = call(what, () -> dynamo.batchWriteItem(request)).unprocessedItems();
            }
        }
    }

    private static WriteRequest removal(DynamoKey key) {
        return WriteRequest.builder()
                .deleteRequest(DeleteRequest.builder().key(key.attributes()).build())
                .build();
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        var parts = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += size) {
            parts.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return parts;
    }

    /// Writes one item, on its condition where it has one.
    Written put(String what, DynamoWrite write) {
        var put =
                PutItemRequest.builder()
                        .tableName(table)
                        .item(write.item())
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!write.condition().isEmpty()) {
            put.conditionExpression(write.condition());
        }
        if (!write.values().isEmpty()) {
            put.expressionAttributeValues(write.values());
        }
        var request = put.build();
        for (int tried = 0; ; tried++) {
            pause(what, tried);
            try {
                dynamo.putItem(request);
                return new Written.Done();
            } catch (ConditionalCheckFailedException e) {
                // The client tries again when an answer is lost, and then meets its own writing.
                return write.isThere(e.item())
                        ? new Written.Done()
                        : new Written.Refused(e.hasItem() ? e.item() : Map.of());
            } catch (TransactionConflictException busy) {
                // A transaction holds the item, for a moment.
            } catch (SdkException e) {
                throw new WatchStore.Unavailable(what, e);
            }
        }
    }

    /// Writes several items or none.
    ///
    /// @return whether they were written; not when a condition did not hold
    boolean writeAll(String what, List<TransactWriteItem> writes) {
        for (int tried = 0; ; tried++) {
            pause(what, tried);
            try {
                dynamo.transactWriteItems(t -> t.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (has(e, "ConditionalCheckFailed")) {
                    return false;
                }
                if (!has(e, "TransactionConflict")) {
                    throw new WatchStore.Unavailable(what, e);
                }
            } catch (SdkException e) {
                throw new WatchStore.Unavailable(what, e);
            }
        }
    }

    private static boolean has(TransactionCanceledException e, String code) {
        return e.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
    }

    /// A write as part of several.
    TransactWriteItem putting(DynamoWrite write) {
        return TransactWriteItem.builder()
                .put(p -> {
                    p.tableName(table).item(write.item());
                    if (!write.condition().isEmpty()) {
                        p.conditionExpression(write.condition());
                    }
                    if (!write.values().isEmpty()) {
                        p.expressionAttributeValues(write.values());
                    }
                })
                .build();
    }

    /// A removal as part of several.
    TransactWriteItem removing(DynamoKey key) {
        return TransactWriteItem.builder()
                .delete(d -> d.tableName(table).key(key.attributes()))
                .build();
    }

    /// A removal as part of several, of the item that was read and no other.
    TransactWriteItem removing(DynamoKey key, long version) {
        return TransactWriteItem.builder()
                .delete(d ->
                        d.tableName(table)
                                .key(key.attributes())
                                .conditionExpression("version = :version")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":version",
                                                AttributeValue.fromN(Long.toString(version)))))
                .build();
    }

    /// A counting as part of several.
    TransactWriteItem adding(DynamoKey key, String attribute, int number) {
        return TransactWriteItem.builder()
                .update(u ->
                        u.tableName(table)
                                .key(key.attributes())
                                .updateExpression("ADD " + attribute + " :number")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":number",
                                                AttributeValue.fromN(Integer.toString(number)))))
                .build();
    }

    /// A part of what a partition holds, in its order.
    ///
    /// @param range a condition on `sk`; empty for all
    /// @param filter a condition on the items; empty for all
    /// @param values of both
    /// @param from what the part before said
    /// @param reader makes something of an item
    <T> WatchStore.Page<T> list(
            String what,
            String pk,
            String range,
            String filter,
            Map<String, AttributeValue> values,
            String from,
            int limit,
            Function<Map<String, AttributeValue>, T> reader) {
        var all = new HashMap<>(values);
        all.put(":pk", AttributeValue.fromS(pk));
        var request =
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression(
                                "pk = :pk" + (range.isEmpty() ? "" : " AND " + range))
                        .expressionAttributeValues(all)
                        .limit(limit);
        if (!filter.isEmpty()) {
            request.filterExpression(filter);
        }
        if (!from.isEmpty()) {
            request.exclusiveStartKey(new DynamoKey(pk, place(from)).attributes());
        }
        var response = call(what, () -> dynamo.query(request.build()));
        return new WatchStore.Page<>(
                response.items().stream().map(reader).toList(),
                response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty()
                        ? token(response.lastEvaluatedKey())
                        : "");
    }

    /// A place within the partition that was asked for: whatever it says, it leads into no other.
    private static String token(Map<String, AttributeValue> last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        DynamoWatchStore.attribute(last, DynamoKey.SK)
                                .s()
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static String place(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }

    private static <T> T call(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw new WatchStore.Unavailable(what, e);
        }
    }

    /// Rests before another try, the longer the more were in vain.
    private static void pause(String what, int tried) {
        if (tried == 0) {
            return;
        }
        if (tried == TRIES) {
            throw new WatchStore.Unavailable(what, new IllegalStateException("too busy"));
        }
        long most = Math.min(LONGEST_REST.toMillis(), FIRST_REST.toMillis() << tried);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WatchStore.Unavailable(what, e);
        }
    }
}
