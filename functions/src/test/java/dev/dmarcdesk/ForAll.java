package dev.dmarcdesk;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/// Properties over generated values. A failure names the seed; `-Dseed=N` runs that one again,
/// `-Druns=N` the first N instead of the usual 2000, or 500 where each takes long.
public final class ForAll {
    private static final long RUNS = Long.getLong("runs", 2000);
    private static final long COSTLY_RUNS = Long.getLong("runs", 500);

    private ForAll() {}

    /// Checks `property` for many values made by `generator`, each from its own seed.
    public static <T> void values(Function<Random, T> generator, Consumer<T> property) {
        check(RUNS, generator, property);
    }

    /// The same for a property that takes long for each value, such as one that signs.
    public static <T> void costlyValues(Function<Random, T> generator, Consumer<T> property) {
        check(COSTLY_RUNS, generator, property);
    }

    private static <T> void check(long runs, Function<Random, T> generator, Consumer<T> property) {
        Long only = Long.getLong("seed");
        long first = only == null ? 1 : only;
        long last = only == null ? runs : only;
        for (long seed = first; seed <= last; seed++) {
            T value = generator.apply(new Random(seed));
            try {
                property.accept(value);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ", value: " + value, failure);
            }
        }
    }

    /// One of `choices`.
    public static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// A text of up to `longest` characters of `alphabet`.
    public static String text(Random random, String alphabet, int longest) {
        var text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
