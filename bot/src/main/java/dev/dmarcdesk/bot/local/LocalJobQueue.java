package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.job.Job;
import dev.dmarcdesk.bot.job.JobQueue;
import dev.dmarcdesk.bot.job.Worker;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// A queue within the process: every job is a virtual thread, a few of them work at a time. What is
/// still waiting when the process ends is lost.
final class LocalJobQueue implements JobQueue, AutoCloseable {
    private static final int WORKING = 8;
    private static final int WAITING = 200;
    private static final int DELIVERIES = 3;

    private final Worker worker;
    private final Duration between;
    private final Semaphore room = new Semaphore(WAITING);
    private final Semaphore turn = new Semaphore(WORKING, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param worker does the jobs
    /// @param between how long to wait before a job that failed is tried again
    LocalJobQueue(Worker worker, Duration between) {
        this.worker = worker;
        this.between = between;
    }

    @Override
    public boolean offer(Job job) {
        if (threads.isShutdown() || !room.tryAcquire()) {
            return false;
        }
        threads.execute(() -> work(job));
        return true;
    }

    private void work(Job job) {
        try {
            turn.acquire();
            try {
                deliver(job);
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }

    private void deliver(Job job) throws InterruptedException {
        for (int delivery = 1; delivery <= DELIVERIES; delivery++) {
            if (worker.work(job, delivery == DELIVERIES) == Worker.Outcome.SETTLED) {
                return;
            }
            Thread.sleep(between);
        }
    }

    /// Takes no more, and waits until what was taken is done.
    @Override
    public void close() {
        threads.close();
    }
}
