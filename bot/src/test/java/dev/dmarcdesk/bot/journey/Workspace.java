package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.FakeAws;
import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.aws.Functions;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A workspace with the bot in it: the real handlers over a DNS server on loopback, and stand-ins
/// for Slack and AWS.
final class Workspace implements AutoCloseable {
    final MovingClock clock = new MovingClock();
    final FakeSlack slack = new FakeSlack();
    final FakeAws aws = new FakeAws(Map.of("/secret", Events.SECRET, "/token", "xoxb-test"));
    final LoopbackDns dns;
    private final Map<String, String> settings;
    private final Functions functions;
    private int done;

    /// @param zone what the DNS knows
    Workspace(String zone) {
        this(ZoneDns.of(zone), Map.of());
    }

    /// @param dns what the DNS knows
    /// @param settings variables of the functions that are not as usual
    Workspace(Dns dns, Map<String, String> settings) {
        this.dns = LoopbackDns.serving(dns);
        this.settings = Map.copyOf(settings);
        this.functions = new Functions(environment(), clock);
    }

    /// The variables of all functions.
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        environment.put("AWS_ENDPOINT_URL_SSM", aws.endpoint());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", aws.endpoint());
        environment.put("JOB_QUEUE_URL", aws.queueUrl());
        environment.put("JOB_TABLE", "jobs");
        environment.put("JOB_DELIVERIES", "3");
        environment.put("WATCH_TABLE", "watches");
        environment.put("CHECK_QUEUE_URL", aws.checksUrl());
        environment.put("SLACK_API_URL", slack.api());
        environment.put("SLACK_SIGNING_SECRET_PARAMETER", "/secret");
        environment.put("SLACK_BOT_TOKEN_PARAMETER", "/token");
        environment.put("DMARC_DNS", "127.0.0.1:" + dns.address().getPort());
        environment.putAll(settings);
        return environment;
    }

    /// What Slack sends when somebody types after `/dmarc`.
    ///
    /// @return the acknowledgement
    JsonNode command(String text) {
        return send(
                "SlackFunction-command.json",
                body -> body.replace("text=example.com", "text=" + encoded(text)));
    }

    /// Sends a sample, with the addresses to answer to led to the stand-in.
    ///
    /// @return the response
    JsonNode send(String sample) {
        return send(sample, UnaryOperator.identity());
    }

    JsonNode send(String sample, UnaryOperator<String> change) {
        return functions.slack(
                Events.signed(
                        sample,
                        clock,
                        body ->
                                change.apply(
                                        body.replaceAll(
                                                "https%3A%2F%2Fhooks.slack.com%2F[a-z]+%2FT0WORKSPACE%2F[0-9]%2F[a-z]+",
                                                encoded(slack.responseUrl())))));
    }

    /// What Slack sends when somebody clicks `check example.com` below a message of a channel.
    ///
    /// @param change of what the click says, as JSON
    void click(UnaryOperator<String> change) {
        send(
                "SlackFunction-button.json",
                body -> {
                    String form = "payload=";
                    String payload =
                            URLDecoder.decode(
                                    body.substring(form.length()), StandardCharsets.UTF_8);
                    return form + encoded(change.apply(payload));
                });
    }

    /// Does the jobs that came into the queue since the last time.
    Workspace work() {
        List<String> all = aws.messages();
        all.subList(done, all.size()).forEach(this::work);
        done = all.size();
        return this;
    }

    /// Does every job in the queue, those that were done before too.
    Workspace workAgain() {
        done = 0;
        return work();
    }

    private void work(String message) {
        ObjectNode event = Events.read("WorkerFunction-queue.json");
        ((ObjectNode) event.path("Records").path(0)).put("body", message);
        assertThat(functions.worker(event).path("batchItemFailures")).isEmpty();
    }

    /// Wakes WatchFunction, as the schedule does.
    void tick() {
        assertThat(functions.watch(Events.read("WatchFunction-tick.json"))).isEmpty();
    }

    /// Brings domains to look at, as SQS does.
    ///
    /// @return the ids of what SQS should bring again
    List<String> check(List<String> messages) {
        ObjectNode event = Events.read("WorkerFunction-checks.json");
        ArrayNode records = event.withArray("Records");
        var record = (ObjectNode) records.remove(0);
        for (String message : messages) {
            records.add(
                    record.deepCopy()
                            .put("messageId", "check-" + records.size())
                            .put("body", message));
        }
        return functions.worker(event).path("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        slack.close();
        aws.close();
        dns.close();
    }
}
