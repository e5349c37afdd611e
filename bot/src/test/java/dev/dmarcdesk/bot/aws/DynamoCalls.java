package dev.dmarcdesk.bot.aws;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a class needs to be allowed to do to its table, read from its byte code.
final class DynamoCalls {
    private DynamoCalls() {}

    /// The actions as policies name them.
    static Set<String> actionsOf(Class<?> type) {
        JavaClasses imported = new ClassFileImporter().importPackagesOf(type);
        return imported.stream()
                .filter(candidate -> (candidate.getName() + "$").startsWith(type.getName() + "$"))
                .flatMap(candidate -> candidate.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(DynamoDbClient.class))
                .flatMap(call -> actions(call.getName()))
                .map(action -> "dynamodb:" + action)
                .collect(Collectors.toSet());
    }

    /// A transaction needs what it is made of.
    private static Stream<String> actions(String method) {
        return switch (method) {
            case "transactWriteItems" -> Stream.of("PutItem", "UpdateItem", "DeleteItem");
            default ->
                    Stream.of(
                            method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1));
        };
    }
}
