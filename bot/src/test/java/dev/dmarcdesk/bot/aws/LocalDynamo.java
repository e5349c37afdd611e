package dev.dmarcdesk.bot.aws;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// DynamoDB's own local server and not a fake: what its conditions and transactions do is what a
/// store on it is made of, and a fake would only repeat what we believe of them.
final class LocalDynamo {
    private final DynamoDBProxyServer server;
    private final DynamoDbClient client;
    private final ConsumedUnits units = new ConsumedUnits();
    private final BadLine line = new BadLine();

    private LocalDynamo(DynamoDBProxyServer server, int port) {
        this.server = server;
        this.client =
                DynamoDbClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(URI.create("http://127.0.0.1:" + port))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(
                                o -> o.addExecutionInterceptor(units).addExecutionInterceptor(line))
                        .build();
    }

    static LocalDynamo start() throws Exception {
        int port = freePort();
        var server =
                ServerRunner.createServerFromCommandLineArgs(
                        new String[] {
                            "-inMemory", "-disableTelemetry", "-port", Integer.toString(port)
                        });
        server.start();
        return new LocalDynamo(server, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    DynamoDbClient client() {
        return client;
    }

    /// What its requests cost.
    ConsumedUnits units() {
        return units;
    }

    /// What happens to its answers.
    BadLine line() {
        return line;
    }

    /// A new table.
    ///
    /// @param keys the texts of its key: the partition, and the place in it if there is one
    /// @return its name
    String table(String... keys) {
        String table = "table-" + UUID.randomUUID();
        var types = List.of(KeyType.HASH, KeyType.RANGE);
        client.createTable(t ->
                t.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(
                                IntStream.range(0, keys.length)
                                        .mapToObj(i ->
                                                KeySchemaElement.builder()
                                                        .attributeName(keys[i])
                                                        .keyType(types.get(i))
                                                        .build())
                                        .toList())
                        .attributeDefinitions(
                                List.of(keys).stream()
                                        .map(key ->
                                                AttributeDefinition.builder()
                                                        .attributeName(key)
                                                        .attributeType(ScalarAttributeType.S)
                                                        .build())
                                        .toList()));
        return table;
    }

    void stop() throws Exception {
        client.close();
        server.stop();
    }
}
