package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.data.InstantText;
import dev.dmarcdesk.bot.watch.Alert;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.Slots;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.dns.DomainName;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.Map;

/// Where an item of the watches' table is.
///
/// | partition | sort | holds |
/// | --- | --- | --- |
/// | `W#team#domain` | `-` | a watched domain; read and written by checks, and nothing else is |
/// | `S#minutes#minute` | `team#domain` | a slot: its domains, and nothing of them |
/// | `T#team` | `W#domain` | a workspace's domains, with the names that their SPF leads to |
/// | `T#team` | `A#time#id` | its alerts by time |
/// | `T#team` | `L#domain` | selectors that were learnt |
/// | `T#team` | `M#user#domain` | the last message that somebody had diagnosed |
/// | `TEAMS` | `#team` | the workspaces, with the number of their watches |
/// | `A#team#id` | `-` | an alert |
/// | `U` | `team#id` | the alerts of which something has still to be sent |
/// | `P#team#id` | `-` | a change that is followed until it has arrived |
/// | `T#team` | `P#id` | those of a workspace |
/// | `D` | `time#team#id` | those that are looked for again, by when; may name one that is not |
/// | `C#name` | `-` | how far the slots were handed on |
///
/// @param pk the partition
/// @param sk the place in it
record DynamoKey(String pk, String sk) {
    static final String PK = "pk";
    static final String SK = "sk";

    static final String TEAMS = "TEAMS";
    static final String UNFINISHED = "U";
    static final String WATCHES = "W#";
    static final String ALERTS = "A#";
    static final String LEARNT = "L#";
    static final String MESSAGE = "M#";

    static final String CHANGES = "P#";
    static final String DUE = "D";

    private static final String ONLY = "-";

    static DynamoKey of(WatchKey key) {
        return new DynamoKey(WATCHES + full(key), ONLY);
    }

    /// A workspace's partition.
    static String team(String team) {
        return "T#" + team;
    }

    static DynamoKey listed(WatchKey key) {
        return new DynamoKey(team(key.team()), WATCHES + key.domain().dotted());
    }

    static DynamoKey learnt(WatchKey key) {
        return new DynamoKey(team(key.team()), LEARNT + key.domain().dotted());
    }

    static DynamoKey message(Place place, DomainName author) {
        return new DynamoKey(team(place.team()), MESSAGE + pair(place.user(), author.dotted()));
    }

    static DynamoKey counted(String team) {
        return new DynamoKey(TEAMS, "#" + team);
    }

    /// A slot's partition. It needs no shards: a slot of 15 minutes holds 67,000 of a million
    /// domains, which are 500 units to read, and a partition gives 3,000 a second.
    static String slot(Slots.Slot slot) {
        return "S#" + slot.every().toMinutes() + "#" + slot.minute();
    }

    static DynamoKey inSlot(WatchKey key, Slots.Slot slot) {
        return new DynamoKey(slot(slot), full(key));
    }

    static DynamoKey alert(String team, String id) {
        return new DynamoKey(ALERTS + pair(team, id), ONLY);
    }

    static DynamoKey listed(Alert alert) {
        return new DynamoKey(team(alert.team()), alertsFrom(alert.at()) + "#" + alert.id());
    }

    static String alertsFrom(Instant since) {
        return ALERTS + InstantText.of(since);
    }

    static DynamoKey unfinished(String team, String id) {
        return new DynamoKey(UNFINISHED, pair(team, id));
    }

    static DynamoKey change(String team, String id) {
        return new DynamoKey(CHANGES + pair(team, id), ONLY);
    }

    static DynamoKey listedChange(String team, String id) {
        return new DynamoKey(team(team), CHANGES + id);
    }

    static DynamoKey due(Instant at, String team, String id) {
        return new DynamoKey(DUE, InstantText.of(at) + "#" + pair(team, id));
    }

    static DynamoKey clock(String name) {
        return new DynamoKey("C#" + name, ONLY);
    }

    private static String full(WatchKey key) {
        return pair(key.team(), key.domain().dotted());
    }

    /// A domain may have any sign in it, so the workspace must not have the one that ends it.
    private static String pair(String team, String name) {
        return team.replace("%", "%25").replace("#", "%23") + "#" + name;
    }

    /// What was put together by [#pair].
    static WatchKey watchIn(String pair) {
        return new WatchKey(teamIn(pair), new DomainName(nameIn(pair)));
    }

    static String teamIn(String pair) {
        return pair.substring(0, pair.indexOf('#')).replace("%23", "#").replace("%25", "%");
    }

    static String nameIn(String pair) {
        return pair.substring(pair.indexOf('#') + 1);
    }

    /// As the table has it.
    Map<String, AttributeValue> attributes() {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }
}
