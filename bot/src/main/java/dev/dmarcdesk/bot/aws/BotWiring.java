package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.command.InspectorToolbox;
import dev.dmarcdesk.bot.command.Toolbox;
import dev.dmarcdesk.bot.command.WatchTools;
import dev.dmarcdesk.bot.job.CommandDesk;
import dev.dmarcdesk.bot.job.Intake;
import dev.dmarcdesk.bot.job.Uploads;
import dev.dmarcdesk.bot.job.Worker;
import dev.dmarcdesk.bot.slack.HeadersBox;
import dev.dmarcdesk.bot.slack.RequestSignature;
import dev.dmarcdesk.bot.slack.SlackCalls;
import dev.dmarcdesk.bot.slack.SlackDoor;
import dev.dmarcdesk.bot.slack.SlackFiles;
import dev.dmarcdesk.bot.slack.SlackReplies;
import dev.dmarcdesk.bot.slack.SlackSettings;
import dev.dmarcdesk.bot.slack.SlashCommand;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.live.Inspectors;

import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Clock;
import java.time.Duration;

/// Puts the functions together, from their environment:
///
/// - `SLACK_SIGNING_SECRET` or `SLACK_SIGNING_SECRET_PARAMETER`, for SlackFunction
/// - `SLACK_BOT_TOKEN` or `SLACK_BOT_TOKEN_PARAMETER`, for all
/// - `JOB_QUEUE_URL`, for SlackFunction; `JOB_TABLE` and `JOB_DELIVERIES`, for WorkerFunction
/// - what [WatchWiring] needs, for WorkerFunction and WatchFunction
/// - `SLACK_API_URL`, `DMARC_DNS` and `DMARC_TRUST_ANCHOR`, where wanted
final class BotWiring {
    private static final String TOKEN = "SLACK_BOT_TOKEN";

    private final AwsEnvironment environment;
    private final Clock clock;

    BotWiring(AwsEnvironment environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /// As it runs on Lambda.
    static BotWiring live() {
        return new BotWiring(new AwsEnvironment(System.getenv()), Clock.systemUTC());
    }

    /// What SlackFunction is made of. It looks nothing up, so it never makes the toolbox; and most
    /// of what it acknowledges needs no token, so it asks for that when there is a modal to open.
    SlackDoor door() {
        var parameters = new Parameters(environment);
        var settings =
                SlackSettings.read(
                        name -> name.equals(TOKEN) ? "" : parameters.value(name),
                        "SLACK_SIGNING_SECRET");
        var queue = new SqsJobQueue(environment.need("JOB_QUEUE_URL"), environment);
        var intake =
                new Intake(new CommandDesk(BotWiring::noToolbox, BotWiring::notHere), queue, clock);
        var box = new HeadersBox(settings.api(), new Once<>(() -> parameters.value(TOKEN)), intake);
        return new SlackDoor(
                new RequestSignature(settings.signingSecret(), clock),
                new SlashCommand(intake, box),
                new SlackCalls(settings, intake, box));
    }

    /// The function that acknowledges has no time to look anything up.
    private static Toolbox noToolbox() {
        throw new IllegalStateException("commands are run by WorkerFunction");
    }

    /// Nor for files.
    private static Uploads.Upload notHere(String id) {
        return new Uploads.Upload.Later();
    }

    /// What WorkerFunction is made of.
    WorkerHandler worker() {
        var settings = slack();
        DynamoDbClient dynamo = dynamo();
        Inspector inspector = inspector();
        var watches = new WatchWiring(environment, dynamo, settings, clock);
        WatchTools tools = watches.tools(inspector);
        Toolbox toolbox = new InspectorToolbox(inspector, () -> tools);
        var worker =
                new Worker(
                        new CommandDesk(() -> toolbox, new SlackFiles(settings)),
                        new SlackReplies(settings, BotWiring::rest),
                        new DynamoLedger(dynamo, environment.need("JOB_TABLE"), clock),
                        clock);
        return new WorkerHandler(
                worker, watches.checks(inspector), watches.looks(inspector), deliveries());
    }

    /// What WatchFunction is made of.
    WatchHandler watch() {
        return new WatchHandler(new WatchWiring(environment, dynamo(), slack(), clock).chores());
    }

    private SlackSettings slack() {
        return SlackSettings.read(new Parameters(environment)::value, TOKEN);
    }

    private Inspector inspector() {
        return Inspectors.of(environment.variables());
    }

    /// How often the queue delivers a job before it puts it aside.
    private int deliveries() {
        return Integer.parseInt(environment.need("JOB_DELIVERIES"));
    }

    private DynamoDbClient dynamo() {
        return DynamoDbClient.builder()
                .region(Region.of(environment.region()))
                .endpointOverride(environment.endpoint("dynamodb"))
                .credentialsProvider(StaticCredentialsProvider.create(environment.credentials()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void rest(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
