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

/// WorkerFunction: does the jobs that SQS brings, all of a batch at once, and names those that SQS
/// should bring again.
public final class WorkerHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerHandler.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Worker worker;
    private final int deliveries;

    /// As Lambda makes it. What is missing stops the start, with its name.
    public WorkerHandler() {
        this(BotWiring.live());
    }

    private WorkerHandler(BotWiring wiring) {
        this(wiring.worker(), wiring.deliveries());
    }

    /// With parts of one's choosing.
    ///
    /// @param deliveries how often the queue delivers a job before it puts it aside
    WorkerHandler(Worker worker, int deliveries) {
        this.worker = worker;
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
        int delivery = record.path("attributes").path("ApproximateReceiveCount").asInt(1);
        return switch (JobJson.read(record.path("body").asText())) {
            case Parsed.Valid<Job>(var job, _) -> worker.work(job, delivery >= deliveries);
            case Parsed.Invalid<Job> _ -> {
                LOG.error("message {} holds no job", record.path("messageId").asText());
                yield Worker.Outcome.AGAIN;
            }
        };
    }
}
