package dev.dmarcdesk.bot.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends JobLedgerContract {
    @Override
    protected JobLedger ledger() {
        return new MemoryLedger(clock);
    }

    @Test
    void forgets_the_oldest_when_there_are_too_many() {
        var ledger = ledger();
        ledger.claim("first");
        ledger.finish("first");
        for (int i = 0; i < 9_999; i++) {
            ledger.claim("job " + i);
        }
        assertThat(ledger.claim("first")).isEqualTo(JobLedger.Claim.FINISHED);

        ledger.claim("one more");

        assertThat(ledger.claim("first")).isEqualTo(JobLedger.Claim.GRANTED);
    }
}
