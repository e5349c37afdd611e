package dev.dmarcdesk.bot.watch;

class MemoryWatchStoreTest extends WatchStoreContract {
    private MemoryWatchStore store = new MemoryWatchStore(clock);

    @Override
    protected WatchStore open() {
        store = new MemoryWatchStore(clock);
        return store;
    }

    @Override
    protected void breakDown() {
        store.breakAfter(0);
    }
}
