package dev.dmarcdesk.bot.aws;

import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

import java.util.List;
import java.util.Map;

/// Spoils the answers of a server that has done what it was asked.
final class BadLine implements ExecutionInterceptor {
    private int lost;
    private int atOnce = Integer.MAX_VALUE;

    /// Turns the next answers into errors of the server.
    synchronized void lose(int answers) {
        lost = answers;
    }

    /// Lets no more than so many items come at once when several are asked for.
    synchronized void giveAtOnce(int items) {
        atOnce = items;
    }

    @Override
    public synchronized SdkHttpResponse modifyHttpResponse(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (lost == 0) {
            return context.httpResponse();
        }
        lost--;
        return context.httpResponse().toBuilder().statusCode(500).build();
    }

    @Override
    public synchronized SdkResponse modifyResponse(
            Context.ModifyResponse context, ExecutionAttributes attributes) {
        return context.response() instanceof BatchGetItemResponse response
                ? part(response)
                : context.response();
    }

    private BatchGetItemResponse part(BatchGetItemResponse response) {
        String table = response.responses().keySet().stream().findFirst().orElse("");
        List<Map<String, AttributeValue>> items =
                response.responses().getOrDefault(table, List.of());
        if (items.size() <= atOnce) {
            return response;
        }
        var rest =
                items.subList(atOnce, items.size()).stream()
                        .map(item ->
                                Map.of(
                                        "pk", item.getOrDefault("pk", AttributeValue.fromS("")),
                                        "sk", item.getOrDefault("sk", AttributeValue.fromS(""))))
                        .toList();
        return response.toBuilder()
                .responses(Map.of(table, items.subList(0, atOnce)))
                .unprocessedKeys(Map.of(table, KeysAndAttributes.builder().keys(rest).build()))
                .build();
    }
}
