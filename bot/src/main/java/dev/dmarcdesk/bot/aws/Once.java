package dev.dmarcdesk.bot.aws;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// Asks once, when first needed; a failure is not remembered.
///
/// @param <T> what is asked for
final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private @Nullable T value;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
