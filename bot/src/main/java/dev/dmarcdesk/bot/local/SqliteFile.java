package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.watch.WatchStore;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// A database in a file, which several processes may use at the same time: each waits for the other
/// to be done with a transaction. What was committed is on the disk.
final class SqliteFile implements AutoCloseable {
    private static final String OWNER_ALONE = "rw-------";
    private static final String OWNER_ALONE_ENTERS = "rwx------";
    private static final int PATIENCE_MS = 10_000;

    private final Path file;
    private final Connection connection;
    private final ReentrantLock turn = new ReentrantLock();

    /// A row of an answer.
    interface Row<T> {
        /// Reads it.
        T read(ResultSet row) throws SQLException;
    }

    /// What is done in one transaction.
    interface Work<T> {
        /// Does it; may be any number of statements.
        T run() throws SQLException;
    }

    private SqliteFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Opens a file, or makes one that only its owner can read, and brings it to a schema.
    ///
    /// @throws StoreRefused when that can not be
    static SqliteFile open(Path path, SqliteSchema schema) {
        Path file = path.toAbsolutePath();
        make(file);
        try {
            var opened =
                    new SqliteFile(
                            file, DriverManager.getConnection("jdbc:sqlite:" + file.toUri()));
            try {
                opened.prepare(schema);
                return opened;
            } catch (SQLException | RuntimeException e) {
                opened.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreRefused(file, why(e), e);
        }
    }

    private static void make(Path file) {
        if (Files.isDirectory(file)) {
            throw new StoreRefused(file, "is a directory, and should be a file");
        }
        try {
            Path directory = file.getParent();
            if (directory != null && !Files.exists(directory)) {
                Files.createDirectories(directory, permissions(file, OWNER_ALONE_ENTERS));
            }
            if (!Files.exists(file)) {
                Files.createFile(file, permissions(file, OWNER_ALONE));
            }
        } catch (IOException e) {
            if (!Files.exists(file)) {
                throw new StoreRefused(file, "can not be made: " + e.getClass().getSimpleName(), e);
            }
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new StoreRefused(file, "can not be read and written by this user");
        }
    }

    private static FileAttribute<?>[] permissions(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String why(SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite
                        ? sqlite.getResultCode()
                        : SQLiteErrorCode.SQLITE_ERROR;
        return switch (code) {
            case SQLITE_NOTADB -> "is no store of DMARC Desk, or it is damaged";
            case SQLITE_CORRUPT -> "is damaged";
            case SQLITE_BUSY -> "is held by another process";
            default -> "can not be used: " + code;
        };
    }

    private void prepare(SqliteSchema schema) throws SQLException {
        execute("PRAGMA busy_timeout = " + PATIENCE_MS);
        if (number("PRAGMA schema_version") > 0) {
            check(schema);
        }
        // Readers and a writer side by side; and a commit is on the disk when it returns.
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = FULL");
        transaction(() -> {
            check(schema);
            if (number("PRAGMA user_version") < schema.version()) {
                for (String statement : schema.after(number("PRAGMA user_version"))) {
                    execute(statement);
                }
            }
            return true;
        });
    }

    /// Refuses a file that this version of us would harm.
    private void check(SqliteSchema schema) throws SQLException {
        if (number("PRAGMA schema_version") == 0) {
            return;
        }
        if (number("PRAGMA application_id") != SqliteSchema.APPLICATION) {
            throw new StoreRefused(file, "is a database of another program");
        }
        int version = number("PRAGMA user_version");
        if (version > schema.version()) {
            throw new StoreRefused(
                    file,
                    "is of version "
                            + version
                            + ", and this DMARC Desk knows versions up to "
                            + schema.version()
                            + ": use a newer one");
        }
        if (!list("PRAGMA quick_check(1)", row -> row.getString(1)).equals(List.of("ok"))) {
            throw new StoreRefused(file, "is damaged");
        }
    }

    /// Does something in one transaction: all of it happens or nothing.
    ///
    /// @param what is done, for people, without names
    <T> T all(String what, Work<T> work) {
        turn.lock();
        try {
            return transaction(work);
        } catch (SQLException e) {
            throw new WatchStore.Unavailable(what, e);
        } finally {
            turn.unlock();
        }
    }

    /// Asks one question.
    ///
    /// @param what is done, for people, without names
    <T> List<T> ask(String what, String sql, Row<T> row, Object... arguments) {
        turn.lock();
        try {
            return list(sql, row, arguments);
        } catch (SQLException e) {
            throw new WatchStore.Unavailable(what, e);
        } finally {
            turn.unlock();
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        execute("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            T result = work.run();
            execute("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    /// What failed has been said already; SQLite may have rolled back by itself.
    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException rolledBack) {
            // Nothing is left of the transaction then.
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int number(String sql) throws SQLException {
        return list(sql, row -> row.getInt(1)).getFirst();
    }

    /// Changes something; within [#all] alone.
    ///
    /// @return how many rows were changed
    int change(String sql, Object... arguments) throws SQLException {
        try (var statement = statement(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /// Asks something; within [#all] alone.
    <T> List<T> list(String sql, Row<T> row, Object... arguments) throws SQLException {
        var rows = new ArrayList<T>();
        try (var statement = statement(sql, arguments);
                var result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row.read(result));
            }
        }
        return rows;
    }

    private PreparedStatement statement(String sql, Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        turn.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new WatchStore.Unavailable("closing the store", e);
        } finally {
            turn.unlock();
        }
    }
}
