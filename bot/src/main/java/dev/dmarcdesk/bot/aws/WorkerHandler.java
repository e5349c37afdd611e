package dev.dmarcdesk.bot.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.bot.job.Job;
import dev.dmarcdesk.bot.job.JobJson;
import dev.dmarcdesk.bot.job.Worker;
import dev.dmarcdesk.text.Parsed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;

/// WorkerFunction: does what SQS brings, all of a batch at once, and names what SQS should bring
/// again. Two queues lead here: the jobs that people asked for, and the watched domains whose turn
/// it is. A message says itself which it is, so it does not matter by which it came.
public final class WorkerHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerHandler.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Worker worker;
    private final CheckWorker checks;
    private final PublicationWorker changes;
    private final int deliveries;

    /// As Lambda makes it. What is missing stops the start, with its name.
    public WorkerHandler() {
        this(BotWiring.live().worker());
    }

    private WorkerHandler(WorkerHandler made) {
        this(made.worker, made.checks, made.changes, made.deliveries);
    }

    /// With parts of one's choosing.
    ///
    /// @param worker does jobs
    /// @param checks looks at domains
    /// @param changes looks for changes that people say they published
    /// @param deliveries how often the queue delivers a job before it puts it aside
    WorkerHandler(Worker worker, CheckWorker checks, PublicationWorker changes, int deliveries) {
        this.worker = worker;
        this.checks = checks;
        this.changes = changes;
        this.deliveries = deliveries;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        handle(in, out);
    }

    /// Does a batch; batch and answer as JSON.
    void handle(InputStream in, OutputStream out) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        JsonNode records = JSON.readTree(in).path("Records");
        var outcomes = new ArrayList<Future<Worker.Outcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            StreamSupport.stream(records.spliterator(), false)
                    .forEach(record -> outcomes.add(threads.submit(() -> work(record))));
        }
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).resultNow() == Worker.Outcome.AGAIN) {
                failures.addObject()
                        .put("itemIdentifier", records.get(i).path("messageId").asText());
            }
        }
        JSON.writeValue(out, answer);
    }

    private Worker.Outcome work(JsonNode record) {
        String id = record.path("messageId").asText();
        String body = record.path("body").asText();
        JsonNode message = CheckJson.tree(body);
        if (ChangesJson.isMeant(message)) {
            return changes.work(id, message);
        }
        return CheckJson.isMeant(message)
                ? checks.work(id, message)
                : job(id, body, delivery(record));
    }

    private static int delivery(JsonNode record) {
        return record.path("attributes").path("ApproximateReceiveCount").asInt(1);
    }

    private Worker.Outcome job(String id, String body, int delivery) {
        return switch (JobJson.read(body)) {
            case Parsed.Valid<Job>(var job, _) -> worker.work(job, delivery >= deliveries);
            case Parsed.Invalid<Job> _ -> {
                LOG.error("message {} holds no job", id);
                yield Worker.Outcome.AGAIN;
            }
        };
    }
}
