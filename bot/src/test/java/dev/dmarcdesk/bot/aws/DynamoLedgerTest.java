package dev.dmarcdesk.bot.aws;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;

import dev.dmarcdesk.bot.job.JobLedger;
import dev.dmarcdesk.bot.job.JobLedgerContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
import java.util.UUID;

/// Against DynamoDB's own local server and not a fake: the condition of the put is all there is to
/// this ledger, and a fake would only repeat what we believe of it.
class DynamoLedgerTest extends JobLedgerContract {
    private static DynamoDBProxyServer server;
    private static DynamoDbClient dynamo;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        server =
                ServerRunner.createServerFromCommandLineArgs(
                        new String[] {
                            "-inMemory", "-disableTelemetry", "-port", Integer.toString(port)
                        });
        server.start();
        dynamo =
                DynamoDbClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(URI.create("http://127.0.0.1:" + port))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
    }

    @AfterAll
    static void stop() throws Exception {
        dynamo.close();
        server.stop();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    protected JobLedger ledger() {
        String table = "jobs-" + UUID.randomUUID();
        var key = KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build();
        var attribute =
                AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build();
        dynamo.createTable(t ->
                t.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key)
                        .attributeDefinitions(attribute));
        return new DynamoLedger(dynamo, table, clock);
    }
}
