package dev.dmarcdesk.bot.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.job.Job;
import dev.dmarcdesk.bot.job.JobJson;
import dev.dmarcdesk.bot.job.JobQueue;
import dev.dmarcdesk.bot.job.Trouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;

/// The queue between the two functions. Gives up after two seconds at most: Slack waits for three.
final class SqsJobQueue implements JobQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SqsJobQueue.class);
    private static final JsonFactory JSON = new JsonFactory();

    /// For connecting, and again for the answer.
    private static final Duration PATIENCE = Duration.ofMillis(800);

    /// A failure quicker than this leaves time for a second try.
    private static final Duration QUICK = Duration.ofMillis(300);

    private final String url;
    private final AwsCall sqs;

    /// @param url the queue's, whose host is also SQS's endpoint
    SqsJobQueue(String url, AwsEnvironment environment) {
        this.url = url;
        this.sqs = new AwsCall("sqs", URI.create(url).resolve("/"), environment, PATIENCE);
    }

    @Override
    public boolean offer(Job job) {
        long start = System.nanoTime();
        return send(job) || (System.nanoTime() - start < QUICK.toNanos() && send(job));
    }

    private boolean send(Job job) {
        try {
            sqs.post("application/x-amz-json-1.0", "AmazonSQS.SendMessage", message(job));
            return true;
        } catch (IOException e) {
            LOG.error("{} could not be queued: {}", job.id(), Trouble.in(e));
            return false;
        }
    }

    private String message(Job job) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("QueueUrl", url);
            json.writeStringField("MessageBody", JobJson.write(job));
            json.writeEndObject();
        }
        return text.toString();
    }
}
