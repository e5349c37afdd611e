package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.plan.LintFinding;
import dev.dmarcdesk.publication.PublicationFinding;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The catalogue of findings is complete, which a test of its own sees to.
final class FaultsTest {
    private static final Path CATALOGUE = Path.of("../docs/findings.md");
    private static final Pattern CELLS = Pattern.compile(" \\| ");
    private static final Set<String> SEVERITIES =
            Set.of(Severity.ERROR.word(), Severity.WARNING.word());

    /// What is no matter of a domain's audit.
    private static final Set<String> OTHER_AREAS = Set.of("alignment", "arc", "change", "message");

    @Test
    void whatever_can_be_wrong_with_a_domain_has_words_and_nothing_else_has() throws IOException {
        assertThat(new TreeSet<>(Faults.codes())).isEqualTo(wrong());
    }

    private static Set<String> wrong() throws IOException {
        var ofRecords =
                Stream.of(LintFinding.class, PublicationFinding.class)
                        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                        .map(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return Files.readAllLines(CATALOGUE).stream()
                .map(line -> List.of(CELLS.split(line, -1)))
                .filter(cells -> cells.size() > 2 && SEVERITIES.contains(cells.get(1)))
                .map(cells -> cells.getFirst().substring("| ".length()))
                .filter(code -> !OTHER_AREAS.contains(code.substring(0, code.indexOf('.'))))
                .filter(code -> !ofRecords.contains(what(code)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String what(String code) {
        return code.substring(code.indexOf('.') + 1).replace("-", "");
    }

    @Test
    void a_code_of_another_version_is_shown_as_it_is() {
        assertThat(Faults.words("spf.of-tomorrow").text()).isEqualTo("spf.of-tomorrow");
    }
}
