package dev.dmarcdesk.bot.job;

import java.time.Duration;

/// Remembers which jobs were done, so that one delivered twice is answered once.
///
/// A claim is a lease: when its holder dies, the job may be claimed again after [#LEASE]. What was
/// finished is remembered for [#MEMORY], longer than any queue keeps the job.
public interface JobLedger {
    /// Longer than a worker may run.
    Duration LEASE = Duration.ofMinutes(2);

    /// Longer than a job stays answerable.
    Duration MEMORY = Duration.ofHours(2);

    /// What a claim came to.
    enum Claim {
        /// The job is the caller's, until it is finished or released.
        GRANTED,
        /// Somebody else is at it.
        HELD,
        /// It was done before.
        FINISHED
    }

    /// Claims a job.
    Claim claim(String jobId);

    /// The job was answered: nobody gets it again.
    void finish(String jobId);

    /// The job could not be done: the next delivery may claim it at once.
    void release(String jobId);
}
