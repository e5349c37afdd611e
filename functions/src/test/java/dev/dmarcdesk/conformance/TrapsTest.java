package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Shared;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The list of traps beside the project: each has a test whose name begins with the trap's, such as
/// `a6_only_nxdomain_means_that_a_name_does_not_exist`, or a line that begins with its id and says
/// why there is none.
class TrapsTest {
    private static final Pattern TRAP = Pattern.compile("(?m)^- \\*\\*([A-H]\\d+) ");
    private static final Pattern TEST =
            Pattern.compile("(?:void |/// )([A-Ha-h]\\d+)(?:_\\w+\\(|, )");

    @Test
    void every_trap_has_a_test_or_a_reason() throws IOException {
        var traps = found(TRAP, Files.readString(Shared.path("TRAPS.md")));
        assertThat(traps).contains("A1", "E11", "F21", "G8", "H1", "H7");
        assertThat(tested()).containsAll(traps);
    }

    private static SortedSet<String> tested() throws IOException {
        var tested = new TreeSet<String>();
        for (String module : List.of("../functions", "../bot")) {
            try (Stream<Path> sources = Files.walk(Path.of(module, "src/test/java"))) {
                sources.filter(source -> source.toString().endsWith("Test.java"))
                        .forEach(source -> tested.addAll(found(TEST, text(source))));
            }
        }
        return tested;
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SortedSet<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1).toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
