package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The cases of the suites that we decide otherwise, by id, each with its reason.
///
/// A case that fails without being listed fails the test, and so does one that is listed and
/// passes: the list never outlives its reasons.
final class KnownDeviations {
    private final Map<String, String> reasons = new TreeMap<>();
    private final Map<String, String> failed = new TreeMap<>();
    private final TreeSet<String> passed = new TreeSet<>();

    /// Reads a list: an id, a blank, the reason; `#` for remarks.
    KnownDeviations(String resource) {
        try (var stream = KnownDeviations.class.getResourceAsStream(resource)) {
            assertThat(stream).as(resource).isNotNull();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line ->
                            reasons.put(id(line), line.substring(id(line).length()).strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        assertThat(reasons.values()).as("reasons").doesNotContain("");
    }

    private static String id(String line) {
        int blank = line.indexOf(' ');
        return blank < 0 ? line : line.substring(0, blank);
    }

    /// Runs one case and notes how it went.
    void check(String id, Runnable check) {
        try {
            check.run();
            passed.add(id);
        } catch (AssertionError mismatch) {
            failed.put(id, String.valueOf(mismatch.getMessage()));
        }
    }

    /// Compares what failed with what is listed.
    void settle() {
        var unlisted = new TreeMap<>(failed);
        unlisted.keySet().removeAll(reasons.keySet());
        assertThat(unlisted).as("fail and are not listed").isEmpty();
        var outdated = new TreeSet<>(reasons.keySet());
        outdated.removeAll(failed.keySet());
        assertThat(outdated).as("listed, but they pass or are gone").isEmpty();
        assertThat(passed).as("passed").isNotEmpty();
    }
}
