package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.publication.PublicationStore;
import dev.dmarcdesk.bot.publication.PublicationStoreContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoPublicationsTest extends PublicationStoreContract {
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
    protected PublicationStore open() {
        table = dynamo.table("pk", "sk");
        return new DynamoPublications(new DynamoTable(dynamo.client(), table), clock);
    }

    @Override
    protected void forget(String team) {
        new DynamoWatchStore(dynamo.client(), table, clock).forget(team);
    }
}
