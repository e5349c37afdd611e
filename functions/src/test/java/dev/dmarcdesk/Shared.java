package dev.dmarcdesk;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// The conformance suites beside the project, in `../shared`, or wherever the system property
/// `shared` says.
///
/// They are not part of the project. Where they are missing, a test that wants them is skipped and
/// says what it misses; where the environment variable `CI` is `true`, it fails, so that a build
/// that counts never passes for want of its suites.
public final class Shared {
    private Shared() {}

    /// A file or directory of the suites.
    ///
    /// @param name its path in there, such as `corpora/spf`
    public static Path path(String name) {
        Path wanted = directory().resolve(name);
        if (!Files.exists(wanted)) {
            missing(wanted);
        }
        return wanted;
    }

    private static Path directory() {
        String told = System.getProperty("shared");
        return (told == null ? projectRoot().resolveSibling("shared") : Path.of(told)).normalize();
    }

    /// The nearest directory above that holds the settings of the whole build.
    private static Path projectRoot() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory.getParent() != null && !Files.exists(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    private static void missing(Path wanted) {
        String message = wanted + " is missing: it belongs to the suites beside the project";
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        abort(message);
    }
}
