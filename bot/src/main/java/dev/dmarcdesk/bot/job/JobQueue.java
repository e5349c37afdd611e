package dev.dmarcdesk.bot.job;

/// Where jobs wait for a worker. Delivers at least once, in any order.
@FunctionalInterface
public interface JobQueue {
    /// Hands a job over, within two seconds.
    ///
    /// @return whether the queue has it now; when not, the asker must be told
    boolean offer(Job job);
}
