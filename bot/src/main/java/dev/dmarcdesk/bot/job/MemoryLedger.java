package dev.dmarcdesk.bot.job;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;

/// A ledger for one process. Holds the latest jobs only, so it never grows past its bound.
public final class MemoryLedger implements JobLedger {
    private static final int BOUND = 10_000;

    private final Clock clock;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();

    /// @param clock tells when leases and memories end
    public MemoryLedger(Clock clock) {
        this.clock = clock;
    }

    private record Entry(Claim state, Instant until) {}

    @Override
    public synchronized Claim claim(String jobId) {
        Instant now = clock.instant();
        Entry entry = entries.get(jobId);
        if (entry != null && now.isBefore(entry.until)) {
            return entry.state;
        }
        put(jobId, new Entry(Claim.HELD, now.plus(LEASE)));
        return Claim.GRANTED;
    }

    @Override
    public synchronized void finish(String jobId) {
        put(jobId, new Entry(Claim.FINISHED, clock.instant().plus(MEMORY)));
    }

    @Override
    public synchronized void release(String jobId) {
        entries.remove(jobId);
    }

    private void put(String jobId, Entry entry) {
        entries.remove(jobId);
        entries.put(jobId, entry);
        if (entries.size() > BOUND) {
            entries.pollFirstEntry();
        }
    }
}
