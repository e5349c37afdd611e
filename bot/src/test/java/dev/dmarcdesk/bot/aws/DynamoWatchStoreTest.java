package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.bot.watch.WatchStoreContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoWatchStoreTest extends WatchStoreContract {
    private static LocalDynamo dynamo;
    private String table = "";

    @BeforeAll
    static void start() throws Exception {
        dynamo = LocalDynamo.start();
    }

    @AfterAll
    static void stop() throws Exception {
        dynamo.stop();
    }

    @Override
    protected WatchStore open() {
        table = dynamo.table("pk", "sk");
        return new DynamoWatchStore(dynamo.client(), table, clock);
    }

    @Override
    protected void breakDown() {
        dynamo.client().deleteTable(d -> d.tableName(table));
    }
}
