package dev.dmarcdesk.live;

import dev.dmarcdesk.suffix.PublicSuffixes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The Public Suffix List that ships with the product; `build/Suffixes.java` makes it from the
/// published one.
public final class BundledSuffixes {
    private BundledSuffixes() {}

    /// The list, read from its resource when it is first asked for.
    public static PublicSuffixes get() {
        return Loaded.SUFFIXES;
    }

    private static final class Loaded {
        private static final PublicSuffixes SUFFIXES = PublicSuffixes.ofSorted(read());
    }

    private static String read() {
        try (var resource = BundledSuffixes.class.getResourceAsStream("public-suffixes.txt")) {
            return new String(
                    Objects.requireNonNull(resource, "public-suffixes.txt is not in the jar")
                            .readAllBytes(),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
