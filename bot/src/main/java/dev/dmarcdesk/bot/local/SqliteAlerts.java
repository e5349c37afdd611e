package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.data.InstantText;
import dev.dmarcdesk.bot.watch.Alert;
import dev.dmarcdesk.bot.watch.AlertJson;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.text.Parsed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The alerts of a [SqliteWatchStore]. Those that are older than they are kept are not seen, and
/// swept out when a new one comes.
///
/// @param clock says which are old
record SqliteAlerts(SqliteFile file, Clock clock) {
    private static final String ALL = "SELECT team, id, at, version, state FROM alert ";

    /// An alert as it was read, and its place in both orders.
    private record Stored(String byId, String byTime, Parsed<Alert> alert) {
        static Stored read(ResultSet row) throws SQLException {
            String team = row.getString(1);
            String id = row.getString(2);
            return new Stored(
                    team + " " + id,
                    row.getString(3) + " " + id,
                    AlertJson.read(team, id, row.getString(5), row.getLong(4)));
        }
    }

    Optional<Alert> find(String team, String id) {
        return file
                .ask(
                        "finding an alert",
                        ALL + "WHERE team = ? AND id = ? AND at > ?",
                        Stored::read,
                        team,
                        id,
                        oldest())
                .stream()
                .findFirst()
                .map(stored -> WatchStore.Unavailable.unlessReadable(stored.alert()));
    }

    private String oldest() {
        return InstantText.of(clock.instant().minus(WatchStore.KEPT));
    }

    boolean save(Alert alert) {
        return file.all(
                "saving an alert", () -> alert.version() > 0 ? isUpdated(alert) : isNew(alert));
    }

    private boolean isNew(Alert alert) throws SQLException {
        file.change("DELETE FROM alert WHERE at <= ?", oldest());
        return file.change(
                        "INSERT INTO alert (team, id, at, unfinished, version, state)"
                                + " VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING",
                        alert.team(),
                        alert.id(),
                        InstantText.of(alert.at()),
                        unfinished(alert),
                        AlertJson.write(alert))
                == 1;
    }

    private boolean isUpdated(Alert alert) throws SQLException {
        return file.change(
                        "UPDATE alert SET unfinished = ?, version = version + 1, state = ?"
                                + " WHERE team = ? AND id = ? AND version = ?",
                        unfinished(alert),
                        AlertJson.write(alert),
                        alert.team(),
                        alert.id(),
                        alert.version())
                == 1;
    }

    private static int unfinished(Alert alert) {
        return alert.isUnfinished() ? 1 : 0;
    }

    WatchStore.Page<Alert> since(String team, Instant since, String from, int limit) {
        int cut = from.indexOf(' ');
        return page(
                file.ask(
                        "listing alerts",
                        ALL
                                + "WHERE team = ? AND (at, id) > (?, ?) AND at >= ? AND at > ?"
                                + " ORDER BY at, id LIMIT ?",
                        Stored::read,
                        team,
                        cut < 0 ? "" : from.substring(0, cut),
                        from.substring(cut + 1),
                        InstantText.of(since),
                        oldest(),
                        limit),
                limit,
                Stored::byTime);
    }

    WatchStore.Page<Alert> unfinished(String from, int limit) {
        int cut = from.lastIndexOf(' ');
        return page(
                file.ask(
                        "finding what has to be sent",
                        ALL
                                + "WHERE unfinished = 1 AND (team, id) > (?, ?) AND at > ?"
                                + " ORDER BY team, id LIMIT ?",
                        Stored::read,
                        cut < 0 ? "" : from.substring(0, cut),
                        from.substring(cut + 1),
                        oldest(),
                        limit),
                limit,
                Stored::byId);
    }

    private static WatchStore.Page<Alert> page(
            List<Stored> stored, int limit, Function<Stored, String> place) {
        var page = SqliteWatchStore.page(stored, limit, place);
        return new WatchStore.Page<>(
                page.items().stream()
                        .map(Stored::alert)
                        .flatMap(SqliteWatchStore::readable)
                        .toList(),
                page.next());
    }
}
