package dev.dmarcdesk.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A stand-in for SQS and for Systems Manager's parameters on loopback. Keeps what was sent, and
/// looks whether it was signed and is within SQS's limits.
public final class FakeAws implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, String> parameters;
    private final List<String> messages = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Deque<String> refusedEntries = new ArrayDeque<>();
    private int batches;
    private final Map<String, JsonNode> items = new HashMap<>();
    private final Deque<Integer> failures = new ArrayDeque<>();

    /// A message with domains to look at.
    ///
    /// @param body what it says
    /// @param delaySeconds how long it waits before anybody gets it
    public record Check(String body, int delaySeconds) {}

    /// @param parameters by name
    public FakeAws(Map<String, String> parameters) {
        this.parameters = Map.copyOf(parameters);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /// The endpoint of every service.
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /// The queue's address.
    public String queueUrl() {
        return endpoint() + "123456789012/dmarc-desk-jobs";
    }

    /// The address of the queue of domains to look at.
    public String checksUrl() {
        return endpoint() + "123456789012/dmarc-desk-checks";
    }

    /// The messages that were sent in batches, in order.
    public synchronized List<Check> checks() {
        return List.copyOf(checks);
    }

    /// How many batches came.
    public synchronized int batches() {
        return batches;
    }

    /// Does not take the message of this id out of the next batch that holds it.
    public synchronized FakeAws refuseEntry(String id) {
        refusedEntries.add(id);
        return this;
    }

    /// Refuses the next call with this status.
    public synchronized FakeAws fail(int status) {
        failures.add(status);
        return this;
    }

    /// The bodies of the messages in the queue.
    public synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode call = JSON.readTree(exchange.getRequestBody());
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String signature =
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            Integer failure = nextFailure();
            if (failure != null) {
                respond(exchange, failure, "{}");
            } else if (!signature.startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")) {
                respond(exchange, 403, "{}");
            } else if (isRefused(target, call)) {
                respond(exchange, 400, refusal(call));
            } else {
                respond(exchange, 200, result(target, call));
            }
        }
    }

    private synchronized Integer nextFailure() {
        return failures.poll();
    }

    private synchronized String result(String target, JsonNode call) {
        return switch (target) {
            case "AmazonSQS.SendMessage" -> {
                messages.add(call.path("MessageBody").asText());
                yield "{\"MessageId\":\"m\"}";
            }
            case "AmazonSQS.SendMessageBatch" -> takeBatch(call);
            case "AmazonSSM.GetParameter" ->
                    JSON.createObjectNode()
                            .set(
                                    "Parameter",
                                    JSON.createObjectNode()
                                            .put("ARN", "arn:aws:ssm:::parameter")
                                            .put(
                                                    "Value",
                                                    parameters.get(call.path("Name").asText())))
                            .toString();
            case "DynamoDB_20120810.GetItem" -> "{}";
            case "DynamoDB_20120810.PutItem" -> {
                items.put(key(call), call.path("Item"));
                yield "{}";
            }
            default -> throw new AssertionError(target);
        };
    }

    private String takeBatch(JsonNode call) {
        JsonNode entries = call.path("Entries");
        if (!call.path("QueueUrl").asText().equals(checksUrl())
                || entries.isEmpty()
                || entries.size() > 10
                || Set.copyOf(entries.findValuesAsText("Id")).size() != entries.size()) {
            throw new AssertionError(call);
        }
        batches++;
        ObjectNode answer = JSON.createObjectNode();
        for (JsonNode entry : entries) {
            String id = entry.path("Id").asText();
            int delay = entry.path("DelaySeconds").asInt();
            if (delay < 0 || delay > 900) {
                throw new AssertionError(entry);
            } else if (refusedEntries.remove(id)) {
                answer.withArray("Failed").addObject().put("Id", id).put("Code", "InternalError");
            } else {
                checks.add(new Check(entry.path("MessageBody").asText(), delay));
                answer.withArray("Successful").addObject().put("Id", id);
            }
        }
        return answer.toString();
    }

    /// A conditional put of an item that is there; no lease runs out here. What is put beside
    /// others of its partition is forgotten: nobody watches anything here.
    private synchronized boolean isRefused(String target, JsonNode call) {
        return target.startsWith("DynamoDB")
                && !call.path("Item").has("sk")
                && call.has("ConditionExpression")
                && items.containsKey(key(call));
    }

    private synchronized String refusal(JsonNode call) {
        return JSON.createObjectNode()
                .put("__type", "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException")
                .set("Item", items.get(key(call)))
                .toString();
    }

    private static String key(JsonNode call) {
        return call.path("Item").path("pk").path("S").asText();
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] answer = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
