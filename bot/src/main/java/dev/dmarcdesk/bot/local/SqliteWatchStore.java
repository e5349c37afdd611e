package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.data.InstantText;
import dev.dmarcdesk.bot.publication.PublicationStore;
import dev.dmarcdesk.bot.watch.Alert;
import dev.dmarcdesk.bot.watch.LastMessages;
import dev.dmarcdesk.bot.watch.Slots;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.bot.watch.Watched;
import dev.dmarcdesk.bot.watch.WatchedJson;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The store in a file of SQLite's, for one machine. `serve` and a command beside it may use it at
/// the same time.
public final class SqliteWatchStore implements WatchStore, AutoCloseable {
    private final SqliteFile file;
    private final SqliteAlerts alerts;
    private final SqlitePublications publications;
    private final SqliteLastMessages messages;

    private SqliteWatchStore(SqliteFile file, Clock clock) {
        this.file = file;
        this.alerts = new SqliteAlerts(file, clock);
        this.publications = new SqlitePublications(file, clock);
        this.messages = new SqliteLastMessages(file, clock);
    }

    /// Opens a file, or makes one.
    ///
    /// @param clock says which alerts are old
    /// @throws StoreRefused when that can not be
    public static SqliteWatchStore open(Path path, Clock clock) {
        return new SqliteWatchStore(SqliteFile.open(path, SqliteSchema.CURRENT), clock);
    }

    /// The changes that are followed, in the same file.
    public PublicationStore publications() {
        return publications;
    }

    @Override
    public Optional<Watched> find(WatchKey key) {
        return read(key).map(Unavailable::unlessReadable);
    }

    private Optional<Parsed<Watched>> read(WatchKey key) {
        return file
                .ask(
                        "finding a watch",
                        "SELECT state, version FROM watch WHERE team = ? AND domain = ?",
                        row -> WatchedJson.read(key, row.getString(1), row.getLong(2)),
                        key.team(),
                        key.domain().dotted())
                .stream()
                .findFirst();
    }

    @Override
    public List<Watched> findAll(Collection<WatchKey> keys) {
        return new HashSet<>(keys)
                .stream()
                        .flatMap(key -> read(key).stream())
                        .flatMap(SqliteWatchStore::readable)
                        .toList();
    }

    static <T> Stream<T> readable(Parsed<T> read) {
        return switch (read) {
            case Parsed.Valid<T>(var value, _) -> Stream.of(value);
            case Parsed.Invalid<T> _ -> Stream.empty();
        };
    }

    @Override
    public boolean save(Watched watched) {
        return file.all("saving a watch", () -> isWritten(watched) && isIndexed(watched));
    }

    private boolean isWritten(Watched watched) throws SQLException {
        WatchKey key = watched.key();
        String state = WatchedJson.write(watched);
        if (watched.version() > 0) {
            return file.change(
                            "UPDATE watch SET state = ?, version = version + 1"
                                    + " WHERE team = ? AND domain = ? AND version = ?",
                            state,
                            key.team(),
                            key.domain().dotted(),
                            watched.version())
                    == 1;
        }
        return file.change(
                        "INSERT INTO watch (team, domain, minutes, slot, version, state)"
                                + " VALUES (?, ?, 0, 0, 1, ?) ON CONFLICT DO NOTHING",
                        key.team(),
                        key.domain().dotted(),
                        state)
                == 1;
    }

    /// Writes what the watch is found by, where that is not so already.
    private boolean isIndexed(Watched watched) throws SQLException {
        WatchKey key = watched.key();
        Slots.Slot slot = Slots.of(key, watched.every());
        long minutes = slot.every().toMinutes();
        file.change(
                "UPDATE watch SET minutes = ?, slot = ?"
                        + " WHERE team = ? AND domain = ? AND (minutes <> ? OR slot <> ?)",
                minutes,
                slot.minute(),
                key.team(),
                key.domain().dotted(),
                minutes,
                slot.minute());
        lead(key, new HashSet<>(watched.leads().stream().map(DomainName::dotted).toList()));
        return true;
    }

    private void lead(WatchKey key, Set<String> names) throws SQLException {
        String domain = key.domain().dotted();
        var former =
                file.list(
                        "SELECT name FROM lead WHERE team = ? AND domain = ?",
                        row -> row.getString(1),
                        key.team(),
                        domain);
        for (String name : former) {
            if (!names.remove(name)) {
                file.change(
                        "DELETE FROM lead WHERE team = ? AND name = ? AND domain = ?",
                        key.team(),
                        name,
                        domain);
            }
        }
        for (String name : names) {
            file.change(
                    "INSERT INTO lead (team, name, domain) VALUES (?, ?, ?)",
                    key.team(),
                    name,
                    domain);
        }
    }

    @Override
    public boolean remove(Watched watched) {
        WatchKey key = watched.key();
        String domain = key.domain().dotted();
        return file.all(
                "removing a watch",
                () -> {
                    boolean removed =
                            file.change(
                                            "DELETE FROM watch"
                                                    + " WHERE team = ? AND domain = ? AND version = ?",
                                            key.team(),
                                            domain,
                                            watched.version())
                                    == 1;
                    if (removed) {
                        file.change(
                                "DELETE FROM lead WHERE team = ? AND domain = ?",
                                key.team(),
                                domain);
                    }
                    return removed;
                });
    }

    @Override
    public Page<WatchKey> due(Slots.Slot slot, String from, int limit) {
        int cut = from.lastIndexOf(' ');
        return page(
                file.ask(
                        "finding what is due",
                        "SELECT team, domain FROM watch WHERE minutes = ? AND slot = ?"
                                + " AND (team, domain) > (?, ?) ORDER BY team, domain LIMIT ?",
                        SqliteWatchStore::key,
                        slot.every().toMinutes(),
                        slot.minute(),
                        cut < 0 ? "" : from.substring(0, cut),
                        from.substring(cut + 1),
                        limit),
                limit,
                key -> key.team() + " " + key.domain().dotted());
    }

    @Override
    public Page<WatchKey> watches(String team, String from, int limit) {
        return page(
                file.ask(
                        "listing watches",
                        "SELECT team, domain FROM watch WHERE team = ? AND domain > ?"
                                + " ORDER BY domain LIMIT ?",
                        SqliteWatchStore::key,
                        team,
                        from,
                        limit),
                limit,
                key -> key.domain().dotted());
    }

    @Override
    public Page<WatchKey> leadingTo(String team, DomainName name, String from, int limit) {
        return page(
                file.ask(
                        "finding what leads to a name",
                        "SELECT team, domain FROM lead WHERE team = ? AND name = ? AND domain > ?"
                                + " ORDER BY domain LIMIT ?",
                        SqliteWatchStore::key,
                        team,
                        name.dotted(),
                        from,
                        limit),
                limit,
                key -> key.domain().dotted());
    }

    private static WatchKey key(ResultSet row) throws SQLException {
        return new WatchKey(row.getString(1), new DomainName(row.getString(2)));
    }

    /// A part of a list.
    ///
    /// @param items one query's, at most `limit`
    /// @param place what the query goes on after
    static <T> Page<T> page(List<T> items, int limit, Function<T, String> place) {
        return new Page<>(items, items.size() < limit ? "" : place.apply(items.getLast()));
    }

    @Override
    public int count(String team) {
        return file.ask(
                        "counting watches",
                        "SELECT count(*) FROM watch WHERE team = ?",
                        row -> row.getInt(1),
                        team)
                .getFirst();
    }

    @Override
    public List<String> teams() {
        return file.ask(
                "listing workspaces",
                "SELECT DISTINCT team FROM watch ORDER BY team",
                row -> row.getString(1));
    }

    @Override
    public Optional<Alert> alert(String team, String id) {
        return alerts.find(team, id);
    }

    @Override
    public boolean save(Alert alert) {
        return alerts.save(alert);
    }

    @Override
    public Page<Alert> alerts(String team, Instant since, String from, int limit) {
        return alerts.since(team, since, from, limit);
    }

    @Override
    public Page<Alert> unfinished(String from, int limit) {
        return alerts.unfinished(from, limit);
    }

    @Override
    public void learn(WatchKey key, List<String> selectors, Instant at) {
        String domain = key.domain().dotted();
        file.all(
                "learning selectors",
                () -> {
                    for (String selector : selectors) {
                        file.change(
                                "INSERT INTO learnt (team, domain, selector, at)"
                                        + " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                                        + " SET at = max(at, excluded.at)",
                                key.team(),
                                domain,
                                selector,
                                InstantText.of(at));
                    }
                    return file.change(
                            "DELETE FROM learnt WHERE team = ? AND domain = ? AND selector NOT IN"
                                    + " (SELECT selector FROM learnt WHERE team = ? AND domain = ?"
                                    + " ORDER BY at DESC, selector LIMIT ?)",
                            key.team(),
                            domain,
                            key.team(),
                            domain,
                            SELECTORS);
                });
    }

    @Override
    public List<String> learnt(WatchKey key) {
        return file.ask(
                "reading selectors",
                "SELECT selector FROM learnt WHERE team = ? AND domain = ?"
                        + " ORDER BY at DESC, selector",
                row -> row.getString(1),
                key.team(),
                key.domain().dotted());
    }

    @Override
    public LastMessages messages() {
        return messages;
    }

    @Override
    public long handedOn(String clock) {
        return file
                .ask(
                        "reading a clock",
                        "SELECT minute FROM clock WHERE name = ?",
                        row -> row.getLong(1),
                        clock)
                .stream()
                .findFirst()
                .orElse(-1L);
    }

    @Override
    public boolean handOn(String clock, long from, long to) {
        return file.all(
                "moving a clock",
                () ->
                        (from < 0
                                        ? file.change(
                                                "INSERT INTO clock (name, minute) VALUES (?, ?)"
                                                        + " ON CONFLICT DO NOTHING",
                                                clock,
                                                to)
                                        : file.change(
                                                "UPDATE clock SET minute = ?"
                                                        + " WHERE name = ? AND minute = ?",
                                                to,
                                                clock,
                                                from))
                                == 1);
    }

    @Override
    public void forget(String team) {
        file.all(
                "forgetting a workspace",
                () -> {
                    for (String table :
                            List.of("watch", "lead", "alert", "learnt", "publication", "message")) {
                        file.change("DELETE FROM " + table + " WHERE team = ?", team);
                    }
                    return true;
                });
    }

    @Override
    public void close() {
        file.close();
    }
}
