package dev.dmarcdesk.bot.aws;

import static dev.dmarcdesk.bot.aws.Template.at;

import dev.dmarcdesk.bot.watch.WatchStore;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/// DynamoDB's own local server with the tables of template.yaml, for functions that are tested
/// whole: a table that the code can not work with is found here and not on AWS.
public final class DynamoStack implements AutoCloseable {
    private static final String WATCHES = "WatchTable";
    private static final String JOBS = "JobLedger";

    private final LocalDynamo dynamo;

    public DynamoStack() {
        try {
            dynamo = LocalDynamo.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        make(WATCHES);
        make(JOBS);
    }

    /// The variables by which functions find it.
    public Map<String, String> settings() {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamo.client()
                        .serviceClientConfiguration()
                        .endpointOverride()
                        .orElseThrow()
                        .toString(),
                "WATCH_TABLE",
                WATCHES,
                "JOB_TABLE",
                JOBS);
    }

    /// The watches, as the functions see them.
    public WatchStore watches(Clock clock) {
        return new DynamoWatchStore(dynamo.client(), WATCHES, clock);
    }

    /// Everything in the table of the watches, item by item, as text.
    public List<String> watchItems() {
        return dynamo.client().scanPaginator(s -> s.tableName(WATCHES)).items().stream()
                .map(Object::toString)
                .toList();
    }

    private void make(String name) {
        Object table = Template.read().resource(name);
        dynamo.client()
                .createTable(request ->
                        request.tableName(name)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(
                                        items(table, "AttributeDefinitions").stream()
                                                .map(DynamoStack::attribute)
                                                .toList())
                                .keySchema(
                                        items(table, "KeySchema").stream()
                                                .map(DynamoStack::key)
                                                .toList()));
    }

    private static List<?> items(Object from, String name) {
        return (List<?>) at(from, name);
    }

    private static AttributeDefinition attribute(Object item) {
        return AttributeDefinition.builder()
                .attributeName(at(item, "AttributeName").toString())
                .attributeType(at(item, "AttributeType").toString())
                .build();
    }

    private static KeySchemaElement key(Object item) {
        return KeySchemaElement.builder()
                .attributeName(at(item, "AttributeName").toString())
                .keyType(at(item, "KeyType").toString())
                .build();
    }

    @Override
    public void close() {
        try {
            dynamo.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
