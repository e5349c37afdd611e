package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.job.JobLedger;
import dev.dmarcdesk.bot.job.JobLedgerContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoLedgerTest extends JobLedgerContract {
    private static LocalDynamo dynamo;

    @BeforeAll
    static void start() throws Exception {
        dynamo = LocalDynamo.start();
    }

    @AfterAll
    static void stop() throws Exception {
        dynamo.stop();
    }

    @Override
    protected JobLedger ledger() {
        return new DynamoLedger(dynamo.client(), dynamo.table("pk"), clock);
    }
}
