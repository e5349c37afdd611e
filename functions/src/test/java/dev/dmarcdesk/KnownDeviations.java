package dev.dmarcdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Cases of the suites where we differ, each with its reason: lines `id: reason` in a resource.
///
/// A case that is listed must still differ, so that the list never outlives its reasons.
public final class KnownDeviations {
    private final Map<String, String> reasons;

    private KnownDeviations(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    /// Reads a list; `#` begins a comment line.
    public static KnownDeviations read(String resource) {
        try (var lines = KnownDeviations.class.getResourceAsStream(resource)) {
            assertThat(lines).as(resource).isNotNull();
            var reasons = new LinkedHashMap<String, String>();
            new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .forEach(entry -> reasons.put(entry[0], entry[1]));
            return new KnownDeviations(reasons);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Runs a case: it passes unless it is listed, and fails when it is.
    public void run(String id, Runnable assertions) {
        if (reasons.containsKey(id)) {
            assertThatThrownBy(assertions::run)
                    .as("%s passes now: take it off the list (%s)", id, reasons.get(id))
                    .isInstanceOf(AssertionError.class);
        } else {
            assertions.run();
        }
    }
}
