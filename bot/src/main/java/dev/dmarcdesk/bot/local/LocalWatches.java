package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.command.InspectorToolbox;
import dev.dmarcdesk.bot.command.Toolbox;
import dev.dmarcdesk.bot.command.WatchTools;
import dev.dmarcdesk.bot.publication.Publications;
import dev.dmarcdesk.bot.watch.Channels;
import dev.dmarcdesk.bot.watch.InspectorLookout;
import dev.dmarcdesk.bot.watch.Patrol;
import dev.dmarcdesk.bot.watch.Rulings;
import dev.dmarcdesk.bot.watch.Teller;
import dev.dmarcdesk.bot.watch.WatchBook;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspector;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Puts together what watches on this machine. The store is opened when it is first needed, because
/// that takes longer than most commands.
final class LocalWatches implements AutoCloseable {
    private final Path file;
    private final Inspector inspector;
    private final Channels channels;
    private final Clock clock;
    private final List<Opened> opened = new ArrayList<>();

    /// @param file of the store, which need not be there yet
    /// @param inspector looks at domains
    /// @param channels takes alerts
    LocalWatches(Path file, Inspector inspector, Channels channels, Clock clock) {
        this.file = file;
        this.inspector = inspector;
        this.channels = channels;
        this.clock = clock;
    }

    /// What needs the store.
    private record Opened(SqliteWatchStore store, Teller teller, WatchTools tools) {}

    private Publications publications(SqliteWatchStore store) {
        return new Publications(store.publications(), inspector::publication, channels, clock);
    }

    /// Opens the store now.
    ///
    /// @throws StoreRefused when that can not be
    void open() {
        opened();
    }

    /// What commands work with.
    Toolbox toolbox() {
        return new InspectorToolbox(inspector, () -> opened().tools());
    }

    /// Looks at all watched domains now.
    ///
    /// @throws StoreRefused when the store can not be opened
    Patrol patrol() {
        return new Patrol(opened().store(), lookout(), channels, BundledData.senders(), clock);
    }

    /// Begins to look at watched domains in their turn.
    ///
    /// @throws StoreRefused when the store can not be opened
    Watchman watchman() {
        Opened parts = opened();
        return new Watchman(
                parts.store(), lookout(), parts.teller(), parts.tools().publications(), clock);
    }

    private InspectorLookout lookout() {
        return new InspectorLookout(inspector, clock);
    }

    private synchronized Opened opened() {
        if (opened.isEmpty()) {
            opened.add(made());
        }
        return opened.getFirst();
    }

    private Opened made() {
        var store = SqliteWatchStore.open(file, clock);
        var teller = new Teller(store, channels, clock);
        var tools =
                new WatchTools(
                        new WatchBook(store, lookout(), clock),
                        new Rulings(store, teller, clock),
                        publications(store));
        return new Opened(store, teller, tools);
    }

    @Override
    public synchronized void close() {
        opened.forEach(parts -> parts.store().close());
        opened.clear();
    }
}
