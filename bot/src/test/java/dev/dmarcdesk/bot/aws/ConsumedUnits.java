package dev.dmarcdesk.bot.aws;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

import java.util.Map;

/// Asks DynamoDB with each request what it costs, and adds that up.
final class ConsumedUnits implements ExecutionInterceptor {
    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private static final int KILOBYTE = 1_024;

    private double reads;
    private double writes;

    /// Read units since the last reset.
    synchronized double reads() {
        return reads;
    }

    /// Write units since the last reset.
    synchronized double writes() {
        return writes;
    }

    synchronized void reset() {
        reads = 0;
        writes = 0;
    }

    private synchronized void read(ConsumedCapacity capacity) {
        reads += capacity.capacityUnits();
    }

    private synchronized void write(ConsumedCapacity capacity) {
        writes += capacity.capacityUnits();
    }

    /// Every item of a transaction is written twice, by the kilobyte. The local server does not
    /// count transactions as the real one does, so they are counted here.
    private synchronized void write(TransactWriteItemsRequest request) {
        for (TransactWriteItem each : request.transactItems()) {
            int size = each.put() == null ? 1 : size(each.put().item());
            writes += 2 * Math.ceilDiv(size, KILOBYTE);
        }
    }

    private static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> attribute.getKey().length() + size(attribute.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        return value.b() == null ? value.toString().length() : value.b().asByteArrayUnsafe().length;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case GetItemRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchGetItemRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case QueryRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case PutItemRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchWriteItemRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case GetItemResponse r -> read(r.consumedCapacity());
            case BatchGetItemResponse r -> r.consumedCapacity().forEach(this::read);
            case QueryResponse r -> read(r.consumedCapacity());
            case PutItemResponse r -> write(r.consumedCapacity());
            case BatchWriteItemResponse r -> r.consumedCapacity().forEach(this::write);
            case TransactWriteItemsResponse _ ->
                    write((TransactWriteItemsRequest) context.request());
            case Object _ -> {}
        }
    }
}
