package dev.dmarcdesk.bot.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.bot.job.Trouble;
import dev.dmarcdesk.bot.publication.PublicationStore;
import dev.dmarcdesk.bot.watch.CheckQueue;
import dev.dmarcdesk.bot.watch.WatchKey;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where domains wait to be looked at, on SQS: ten messages of up to 25 domains with one request,
/// so that a million domains an hour are some 67 requests a minute.
final class SqsCheckQueue implements CheckQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SqsCheckQueue.class);
    private static final JsonFactory STREAM = new JsonFactory();
    private static final ObjectMapper TREE = new ObjectMapper();

    /// What SQS takes with one request.
    static final int MESSAGES = 10;

    /// For connecting, and again for the answer.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int TRIES = 2;

    private final String url;
    private final AwsCall sqs;

    /// @param url the queue's, whose host is also SQS's endpoint
    SqsCheckQueue(String url, AwsEnvironment environment) {
        this.url = url;
        this.sqs = new AwsCall("sqs", URI.create(url).resolve("/"), environment, PATIENCE);
    }

    @Override
    public boolean offer(List<WatchKey> keys, Duration delay) {
        List<String> messages = parts(keys, BATCH).map(CheckJson::write).toList();
        return parts(messages, MESSAGES).allMatch(request -> send(request, delay));
    }

    /// The same for changes that people say they published.
    boolean offerChanges(List<PublicationStore.Key> keys) {
        List<String> messages = parts(keys, BATCH).map(ChangesJson::write).toList();
        return parts(messages, MESSAGES).allMatch(request -> send(request, Duration.ZERO));
    }

    private static <T> Stream<List<T>> parts(List<T> all, int size) {
        return IntStream.range(0, Math.ceilDiv(all.size(), size))
                .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)));
    }

    /// SQS may take a part of them; the rest is tried once more.
    private boolean send(List<String> messages, Duration delay) {
        Map<String, String> open = new TreeMap<>();
        messages.forEach(message -> open.put(Integer.toString(open.size()), message));
        for (int i = 0; i < TRIES && !open.isEmpty(); i++) {
            open.keySet().retainAll(refused(new HashMap<>(open), delay));
        }
        return open.isEmpty();
    }

    private Set<String> refused(Map<String, String> messages, Duration delay) {
        try {
            String answer =
                    sqs.post(
                            "application/x-amz-json-1.0",
                            "AmazonSQS.SendMessageBatch",
                            request(messages, delay));
            var refused = new HashSet<String>();
            for (JsonNode failure : TREE.readTree(answer).path("Failed")) {
                LOG.warn("a batch was not queued: {}", failure.path("Code").asText());
                refused.add(failure.path("Id").asText());
            }
            return refused;
        } catch (IOException e) {
            LOG.error("{} batches could not be queued: {}", messages.size(), Trouble.in(e));
            return messages.keySet();
        }
    }

    private String request(Map<String, String> messages, Duration delay) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = STREAM.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("QueueUrl", url);
            json.writeArrayFieldStart("Entries");
            for (Map.Entry<String, String> message : messages.entrySet()) {
                json.writeStartObject();
                json.writeStringField("Id", message.getKey());
                json.writeStringField("MessageBody", message.getValue());
                json.writeNumberField("DelaySeconds", delay.toSeconds());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
