package dev.dmarcdesk.bot.aws;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// An item to write, perhaps on a condition.
///
/// @param item with its key
/// @param condition empty for none
/// @param values of the condition
record DynamoWrite(
        Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    /// A number that nobody else writes: two may want to write the same at the same time, and only
    /// one of them did.
    private static final String BY = "by";

    DynamoWrite {
        item = Map.copyOf(item);
        values = Map.copyOf(values);
    }

    static DynamoWrite of(DynamoKey key, Map<String, AttributeValue> attributes) {
        var item = new HashMap<>(attributes);
        item.putAll(key.attributes());
        return new DynamoWrite(item, "", Map.of());
    }

    /// The same on a condition, signed.
    DynamoWrite when(String other, Map<String, AttributeValue> others) {
        var signed = new HashMap<>(item);
        var number = new byte[8];
        ThreadLocalRandom.current().nextBytes(number);
        signed.put(BY, AttributeValue.fromB(SdkBytes.fromByteArray(number)));
        return new DynamoWrite(signed, other, others);
    }

    /// The same where there is nothing yet.
    DynamoWrite whenNew() {
        return when("attribute_not_exists(pk)", Map.of());
    }

    /// Whether an item is this one as it was written.
    boolean isThere(Map<String, AttributeValue> other) {
        return item.containsKey(BY) && item.get(BY).equals(other.get(BY));
    }
}
