package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.Subscription;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.bot.watch.Watched;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.watch.Memory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class SqliteFileTest {
    private static final WatchKey KEY = new WatchKey("T1", DomainName.of("acme.example"));

    /// As the first version made it. Never to be edited: such files are out there.
    private static final List<String> VERSION_1 =
            List.of(
                    "CREATE TABLE watch (team TEXT NOT NULL, domain TEXT NOT NULL,"
                            + " minutes INTEGER NOT NULL, slot INTEGER NOT NULL,"
                            + " version INTEGER NOT NULL, state TEXT NOT NULL,"
                            + " PRIMARY KEY (team, domain))",
                    "CREATE INDEX watch_turn ON watch (minutes, slot, team, domain)",
                    "CREATE TABLE lead (team TEXT NOT NULL, name TEXT NOT NULL,"
                            + " domain TEXT NOT NULL, PRIMARY KEY (team, name, domain))"
                            + " WITHOUT ROWID",
                    "CREATE INDEX lead_domain ON lead (team, domain)",
                    "CREATE TABLE alert (team TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL,"
                            + " unfinished INTEGER NOT NULL, version INTEGER NOT NULL,"
                            + " state TEXT NOT NULL, PRIMARY KEY (team, id))",
                    "CREATE INDEX alert_at ON alert (team, at, id)",
                    "CREATE INDEX alert_age ON alert (at)",
                    "CREATE INDEX alert_unfinished ON alert (team, id) WHERE unfinished = 1",
                    "CREATE TABLE learnt (team TEXT NOT NULL, domain TEXT NOT NULL,"
                            + " selector TEXT NOT NULL, at TEXT NOT NULL,"
                            + " PRIMARY KEY (team, domain, selector)) WITHOUT ROWID",
                    "CREATE TABLE clock (name TEXT NOT NULL PRIMARY KEY, minute INTEGER NOT NULL)"
                            + " WITHOUT ROWID",
                    "INSERT INTO watch VALUES ('T1', 'acme.example', 60, 0, 7,"
                            + " '{\"v\":1,\"subscriptions\":[{\"channel\":\"C1\",\"minutes\":60}],"
                            + "\"memory\":{}}')",
                    "INSERT INTO clock VALUES ('checks', 12)",
                    "PRAGMA application_id = 1145918019",
                    "PRAGMA user_version = 1");

    @TempDir private Path directory;

    private Path file() {
        return directory.resolve("new").resolve("a store?#%20.db");
    }

    private void make(List<String> statements) throws Exception {
        Files.createDirectories(file().getParent());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file().toUri());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private SqliteWatchStore open() {
        return SqliteWatchStore.open(file(), new MovingClock());
    }

    private static Watched watched() {
        var here = new Place("T1", "C1", "U1");
        return new Watched(
                KEY,
                List.of(Subscription.begun(here, Instant.EPOCH, Duration.ofHours(1), "")),
                Memory.NONE,
                0);
    }

    @Test
    void what_was_saved_is_there_after_a_restart() {
        try (var store = open()) {
            store.save(watched());
        }
        try (var store = open()) {
            assertThat(store.find(KEY)).isPresent();
        }
    }

    @Test
    void two_processes_use_one_file() throws Exception {
        try (var one = open();
                var other = open()) {
            var writers = new ArrayList<Thread>();
            for (var store : List.of(one, other)) {
                writers.add(
                        Thread.startVirtualThread(() -> {
                            for (int minute = 0; minute < 50; minute++) {
                                while (!store.handOn("checks", store.handedOn("checks"), minute)) {
                                    Thread.onSpinWait();
                                }
                            }
                        }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            one.save(watched());
            assertThat(other.find(KEY)).isPresent();
            assertThat(other.save(watched())).isFalse();
            assertThat(other.handedOn("checks")).isEqualTo(49);
        }
    }

    @Test
    void only_its_owner_can_read_it() throws Exception {
        open().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_file_of_the_first_version_works() throws Exception {
        make(VERSION_1);

        try (var store = open()) {
            assertThat(store.find(KEY).orElseThrow().version()).isEqualTo(7);
            assertThat(store.handedOn("checks")).isEqualTo(12);
            assertThat(store.save(store.find(KEY).orElseThrow())).isTrue();
        }
    }

    @Test
    void the_first_version_is_still_made_as_it_was() throws Exception {
        make(VERSION_1);
        var first = tables(file());
        Files.delete(file());
        SqliteFile.open(file(), new SqliteSchema(SqliteSchema.CURRENT.steps().subList(0, 1)))
                .close();

        assertThat(tables(file())).isEqualTo(first);
    }

    private static List<String> tables(Path file) throws SQLException {
        var tables = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name")) {
            while (rows.next()) {
                tables.add(rows.getString(1).replaceAll("\\s+", " ").replace("( ", "("));
            }
        }
        return tables;
    }

    @Test
    void an_older_file_is_brought_up_to_date_and_keeps_what_it_holds() throws Exception {
        make(VERSION_1);
        var steps = new ArrayList<>(SqliteSchema.CURRENT.steps());
        steps.add(List.of("ALTER TABLE watch ADD COLUMN note TEXT NOT NULL DEFAULT 'new'"));
        var next = new SqliteSchema(steps);

        for (int restart = 0; restart < 2; restart++) {
            try (var opened = SqliteFile.open(file(), next)) {
                assertThat(
                                opened.ask(
                                        "reading",
                                        "SELECT domain || ' ' || note FROM watch",
                                        row -> row.getString(1)))
                        .containsExactly("acme.example new");
            }
        }
    }

    @Test
    void a_step_that_fails_leaves_the_file_as_it_was() throws Exception {
        make(VERSION_1);
        var steps = new ArrayList<>(SqliteSchema.CURRENT.steps());
        steps.add(List.of("DELETE FROM watch", "ALTER TABLE nowhere ADD COLUMN note"));

        assertThatThrownBy(() -> SqliteFile.open(file(), new SqliteSchema(steps)))
                .isInstanceOf(StoreRefused.class);
        try (var store = open()) {
            assertThat(store.find(KEY)).isPresent();
        }
    }

    @Test
    void a_file_from_the_future_is_refused_naming_both_versions() throws Exception {
        make(VERSION_1);
        make(List.of("PRAGMA user_version = 9"));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("version 9")
                .hasMessageContaining("up to " + SqliteSchema.CURRENT.version())
                .hasMessageContaining(file().toString())
                .hasMessageContaining("DMARC_STORE");
    }

    @Test
    void a_database_of_another_program_is_refused_and_left_alone() throws Exception {
        make(List.of("CREATE TABLE bookmarks (url TEXT)"));
        byte[] before = Files.readAllBytes(file());

        assertRefused("is a database of another program");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void what_is_no_database_is_refused_and_left_alone() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "Dear diary, ".repeat(100));

        assertRefused("is no store of DMARC Desk, or it is damaged");
        assertThat(file()).content().startsWith("Dear diary, ");
    }

    @Test
    void a_damaged_file_is_refused() throws Exception {
        make(VERSION_1);
        try (var raw = new RandomAccessFile(file().toFile(), "rw")) {
            for (long at = 4_096; at + 100 < raw.length(); at += 4_096) {
                raw.seek(at);
                raw.write(new byte[100]);
            }
        }
        assertRefused("is damaged");
    }

    @Test
    void a_directory_is_refused() throws Exception {
        Files.createDirectories(file());

        assertRefused("is a directory");
    }

    @Test
    void a_place_where_no_file_can_be_is_refused() throws Exception {
        Files.writeString(file().getParent(), "a file in the way");

        assertRefused("can not be made");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining(why)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("DMARC_STORE");
    }

    @Test
    void a_watch_of_a_newer_version_is_not_taken_for_none_and_does_not_hide_others()
            throws Exception {
        make(VERSION_1);
        make(List.of("INSERT INTO watch VALUES ('T1', 'new.example', 60, 0, 1, '{\"v\":99}')"));
        var newer = new WatchKey("T1", DomainName.of("new.example"));

        try (var store = open()) {
            assertThatThrownBy(() -> store.find(newer)).isInstanceOf(WatchStore.Unavailable.class);
            assertThat(store.findAll(List.of(newer, KEY)))
                    .extracting(Watched::key)
                    .containsExactly(KEY);
            assertThat(store.watches("T1", "", 10).items()).containsExactly(KEY, newer);
        }
    }
}
