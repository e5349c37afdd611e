package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.watch.Alert;
import dev.dmarcdesk.bot.watch.LastMessages;
import dev.dmarcdesk.bot.watch.Slots;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.bot.watch.Watched;
import dev.dmarcdesk.bot.watch.WatchedJson;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The store in one table of DynamoDB ([DynamoKey]).
///
/// What a check costs decides what a million domains cost. So a check reads one item, the domain's,
/// which is packed small; it writes nothing when it saw nothing new; and when it did, it writes
/// that item alone as long as what the domain is found by stays as it was, which the condition of
/// the writing finds out.
final class DynamoWatchStore implements WatchStore {
    private static final String STATE = "state";
    private static final String VERSION = "version";
    private static final String MINUTES = "minutes";
    private static final String LEADS = "leads";
    private static final String WATCHES = "watches";
    private static final String REACHED = "reached";

    private final DynamoTable table;
    private final DynamoAlerts alerts;
    private final DynamoSelectors selectors;
    private final DynamoLastMessages messages;

    /// @param name of a table whose key is the texts `pk` and `sk`, and whose time-to-live
    ///   attribute is `until`, in seconds
    /// @param clock says which alerts are old
    DynamoWatchStore(DynamoDbClient dynamo, String name, Clock clock) {
        this.table = new DynamoTable(dynamo, name);
        this.alerts = new DynamoAlerts(table, clock);
        this.selectors = new DynamoSelectors(table);
        this.messages = new DynamoLastMessages(table, clock);
    }

    @Override
    public Optional<Watched> find(WatchKey key) {
        var item = table.get("finding a watch", DynamoKey.of(key));
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(Unavailable.unlessReadable(read(key, item)));
    }

    private static Parsed<Watched> read(WatchKey key, Map<String, AttributeValue> item) {
        return DynamoState.unpacked(attribute(item, STATE))
                .map(json -> WatchedJson.read(key, json, number(item, VERSION)))
                .orElseGet(() -> Parsed.invalid("a watch packed by this version", 0, 0));
    }

    @Override
    public List<Watched> findAll(Collection<WatchKey> keys) {
        var wanted = keys.stream().map(DynamoKey::of).toList();
        return table.getAll("finding watches", wanted).stream()
                .map(item -> read(key(item), item))
                .flatMap(DynamoWatchStore::readable)
                .toList();
    }

    private static WatchKey key(Map<String, AttributeValue> item) {
        return DynamoKey.watchIn(
                attribute(item, DynamoKey.PK).s().substring(DynamoKey.WATCHES.length()));
    }

    static <T> Stream<T> readable(Parsed<T> read) {
        return switch (read) {
            case Parsed.Valid<T>(var value, _) -> Stream.of(value);
            case Parsed.Invalid<T> _ -> Stream.empty();
        };
    }

    @Override
    public boolean save(Watched watched) {
        if (watched.version() == 0) {
            return table.writeAll("beginning a watch", beginning(watched));
        }
        var asBefore =
                state(watched)
                        .when(
                                "version = :version AND minutes = :minutes AND leads = :leads",
                                Map.of(
                                        ":version", numeric(watched.version()),
                                        ":minutes", numeric(watched.every().toMinutes()),
                                        ":leads", numeric(sum(watched))));
        return switch (table.put("saving a watch", asBefore)) {
            case DynamoTable.Written.Done() -> true;
            case DynamoTable.Written.Refused(var item) ->
                    isOf(watched.version(), item)
                            && table.writeAll("saving a watch", change(watched, item));
        };
    }

    private static boolean isOf(long version, Map<String, AttributeValue> item) {
        return !item.isEmpty() && number(item, VERSION) == version;
    }

    private List<TransactWriteItem> beginning(Watched watched) {
        WatchKey key = watched.key();
        return List.of(
                table.putting(state(watched).whenNew()),
                table.putting(turn(key, watched.every())),
                table.putting(listed(watched)),
                table.adding(DynamoKey.counted(key.team()), WATCHES, 1));
    }

    /// Writes what the watch is found by, where that is no longer so.
    private List<TransactWriteItem> change(Watched watched, Map<String, AttributeValue> former) {
        WatchKey key = watched.key();
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(
                table.putting(
                        state(watched)
                                .when(
                                        "version = :version",
                                        Map.of(":version", numeric(watched.version())))));
        Duration every = every(former);
        if (!every.equals(watched.every())) {
            writes.add(table.removing(DynamoKey.inSlot(key, Slots.of(key, every))));
            writes.add(table.putting(turn(key, watched.every())));
        }
        if (number(former, LEADS) != sum(watched)) {
            writes.add(table.putting(listed(watched)));
        }
        return writes;
    }

    private static Duration every(Map<String, AttributeValue> item) {
        return Duration.ofMinutes(number(item, MINUTES));
    }

    private static DynamoWrite state(Watched watched) {
        return DynamoWrite.of(
                DynamoKey.of(watched.key()),
                Map.of(
                        VERSION, numeric(watched.version() + 1),
                        MINUTES, numeric(watched.every().toMinutes()),
                        LEADS, numeric(sum(watched)),
                        STATE, DynamoState.packed(WatchedJson.write(watched))));
    }

    /// A short stand-in for the names that a domain leads to, to see whether they changed.
    private static long sum(Watched watched) {
        var sum = new CRC32();
        watched.leads()
                .forEach(
                        name -> sum.update((name.dotted() + " ").getBytes(StandardCharsets.UTF_8)));
        return sum.getValue();
    }

    private static DynamoWrite turn(WatchKey key, Duration every) {
        return DynamoWrite.of(DynamoKey.inSlot(key, Slots.of(key, every)), Map.of());
    }

    /// Where the domain leads stands in the workspace's list and not under each name: a workspace
    /// is asked for a name once in a while, and then its list is short enough to be gone through.
    private static DynamoWrite listed(Watched watched) {
        var names = watched.leads().stream().map(DomainName::dotted).toList();
        return DynamoWrite.of(
                DynamoKey.listed(watched.key()),
                names.isEmpty() ? Map.of() : Map.of(LEADS, AttributeValue.fromSs(names)));
    }

    @Override
    public boolean remove(Watched watched) {
        WatchKey key = watched.key();
        var item = table.get("removing a watch", DynamoKey.of(key));
        return isOf(watched.version(), item)
                && table.writeAll(
                        "removing a watch",
                        List.of(
                                table.removing(DynamoKey.of(key), watched.version()),
                                table.removing(DynamoKey.inSlot(key, Slots.of(key, every(item)))),
                                table.removing(DynamoKey.listed(key)),
                                table.adding(DynamoKey.counted(key.team()), WATCHES, -1)));
    }

    @Override
    public Page<WatchKey> due(Slots.Slot slot, String from, int limit) {
        return table.list(
                "finding what is due",
                DynamoKey.slot(slot),
                "",
                "",
                Map.of(),
                from,
                limit,
                item -> DynamoKey.watchIn(attribute(item, DynamoKey.SK).s()));
    }

    @Override
    public Page<WatchKey> watches(String team, String from, int limit) {
        return listed(team, "", Map.of(), from, limit);
    }

    @Override
    public Page<WatchKey> leadingTo(String team, DomainName name, String from, int limit) {
        return listed(
                team,
                "contains(leads, :name)",
                Map.of(":name", AttributeValue.fromS(name.dotted())),
                from,
                limit);
    }

    private Page<WatchKey> listed(
            String team,
            String filter,
            Map<String, AttributeValue> values,
            String from,
            int limit) {
        var all = new HashMap<>(values);
        all.put(":watches", AttributeValue.fromS(DynamoKey.WATCHES));
        return table.list(
                "listing watches",
                DynamoKey.team(team),
                "begins_with(sk, :watches)",
                filter,
                all,
                from,
                limit,
                item ->
                        new WatchKey(
                                team,
                                new DomainName(
                                        DynamoKey.nameIn(attribute(item, DynamoKey.SK).s()))));
    }

    @Override
    public int count(String team) {
        var item = table.get("counting watches", DynamoKey.counted(team));
        return item.isEmpty() ? 0 : Math.toIntExact(number(item, WATCHES));
    }

    @Override
    public List<String> teams() {
        var teams = new ArrayList<String>();
        String from = "";
        do {
            Page<String> page =
                    table.list(
                            "listing workspaces",
                            DynamoKey.TEAMS,
                            "",
                            "watches > :none",
                            Map.of(":none", numeric(0)),
                            from,
                            DynamoTable.WHOLE_PAGE,
                            item -> DynamoKey.nameIn(attribute(item, DynamoKey.SK).s()));
            teams.addAll(page.items());
            from = page.next();
        } while (!from.isEmpty());
        return teams;
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
    public void learn(WatchKey key, List<String> seen, Instant at) {
        selectors.learn(key, seen, at);
    }

    @Override
    public List<String> learnt(WatchKey key) {
        return selectors.learnt(key);
    }

    @Override
    public LastMessages messages() {
        return messages;
    }

    @Override
    public long handedOn(String clock) {
        var item = table.get("reading a clock", DynamoKey.clock(clock));
        return item.isEmpty() ? -1 : number(item, REACHED);
    }

    @Override
    public boolean handOn(String clock, long from, long to) {
        var write = DynamoWrite.of(DynamoKey.clock(clock), Map.of(REACHED, numeric(to)));
        var signed =
                from < 0
                        ? write.whenNew()
                        : write.when("reached = :from", Map.of(":from", numeric(from)));
        return table.put("moving a clock", signed) instanceof DynamoTable.Written.Done;
    }

    @Override
    public void forget(String team) {
        String what = "forgetting a workspace";
        String from = "";
        do {
            Page<DynamoKey> page =
                    table.list(
                            what,
                            DynamoKey.team(team),
                            "",
                            "",
                            Map.of(),
                            from,
                            DynamoTable.WHOLE_PAGE,
                            item ->
                                    new DynamoKey(
                                            DynamoKey.team(team),
                                            attribute(item, DynamoKey.SK).s()));
            // What leads to the others goes last, so that whoever begins again still finds them.
            table.removeAll(
                    what, page.items().stream().flatMap(entry -> behind(team, entry)).toList());
            table.removeAll(what, page.items());
            from = page.next();
        } while (!from.isEmpty());
        table.removeAll(what, List.of(DynamoKey.counted(team)));
    }

    /// What an entry of a workspace's partition leads to. A domain's slot may change while it is
    /// read, so it is removed from all in which it could be.
    private static Stream<DynamoKey> behind(String team, DynamoKey entry) {
        String name = DynamoKey.nameIn(entry.sk());
        if (entry.sk().startsWith(DynamoKey.WATCHES)) {
            var key = new WatchKey(team, new DomainName(name));
            return Stream.concat(
                    Stream.of(DynamoKey.of(key)),
                    Slots.INTERVALS.stream()
                            .map(every -> DynamoKey.inSlot(key, Slots.of(key, every))));
        }
        if (entry.sk().startsWith(DynamoKey.CHANGES)) {
            return Stream.of(DynamoKey.change(team, name));
        }
        if (entry.sk().startsWith(DynamoKey.ALERTS)) {
            String id = DynamoKey.nameIn(name);
            return Stream.of(DynamoKey.alert(team, id), DynamoKey.unfinished(team, id));
        }
        return Stream.empty();
    }

    static AttributeValue numeric(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(attribute(item, name).n());
    }

    static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).orElseThrow();
    }
}
