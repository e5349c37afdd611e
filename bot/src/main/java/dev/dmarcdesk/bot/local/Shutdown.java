package dev.dmarcdesk.bot.local;

import java.util.concurrent.CountDownLatch;

/// The end of the process, as a thing to wait for.
final class Shutdown {
    private Shutdown() {}

    /// Returns when the process is told to end, which then waits until the calling thread is done.
    static void await() {
        var told = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(told, caller)));
        try {
            told.await();
        } catch (InterruptedException e) {
            caller.interrupt();
        }
    }

    private static void tell(CountDownLatch told, Thread caller) {
        told.countDown();
        try {
            caller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
