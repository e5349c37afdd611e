package dev.dmarcdesk.bot.aws;

import static dev.dmarcdesk.bot.aws.DynamoWatchStore.attribute;
import static dev.dmarcdesk.bot.aws.DynamoWatchStore.number;
import static dev.dmarcdesk.bot.aws.DynamoWatchStore.numeric;

import dev.dmarcdesk.bot.watch.Alert;
import dev.dmarcdesk.bot.watch.AlertJson;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.text.Parsed;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The alerts of a [DynamoWatchStore]. DynamoDB deletes them some time after they are kept; until
/// then nobody sees them.
///
/// @param table where
/// @param clock says which are old
record DynamoAlerts(DynamoTable table, Clock clock) {
    private static final String STATE = "state";
    private static final String VERSION = "version";
    private static final String UNFINISHED = "unfinished";
    private static final String UNTIL = "until";
    private static final String AS_READ = "version = :version";

    Optional<Alert> find(String team, String id) {
        return Optional.of(table.get("finding an alert", DynamoKey.alert(team, id)))
                .filter(item -> !item.isEmpty())
                .map(item -> WatchStore.Unavailable.unlessReadable(read(item)))
                .filter(this::isKept);
    }

    private static Parsed<Alert> read(Map<String, AttributeValue> item) {
        String pair = attribute(item, DynamoKey.PK).s().substring(DynamoKey.ALERTS.length());
        return DynamoState.unpacked(attribute(item, STATE))
                .map(json ->
                        AlertJson.read(
                                DynamoKey.teamIn(pair),
                                DynamoKey.nameIn(pair),
                                json,
                                number(item, VERSION)))
                .orElseGet(() -> Parsed.invalid("an alert packed by this version", 0, 0));
    }

    private boolean isKept(Alert alert) {
        return alert.at().plus(WatchStore.KEPT).isAfter(clock.instant());
    }

    boolean save(Alert alert) {
        return alert.version() == 0 ? isBegun(alert) : isUpdated(alert);
    }

    /// Where an alert of that id is past its time, and DynamoDB has not deleted it yet, it gives
    /// way.
    private boolean isBegun(Alert alert) {
        if (table.writeAll("saving an alert", beginning(alert, state(alert).whenNew()))) {
            return true;
        }
        var former = table.get("saving an alert", DynamoKey.alert(alert.team(), alert.id()));
        return !former.isEmpty()
                && number(former, UNTIL) <= clock.instant().getEpochSecond()
                && table.writeAll(
                        "saving an alert",
                        beginning(alert, state(alert).when(AS_READ, version(former))));
    }

    private List<TransactWriteItem> beginning(Alert alert, DynamoWrite state) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(table.putting(state));
        writes.add(table.putting(mark(DynamoKey.listed(alert), alert)));
        if (alert.isUnfinished()) {
            writes.add(table.putting(unfinished(alert)));
        }
        return writes;
    }

    private static Map<String, AttributeValue> version(Map<String, AttributeValue> item) {
        return Map.of(":version", attribute(item, VERSION));
    }

    private boolean isUpdated(Alert alert) {
        var asBefore =
                state(alert)
                        .when(
                                "version = :version AND unfinished = :unfinished",
                                Map.of(
                                        ":version", numeric(alert.version()),
                                        ":unfinished", isUnfinished(alert)));
        return switch (table.put("saving an alert", asBefore)) {
            case DynamoTable.Written.Done() -> true;
            case DynamoTable.Written.Refused(var item) ->
                    !item.isEmpty()
                            && number(item, VERSION) == alert.version()
                            && table.writeAll(
                                    "saving an alert",
                                    change(alert, state(alert).when(AS_READ, version(item))));
        };
    }

    private List<TransactWriteItem> change(Alert alert, DynamoWrite state) {
        return List.of(
                table.putting(state),
                alert.isUnfinished()
                        ? table.putting(unfinished(alert))
                        : table.removing(DynamoKey.unfinished(alert.team(), alert.id())));
    }

    private static DynamoWrite state(Alert alert) {
        return DynamoWrite.of(
                DynamoKey.alert(alert.team(), alert.id()),
                Map.of(
                        VERSION, numeric(alert.version() + 1),
                        UNFINISHED, isUnfinished(alert),
                        UNTIL, until(alert),
                        STATE, DynamoState.packed(AlertJson.write(alert))));
    }

    private static AttributeValue isUnfinished(Alert alert) {
        return AttributeValue.fromBool(alert.isUnfinished());
    }

    private static AttributeValue until(Alert alert) {
        return numeric(alert.at().plus(WatchStore.KEPT).getEpochSecond());
    }

    private static DynamoWrite unfinished(Alert alert) {
        return mark(DynamoKey.unfinished(alert.team(), alert.id()), alert);
    }

    /// An entry of a list, which goes when the alert goes.
    private static DynamoWrite mark(DynamoKey key, Alert alert) {
        return DynamoWrite.of(key, Map.of(UNTIL, until(alert)));
    }

    WatchStore.Page<Alert> since(String team, Instant since, String from, int limit) {
        Instant oldest = clock.instant().minus(WatchStore.KEPT).plusNanos(1);
        var page =
                table.list(
                        "listing alerts",
                        DynamoKey.team(team),
                        "sk BETWEEN :first AND :last",
                        "",
                        Map.of(
                                ":first",
                                AttributeValue.fromS(
                                        DynamoKey.alertsFrom(
                                                since.isBefore(oldest) ? oldest : since)),
                                ":last",
                                AttributeValue.fromS(DynamoKey.ALERTS + "~")),
                        from,
                        limit,
                        item ->
                                DynamoKey.alert(
                                        team,
                                        DynamoKey.nameIn(
                                                DynamoKey.nameIn(
                                                        attribute(item, DynamoKey.SK).s()))));
        return new WatchStore.Page<>(all(page.items()).filter(this::isKept).toList(), page.next());
    }

    WatchStore.Page<Alert> unfinished(String from, int limit) {
        var page =
                table.list(
                        "finding what has to be sent",
                        DynamoKey.UNFINISHED,
                        "",
                        "",
                        Map.of(),
                        from,
                        limit,
                        item -> {
                            String pair = attribute(item, DynamoKey.SK).s();
                            return DynamoKey.alert(DynamoKey.teamIn(pair), DynamoKey.nameIn(pair));
                        });
        return new WatchStore.Page<>(
                all(page.items()).filter(this::isKept).filter(Alert::isUnfinished).toList(),
                page.next());
    }

    /// Those of several alerts that are there, in the order of their keys.
    private Stream<Alert> all(List<DynamoKey> keys) {
        var found = new HashMap<String, Parsed<Alert>>();
        for (Map<String, AttributeValue> item : table.getAll("reading alerts", keys)) {
            found.put(attribute(item, DynamoKey.PK).s(), read(item));
        }
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(found.get(key.pk())))
                .flatMap(DynamoWatchStore::readable);
    }
}
