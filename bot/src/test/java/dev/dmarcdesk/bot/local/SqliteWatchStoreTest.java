package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.bot.watch.WatchStoreContract;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.DriverManager;

class SqliteWatchStoreTest extends WatchStoreContract {
    @TempDir private Path directory;

    private Path file() {
        return directory.resolve("store.db");
    }

    @Override
    protected WatchStore open() {
        return SqliteWatchStore.open(file(), clock);
    }

    /// Another program takes the tables away: the file is there, and of no use.
    @Override
    protected void breakDown() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = other.createStatement()) {
            for (String table :
                    new String[] {"watch", "lead", "alert", "learnt", "clock", "message"}) {
                statement.execute("DROP TABLE " + table);
            }
        }
    }
}
