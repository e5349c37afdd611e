package dev.dmarcdesk.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.watch.Alert;
import dev.dmarcdesk.bot.watch.SampleWatches;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.bot.watch.Watched;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The store where DynamoDB, or the way to it, is not at its best.
class DynamoFaultsTest {
    private static LocalDynamo dynamo;
    private String table = "";
    private WatchStore store = store();

    @BeforeAll
    static void start() throws Exception {
        dynamo = LocalDynamo.start();
    }

    @AfterAll
    static void stop() throws Exception {
        dynamo.stop();
    }

    private WatchStore store() {
        return new DynamoWatchStore(dynamo.client(), table, new MovingClock());
    }

    @BeforeEach
    void open() {
        table = dynamo.table("pk", "sk");
        store = store();
    }

    @AfterEach
    void mend() {
        dynamo.line().lose(0);
        dynamo.line().giveAtOnce(Integer.MAX_VALUE);
    }

    private Watched saved(String domain) {
        var watched = SampleWatches.watched("T1", domain);
        assertThat(store.save(watched)).isTrue();
        return store.find(watched.key()).orElseThrow();
    }

    @Test
    void who_saved_is_told_so_although_the_answer_was_lost() {
        var saved = saved("acme.example");

        dynamo.line().lose(1);
        assertThat(store.save(saved)).isTrue();
        dynamo.line().lose(1);
        assertThat(store.save(SampleWatches.watched("T1", "new.example"))).isTrue();
        assertThat(store.find(saved.key()).orElseThrow().version()).isEqualTo(2);
        assertThat(store.count("T1")).isEqualTo(2);
    }

    @Test
    void who_handed_on_is_told_so_although_the_answer_was_lost() {
        dynamo.line().lose(1);
        assertThat(store.handOn("checks", -1, 1)).isTrue();
        dynamo.line().lose(1);
        assertThat(store.handOn("checks", 1, 2)).isTrue();
        assertThat(store.handOn("checks", 1, 2)).isFalse();
    }

    @Test
    void who_wrote_the_same_as_somebody_else_did_not_write_it() {
        store.save(SampleWatches.alert("T1", "id1", SampleWatches.NOW));
        var alert = store.alert("T1", "id1").orElseThrow();
        var sending = SampleWatches.telling(alert, Alert.Progress.SENDING);

        assertThat(store.save(sending)).isTrue();
        assertThat(store.save(sending)).isFalse();
    }

    @Test
    void a_server_that_keeps_failing_is_not_available() {
        var saved = saved("acme.example");
        dynamo.line().lose(1_000);

        assertThatThrownBy(() -> store.find(saved.key()))
                .isInstanceOf(WatchStore.Unavailable.class);
        assertThatThrownBy(() -> store.findAll(List.of(saved.key())))
                .isInstanceOf(WatchStore.Unavailable.class);
    }

    @Test
    void what_did_not_come_at_once_is_asked_for_again() {
        var keys = IntStream.range(0, 12).mapToObj(i -> saved("d" + i + ".example").key()).toList();
        dynamo.line().giveAtOnce(5);

        assertThat(store.findAll(keys))
                .extracting(Watched::key)
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void what_never_comes_is_not_taken_for_nothing() {
        var keys = IntStream.range(0, 3).mapToObj(i -> saved("d" + i + ".example").key()).toList();
        dynamo.line().giveAtOnce(0);

        assertThatThrownBy(() -> store.findAll(keys)).isInstanceOf(WatchStore.Unavailable.class);
    }

    @Test
    void a_watch_of_a_newer_version_is_not_taken_for_none_and_does_not_hide_others() {
        var mine = saved("acme.example");
        var newer = saved("new.example");
        var packed = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {99, 1, 2}));
        dynamo.client()
                .updateItem(u ->
                        u.tableName(table)
                                .key(DynamoKey.of(newer.key()).attributes())
                                .updateExpression("SET #state = :state")
                                .expressionAttributeNames(Map.of("#state", "state"))
                                .expressionAttributeValues(Map.of(":state", packed)));

        assertThatThrownBy(() -> store.find(newer.key()))
                .isInstanceOf(WatchStore.Unavailable.class);
        assertThat(store.findAll(List.of(newer.key(), mine.key()))).containsExactly(mine);
    }
}
