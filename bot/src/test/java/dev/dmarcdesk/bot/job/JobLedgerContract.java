package dev.dmarcdesk.bot.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.job.JobLedger.Claim;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What every ledger does.
public abstract class JobLedgerContract {
    protected final MovingClock clock = new MovingClock();

    /// An empty ledger that goes by the clock of the test.
    protected abstract JobLedger ledger();

    @Test
    void a_job_is_granted_once() {
        var ledger = ledger();

        assertThat(ledger.claim("a")).isEqualTo(Claim.GRANTED);
        assertThat(ledger.claim("a")).isEqualTo(Claim.HELD);
        assertThat(ledger.claim("b")).isEqualTo(Claim.GRANTED);
    }

    @Test
    void a_finished_job_stays_finished_for_as_long_as_a_queue_may_bring_it() {
        var ledger = ledger();
        ledger.claim("a");
        ledger.finish("a");

        assertThat(ledger.claim("a")).isEqualTo(Claim.FINISHED);
        clock.pass(JobLedger.MEMORY.minusSeconds(1));
        assertThat(ledger.claim("a")).isEqualTo(Claim.FINISHED);
    }

    @Test
    void what_is_no_longer_remembered_may_be_done_again() {
        var ledger = ledger();
        ledger.claim("a");
        ledger.finish("a");
        clock.pass(JobLedger.MEMORY);

        assertThat(ledger.claim("a")).isEqualTo(Claim.GRANTED);
    }

    @Test
    void a_released_job_may_be_claimed_at_once() {
        var ledger = ledger();
        ledger.claim("a");
        ledger.release("a");

        assertThat(ledger.claim("a")).isEqualTo(Claim.GRANTED);
    }

    @Test
    void a_job_whose_holder_died_may_be_claimed_when_the_lease_is_over() {
        var ledger = ledger();
        ledger.claim("a");

        clock.pass(JobLedger.LEASE.minusSeconds(1));
        assertThat(ledger.claim("a")).isEqualTo(Claim.HELD);
        clock.pass(Duration.ofSeconds(1));
        assertThat(ledger.claim("a")).isEqualTo(Claim.GRANTED);
        assertThat(ledger.claim("a")).isEqualTo(Claim.HELD);
    }

    @Test
    void of_many_at_once_one_gets_it() throws Exception {
        var ledger = ledger();
        var claims = new ArrayList<Claim>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Claim> claim = () -> ledger.claim("a");
            for (Future<Claim> future : threads.invokeAll(Collections.nCopies(8, claim))) {
                claims.add(future.get());
            }
        }

        assertThat(claims).containsOnlyOnce(Claim.GRANTED).contains(Claim.HELD).hasSize(8);
    }
}
