package dev.dmarcdesk.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Every fuzz target over its seeds, which lie in a directory of the target's name among the
/// resources: each input that once did harm becomes one of them.
final class FuzzSeedsTest {
    @Test
    void every_target_has_seeds_and_takes_them() throws Exception {
        for (String target : targets()) {
            MethodHandle fuzz =
                    MethodHandles.lookup()
                            .findStatic(
                                    Class.forName(target),
                                    "fuzzerTestOneInput",
                                    MethodType.methodType(void.class, byte[].class));
            List<Path> seeds = files(root("/fuzz/").resolve(target));
            assertThat(seeds).as(target).isNotEmpty();
            for (Path seed : seeds) {
                byte[] input = Files.readAllBytes(seed);
                assertThatCode(() -> fuzz.invoke(input))
                        .as(seed.toString())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static List<String> targets() throws Exception {
        Path classes = root("/");
        try (Stream<Path> all = Files.walk(classes)) {
            List<String> targets =
                    all.map(classes::relativize)
                            .map(Path::toString)
                            .filter(name -> name.endsWith("Fuzz.class"))
                            .map(name -> name.replace(".class", "").replace('/', '.'))
                            .sorted()
                            .toList();
            assertThat(targets).isNotEmpty();
            return targets;
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted().toList();
        }
    }

    private static Path root(String name) throws Exception {
        URI place = Objects.requireNonNull(FuzzSeedsTest.class.getResource(name)).toURI();
        return Path.of(place);
    }
}
