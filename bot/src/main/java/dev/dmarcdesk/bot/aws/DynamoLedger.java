package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.job.JobLedger;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/// The ledger in a DynamoDB table: one item a job, `{pk, state, until}`, which DynamoDB deletes
/// some time after `until`. Until it does, `until` itself is compared.
final class DynamoLedger implements JobLedger {
    private static final String KEY = "pk";
    private static final String STATE = "state";
    private static final String UNTIL = "until";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    /// @param table its key is the text `pk`, its time-to-live attribute `until`, in seconds
    DynamoLedger(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Claim claim(String jobId) {
        try {
            dynamo.putItem(
                    put(jobId, Claim.HELD, LEASE)
                            .conditionExpression("attribute_not_exists(#pk) OR #until <= :now")
                            .expressionAttributeNames(Map.of("#pk", KEY, "#until", UNTIL))
                            .expressionAttributeValues(Map.of(":now", now(Duration.ZERO)))
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD)
                            .build());
            return Claim.GRANTED;
        } catch (ConditionalCheckFailedException e) {
            AttributeValue state = e.item().get(STATE);
            return state == null ? Claim.HELD : Claim.valueOf(state.s());
        }
    }

    @Override
    public void finish(String jobId) {
        dynamo.putItem(put(jobId, Claim.FINISHED, MEMORY).build());
    }

    @Override
    public void release(String jobId) {
        dynamo.deleteItem(d -> d.tableName(table).key(Map.of(KEY, key(jobId))));
    }

    private PutItemRequest.Builder put(String jobId, Claim state, Duration lasting) {
        return PutItemRequest.builder()
                .tableName(table)
                .item(
                        Map.of(
                                KEY, key(jobId),
                                STATE, AttributeValue.fromS(state.name()),
                                UNTIL, now(lasting)));
    }

    private static AttributeValue key(String jobId) {
        return AttributeValue.fromS("job#" + jobId);
    }

    private AttributeValue now(Duration later) {
        return AttributeValue.fromN(Long.toString(clock.instant().plus(later).getEpochSecond()));
    }
}
