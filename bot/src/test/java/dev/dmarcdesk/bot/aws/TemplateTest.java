package dev.dmarcdesk.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.job.JobLedger;
import dev.dmarcdesk.bot.slack.SlackCalls;
import dev.dmarcdesk.bot.slack.SlackDoor;
import dev.dmarcdesk.live.Inspectors;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What cfn-lint does not look at: whether template.yaml agrees with the code and with itself.
class TemplateTest {
    private static final int FUNCTIONS_IN_THE_OTHER_MODULE = 2;

    private final Map<?, ?> template = load("template.yaml");

    private static Map<?, ?> load(String file) {
        try {
            return (Map<?, ?>) new Yaml(new Shorthand()).load(Files.readString(Events.file(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Reads `!Ref X` and the like as the text `!Ref X`.
    private static final class Shorthand extends SafeConstructor {
        Shorthand() {
            super(new LoaderOptions());
            yamlMultiConstructors.put(
                    "!",
                    new AbstractConstruct() {
                        @Override
                        public Object construct(Node node) {
                            return switch (node) {
                                case ScalarNode scalar -> node.getTag() + " " + scalar.getValue();
                                case SequenceNode sequence -> constructSequence(sequence);
                                default -> throw new AssertionError(node);
                            };
                        }
                    });
        }
    }

    private static Object at(Object from, String... path) {
        Object here = from;
        for (String key : path) {
            here =
                    Objects.requireNonNull(
                            ((Map<?, ?>) here).get(key), () -> String.join("/", path));
        }
        return here;
    }

    private static int number(Object from, String... path) {
        return Integer.parseInt(at(from, path).toString());
    }

    private Object resource(String name) {
        return at(template, "Resources", name, "Properties");
    }

    private Map<String, Object> ofType(String type) {
        return ((Map<?, ?>) at(template, "Resources"))
                .entrySet().stream()
                        .filter(resource -> at(resource.getValue(), "Type").equals(type))
                        .collect(
                                Collectors.toMap(
                                        resource -> resource.getKey().toString(),
                                        resource -> at(resource.getValue(), "Properties")));
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
        assertThat(at(template, "Outputs", "SlackRequestUrl", "Value").toString())
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
        statements(template, statements);

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
        assertThat(template.toString()).doesNotContain("{{resolve:", "xoxb-");
    }

    @Test
    void queues_tables_and_logs_are_encrypted_and_keep_little() {
        assertThat(ofType("AWS::SQS::Queue").values())
                .hasSize(2)
                .allSatisfy(queue -> {
                    assertThat(at(queue, "SqsManagedSseEnabled")).isEqualTo(true);
                    assertThat(number(queue, "MessageRetentionPeriod"))
                            .isLessThanOrEqualTo(14 * 24 * 3600);
                });
        assertThat(at(resource("JobLedger"), "SSESpecification", "SSEEnabled")).isEqualTo(true);
        assertThat(at(resource("JobLedger"), "TimeToLiveSpecification", "AttributeName"))
                .isEqualTo("until");
        assertThat(ofType("AWS::Logs::LogGroup"))
                .containsKeys(
                        functions().keySet().stream()
                                .map(name -> name + "Logs")
                                .toArray(String[]::new))
                .allSatisfy(
                        (_, group) -> assertThat(number(group, "RetentionInDays")).isEqualTo(14));
    }

    @Test
    void the_dead_letter_queue_has_an_alarm() {
        assertThat(at(resource("Jobs"), "RedrivePolicy", "deadLetterTargetArn").toString())
                .isEqualTo("!GetAtt FailedJobs.Arn");
        assertThat(resource("FailedJobsAlarm").toString()).contains("!GetAtt FailedJobs.QueueName");
    }

    @Test
    void the_slack_app_asks_for_what_it_needs_and_calls_where_we_listen() {
        Map<?, ?> app = load("slack-app.yaml");
        var command = (Map<?, ?>) ((List<?>) at(app, "features", "slash_commands")).getFirst();

        assertThat(at(app, "oauth_config", "scopes", "bot"))
                .isEqualTo(
                        List.of(
                                "commands",
                                "chat:write",
                                "files:read",
                                "app_mentions:read",
                                "im:history"));
        assertThat(at(app, "settings", "event_subscriptions", "request_url"))
                .isEqualTo(at(command, "url"));
        assertThat(at(app, "settings", "event_subscriptions", "bot_events"))
                .isEqualTo(List.of("app_mention", "message.im"));
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
