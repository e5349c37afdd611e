package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.data.InstantText;
import dev.dmarcdesk.bot.publication.Followed;
import dev.dmarcdesk.bot.publication.FollowedJson;
import dev.dmarcdesk.bot.publication.PublicationStore;
import dev.dmarcdesk.bot.watch.WatchStore;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The followed changes of a [SqliteWatchStore]. Those that are older than they are kept are not
/// seen, and swept out when a new one comes.
///
/// @param clock says which are old
record SqlitePublications(SqliteFile file, Clock clock) implements PublicationStore {
    @Override
    public Optional<Followed> find(Key key) {
        return file
                .ask(
                        "finding a followed change",
                        "SELECT state, version FROM publication"
                                + " WHERE team = ? AND id = ? AND until > ?",
                        row ->
                                FollowedJson.read(
                                        key.team(), key.id(), row.getString(1), row.getLong(2)),
                        key.team(),
                        key.id(),
                        now())
                .stream()
                .findFirst()
                .map(WatchStore.Unavailable::unlessReadable);
    }

    private String now() {
        return InstantText.of(clock.instant());
    }

    @Override
    public boolean save(Followed followed) {
        return file.all(
                "saving a followed change",
                () -> followed.version() > 0 ? isUpdated(followed) : isNew(followed));
    }

    private boolean isNew(Followed followed) throws SQLException {
        file.change("DELETE FROM publication WHERE until <= ?", now());
        return file.change(
                        "INSERT INTO publication (team, id, due, until, version, state)"
                                + " VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING",
                        followed.team(),
                        followed.id(),
                        due(followed),
                        InstantText.of(followed.until()),
                        FollowedJson.write(followed))
                == 1;
    }

    private boolean isUpdated(Followed followed) throws SQLException {
        return file.change(
                        "UPDATE publication SET due = ?, until = ?, version = version + 1, state = ?"
                                + " WHERE team = ? AND id = ? AND version = ?",
                        due(followed),
                        InstantText.of(followed.until()),
                        FollowedJson.write(followed),
                        followed.team(),
                        followed.id(),
                        followed.version())
                == 1;
    }

    /// Empty when it is over.
    private static String due(Followed followed) {
        return followed.isOver() ? "" : InstantText.of(followed.due());
    }

    @Override
    public List<Key> due(Instant now, int limit) {
        return file.ask(
                "finding changes to look for",
                "SELECT team, id FROM publication WHERE due <> '' AND due <= ? AND until > ? ORDER BY due LIMIT ?",
                row -> new Key(row.getString(1), row.getString(2)),
                InstantText.of(now),
                now(),
                limit);
    }
}
