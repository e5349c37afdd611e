package dev.dmarcdesk.bot.aws;

import static dev.dmarcdesk.bot.aws.Template.at;
import static dev.dmarcdesk.bot.aws.Template.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.job.JobLedger;
import dev.dmarcdesk.bot.slack.SlackCalls;
import dev.dmarcdesk.bot.slack.SlackDoor;
import dev.dmarcdesk.live.Inspectors;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What cfn-lint does not look at: whether template.yaml agrees with the code and with itself.
class TemplateTest {
    private static final int FUNCTIONS_IN_THE_OTHER_MODULE = 2;

    private final Template template = Template.read();

    private Object resource(String name) {
        return template.resource(name);
    }

    private Map<String, Object> ofType(String type) {
        return template.ofType(type);
    }

    private Map<String, Object> functions() {
        return ofType("AWS::Serverless::Function");
    }

    @Test
    void a_job_is_not_delivered_again_while_somebody_may_still_be_at_it() {
        int timeout = number(resource("WorkerFunction"), "Timeout");

        assertThat(number(resource("Jobs"), "VisibilityTimeout")).isEqualTo(6 * timeout);
        assertThat(JobLedger.LEASE.toSeconds())
                .isGreaterThan(timeout)
                .isLessThan(number(resource("Jobs"), "VisibilityTimeout"));
        assertThat(JobLedger.MEMORY.toSeconds())
                .isGreaterThan(number(resource("Jobs"), "MessageRetentionPeriod"));
    }

    @Test
    void domains_are_not_looked_at_again_while_somebody_may_still_be_at_it() {
        assertThat(number(resource("Checks"), "VisibilityTimeout"))
                .isEqualTo(6 * number(resource("WorkerFunction"), "Timeout"));
    }

    /// People who wait and domains whose turn it is do not stand in each other's way.
    @Test
    void jobs_and_domains_have_a_queue_and_a_bound_each() {
        for (String event : List.of("Job", "Check")) {
            Object properties = at(resource("WorkerFunction"), "Events", event, "Properties");
            assertThat(at(properties, "Queue")).isEqualTo("!GetAtt " + event + "s.Arn");
            assertThat(at(properties, "ScalingConfig", "MaximumConcurrency")).isNotNull();
            assertThat(at(properties, "FunctionResponseTypes"))
                    .isEqualTo(List.of("ReportBatchItemFailures"));
        }
        Object bound = at(template.root(), "Parameters", "CheckConcurrency");
        assertThat(number(bound, "MinValue")).isGreaterThanOrEqualTo(2);
        assertThat(number(bound, "Default")).isLessThanOrEqualTo(number(bound, "MaxValue"));
    }

    @Test
    void a_tick_is_over_before_the_next_and_is_not_repeated() {
        assertThat(number(resource("WatchFunction"), "Timeout")).isLessThan(60);
        assertThat(number(resource("WatchFunction"), "EventInvokeConfig", "MaximumRetryAttempts"))
                .isZero();
        Object tick = at(resource("WatchFunction"), "Events", "Tick");
        assertThat(at(tick, "Type")).isEqualTo("ScheduleV2");
        assertThat(at(tick, "Properties", "ScheduleExpression")).isEqualTo("rate(1 minute)");
    }

    /// Later, it is the turn of the same domains again.
    @Test
    void domains_do_not_wait_longer_than_a_second_look_and_a_turn() {
        int kept = number(resource("Checks"), "MessageRetentionPeriod");

        assertThat(kept).isGreaterThan(900).isLessThanOrEqualTo(3600);
        assertThat(number(resource("ChecksLateAlarm"), "Threshold")).isLessThan(kept);
    }

    @Test
    void watches_outlive_the_stack_and_a_mistake() {
        assertThat(at(template.root(), "Resources", "WatchTable", "DeletionPolicy"))
                .isEqualTo("Retain");
        assertThat(at(template.root(), "Resources", "WatchTable", "UpdateReplacePolicy"))
                .isEqualTo("Retain");
        assertThat(
                        at(
                                resource("WatchTable"),
                                "PointInTimeRecoverySpecification",
                                "PointInTimeRecoveryEnabled"))
                .isEqualTo(true);
    }

    /// A permission that no call needs, and a call without its permission, are both mistakes.
    @Test
    void whoever_holds_a_table_may_do_to_it_what_the_code_does_and_nothing_else() {
        assertThat(allowed("WorkerFunctionRole", "JobLedger"))
                .isEqualTo(DynamoCalls.actionsOf(DynamoLedger.class));
        for (String role : List.of("WorkerFunctionRole", "WatchFunctionRole")) {
            assertThat(allowed(role, "WatchTable"))
                    .isEqualTo(DynamoCalls.actionsOf(DynamoTable.class));
        }
    }

    private Set<String> allowed(String role, String table) {
        var statements = new ArrayList<Map<?, ?>>();
        statements(resource(role), statements);
        return statements.stream()
                .filter(statement ->
                        String.valueOf(statement.get("Resource"))
                                .equals("!GetAtt " + table + ".Arn"))
                .flatMap(statement -> ((List<?>) at(statement, "Action")).stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /// What is left is for the start, and for an answer that has to be posted again.
    @Test
    void an_audit_that_takes_all_its_patience_ends_in_half_the_time_of_its_function() {
        for (String function :
                List.of("WorkerFunction", "DomainLookupFunction", "HeaderLookupFunction")) {
            assertThat(number(resource(function), "Timeout"))
                    .isGreaterThanOrEqualTo(2 * (int) Inspectors.PATIENCE.toSeconds());
        }
    }

    @Test
    void the_worker_knows_which_delivery_is_the_last() {
        assertThat(number(resource("WorkerFunction"), "Environment", "Variables", "JOB_DELIVERIES"))
                .isEqualTo(number(resource("Jobs"), "RedrivePolicy", "maxReceiveCount"));
        assertThat(at(resource("WorkerFunction"), "Events", "Job", "Properties").toString())
                .contains("FunctionResponseTypes=[ReportBatchItemFailures]");
    }

    @Test
    void the_door_answers_where_the_api_sends_slack() {
        assertThat(at(resource("SlackFunction"), "Events", "Call", "Properties", "Path"))
                .isEqualTo(SlackDoor.PATH);
        assertThat(at(template.root(), "Outputs", "SlackRequestUrl", "Value").toString())
                .endsWith(SlackDoor.PATH);
    }

    @Test
    void every_handler_is_there_and_can_be_made() throws Exception {
        var ours = new ArrayList<Class<?>>();
        for (Object function : functions().values()) {
            String[] handler = at(function, "Handler").toString().split("::", -1);
            if (handler[0].startsWith("dev.dmarcdesk.bot.")) {
                ours.add(Class.forName(handler[0]));
            }
            assertThat(handler[1]).isEqualTo("handleRequest");
        }

        assertThat(ours)
                .hasSize(functions().size() - FUNCTIONS_IN_THE_OTHER_MODULE)
                .allSatisfy(type -> {
                    assertThat(RequestStreamHandler.class).isAssignableFrom(type);
                    assertThat(type.getConstructor()).isNotNull();
                });
    }

    @Test
    void every_function_has_a_sample_event_and_every_sample_a_function() {
        Set<String> sampled =
                Events.names().stream()
                        .map(name -> name.substring(0, name.indexOf('-')))
                        .collect(Collectors.toSet());

        assertThat(sampled).isEqualTo(functions().keySet());
    }

    @Test
    void every_function_is_built_by_the_makefile() throws IOException {
        String makefile = Files.readString(Events.file("Makefile"));

        assertThat(functions().keySet())
                .allSatisfy(name -> assertThat(makefile).contains("build-" + name));
    }

    @Test
    void nobody_may_do_everything_or_something_to_everything() {
        var statements = new ArrayList<Map<?, ?>>();
        statements(template.root(), statements);

        assertThat(statements).hasSizeGreaterThan(functions().size());
        assertThat(statements)
                .allSatisfy(statement -> {
                    assertThat(at(statement, "Action").toString()).doesNotContain("*");
                    assertThat(String.valueOf(statement.get("Resource"))).doesNotContain("*");
                    assertThat(statement.keySet())
                            .isNotEmpty()
                            .noneMatch(key -> Set.of("NotAction", "NotResource").contains(key));
                });
        assertThat(functions().values())
                .allSatisfy(function ->
                        assertThat(at(function, "Role").toString()).contains("!GetAtt"));
    }

    private static void statements(Object node, List<Map<?, ?>> into) {
        switch (node) {
            case Map<?, ?> map -> {
                if (map.containsKey("Effect")) {
                    into.add(map);
                }
                map.values().forEach(value -> statements(value, into));
            }
            case List<?> list -> list.forEach(value -> statements(value, into));
            case null, default -> {}
        }
    }

    @Test
    void secrets_are_named_and_never_held() {
        assertThat(functions().values())
                .allSatisfy(function -> {
                    if (function.toString().contains("Environment")) {
                        assertThat((Map<?, ?>) at(function, "Environment", "Variables"))
                                .allSatisfy((name, _) -> {
                                    if (name.toString().matches(".*(SECRET|TOKEN|KEY).*")) {
                                        assertThat(name.toString()).endsWith("_PARAMETER");
                                    }
                                });
                    }
                });
        assertThat(template.root().toString()).doesNotContain("{{resolve:", "xoxb-");
    }

    @Test
    void queues_tables_and_logs_are_encrypted_and_keep_little() {
        assertThat(ofType("AWS::SQS::Queue").values())
                .hasSize(4)
                .allSatisfy(queue -> {
                    assertThat(at(queue, "SqsManagedSseEnabled")).isEqualTo(true);
                    assertThat(number(queue, "MessageRetentionPeriod"))
                            .isLessThanOrEqualTo(14 * 24 * 3600);
                });
        assertThat(ofType("AWS::DynamoDB::Table").values())
                .hasSize(2)
                .allSatisfy(table -> {
                    assertThat(at(table, "SSESpecification", "SSEEnabled")).isEqualTo(true);
                    assertThat(at(table, "TimeToLiveSpecification", "AttributeName"))
                            .isEqualTo("until");
                });
        assertThat(ofType("AWS::Logs::LogGroup"))
                .containsKeys(
                        functions().keySet().stream()
                                .map(name -> name + "Logs")
                                .toArray(String[]::new))
                .allSatisfy(
                        (_, group) -> assertThat(number(group, "RetentionInDays")).isEqualTo(14));
    }

    @Test
    void the_dead_letter_queues_have_alarms() {
        for (String queue : List.of("Jobs", "Checks")) {
            String failed = "Failed" + queue;
            assertThat(at(resource(queue), "RedrivePolicy", "deadLetterTargetArn").toString())
                    .isEqualTo("!GetAtt " + failed + ".Arn");
            assertThat(resource(failed + "Alarm").toString())
                    .contains("!GetAtt " + failed + ".QueueName");
            assertThat(number(resource(failed), "MessageRetentionPeriod"))
                    .isGreaterThan(number(resource(queue), "MessageRetentionPeriod"));
        }
    }

    @Test
    void every_alarm_is_heard_where_there_is_somebody_to_hear_it() {
        assertThat(ofType("AWS::CloudWatch::Alarm").values())
                .hasSize(4)
                .allSatisfy(alarm ->
                        assertThat(at(alarm, "AlarmActions").toString())
                                .contains("HasAlarmTopic", "!Ref AlarmTopic"));
    }

    @Test
    void the_slack_app_asks_for_what_it_needs_and_calls_where_we_listen() {
        Map<?, ?> app = Template.load("slack-app.yaml");
        var command = (Map<?, ?>) ((List<?>) at(app, "features", "slash_commands")).getFirst();

        assertThat(at(app, "oauth_config", "scopes", "bot"))
                .isEqualTo(
                        List.of(
                                "commands",
                                "chat:write",
                                "files:read",
                                "files:write",
                                "app_mentions:read",
                                "im:history"));
        assertThat(at(app, "settings", "event_subscriptions", "request_url"))
                .isEqualTo(at(command, "url"));
        assertThat(at(app, "settings", "event_subscriptions", "bot_events"))
                .isEqualTo(
                        List.of(
                                "app_mention",
                                "message.im",
                                "app_home_opened",
                                "app_uninstalled",
                                "tokens_revoked"));
        assertThat(at(app, "features", "app_home", "messages_tab_read_only_enabled"))
                .isEqualTo(false);
        var shortcut = (Map<?, ?>) ((List<?>) at(app, "features", "shortcuts")).getFirst();
        assertThat(at(shortcut, "type")).isEqualTo("message");
        assertThat(at(shortcut, "callback_id")).isEqualTo(SlackCalls.SHORTCUT);
        assertThat(at(shortcut, "name").toString()).isEqualTo("Diagnose headers");
        assertThat(at(command, "url").toString()).endsWith("://HOST" + SlackDoor.PATH);
        assertThat(at(app, "settings", "interactivity", "request_url"))
                .isEqualTo(at(command, "url"));
        assertThat(at(command, "command")).isEqualTo("/dmarc");
        assertThat(at(command, "should_escape")).isEqualTo(false);
        assertThat(at(app, "display_information", "name").toString()).hasSizeLessThanOrEqualTo(35);
        assertThat(at(app, "display_information", "description").toString())
                .hasSizeLessThanOrEqualTo(140);
    }
}
