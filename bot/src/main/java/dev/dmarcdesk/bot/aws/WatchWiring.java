package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.command.WatchTools;
import dev.dmarcdesk.bot.publication.Publications;
import dev.dmarcdesk.bot.slack.SlackChannels;
import dev.dmarcdesk.bot.slack.SlackSettings;
import dev.dmarcdesk.bot.watch.Channels;
import dev.dmarcdesk.bot.watch.Digests;
import dev.dmarcdesk.bot.watch.InspectorLookout;
import dev.dmarcdesk.bot.watch.Monitor;
import dev.dmarcdesk.bot.watch.Rulings;
import dev.dmarcdesk.bot.watch.Teller;
import dev.dmarcdesk.bot.watch.Ticker;
import dev.dmarcdesk.bot.watch.WatchBook;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspector;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Clock;
import java.util.List;

/// Puts together what watches: for WorkerFunction, which looks and does what people ask for, and
/// for WatchFunction, which says whose turn it is. SlackFunction has no part of it, because a
/// client of DynamoDB's takes longer to make than that function may take.
///
/// - `WATCH_TABLE`, where watches, alerts and learnt selectors are
/// - `CHECK_QUEUE_URL`, where domains wait to be looked at
final class WatchWiring {
    /// Alerts told in one minute: the rest has its turn in the next.
    private static final int TELLINGS = 100;

    private final WatchStore store;
    private final DynamoPublications publications;
    private final SqsCheckQueue queue;
    private final Channels channels;
    private final Teller teller;
    private final Clock clock;

    WatchWiring(
            AwsEnvironment environment, DynamoDbClient dynamo, SlackSettings slack, Clock clock) {
        String table = environment.need("WATCH_TABLE");
        this.store = new DynamoWatchStore(dynamo, table, clock);
        this.publications = new DynamoPublications(new DynamoTable(dynamo, table), clock);
        this.queue = new SqsCheckQueue(environment.need("CHECK_QUEUE_URL"), environment);
        this.channels = new SlackChannels(slack);
        this.teller = new Teller(store, channels, clock);
        this.clock = clock;
    }

    /// What commands about watches and alerts work with.
    WatchTools tools(Inspector inspector) {
        var book = new WatchBook(store, new InspectorLookout(inspector, clock), clock);
        return new WatchTools(book, new Rulings(store, teller, clock), publications(inspector));
    }

    /// What follows changes that people say they published.
    private Publications publications(Inspector inspector) {
        return new Publications(publications, inspector::publication, channels, clock);
    }

    /// What looks for such changes.
    PublicationWorker looks(Inspector inspector) {
        return new PublicationWorker(publications(inspector)::look);
    }

    /// What looks at domains.
    CheckWorker checks(Inspector inspector) {
        var monitor =
                new Monitor(
                        store,
                        new InspectorLookout(inspector, clock),
                        queue,
                        teller,
                        BundledData.senders(),
                        clock);
        return new CheckWorker(monitor::check, queue);
    }

    /// What is to be done every minute.
    List<WatchHandler.Chore> chores() {
        var ticker = new Ticker(store, queue, clock);
        var digests = new Digests(store, teller, clock);
        return List.of(
                new WatchHandler.Chore("handing changes on", this::handChangesOn),
                new WatchHandler.Chore("handing domains on", () -> handOn(ticker)),
                new WatchHandler.Chore("telling", () -> teller.redo(TELLINGS)),
                new WatchHandler.Chore("digests", digests::tick));
    }

    private void handChangesOn() {
        Publications.handOn(publications, queue::offerChanges, clock);
    }

    private static void handOn(Ticker ticker) {
        if (!ticker.tick().finished()) {
            throw new IllegalStateException("not all that is due was handed on");
        }
    }
}
