package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.publication.PublicationStore;
import dev.dmarcdesk.bot.publication.PublicationStoreContract;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SqlitePublicationsTest extends PublicationStoreContract {
    @TempDir private Path directory;

    @Override
    protected PublicationStore open() {
        return store().publications();
    }

    private SqliteWatchStore store() {
        return SqliteWatchStore.open(directory.resolve("store.db"), clock);
    }

    @Override
    protected void forget(String team) {
        try (var store = store()) {
            store.forget(team);
        }
    }
}
