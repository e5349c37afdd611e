package dev.dmarcdesk.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The alerts as people read them, one for each way in which a change is provoked.
///
/// `-Dgolden=write` writes the file anew.
final class AlertGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/alerts.txt");
    private static final String HOW =
            "If the new words are right, write them down with:"
                    + " mvn -pl functions test -Dtest=AlertGoldenTest -Dgolden=write";

    @Test
    void we_tell_changes_as_written_down() throws IOException {
        var text = new StringBuilder();
        for (Provocation provocation : Provocation.all()) {
            if (provocation.isChange()) {
                text.append("#### ")
                        .append(provocation.code())
                        .append("\n\n")
                        .append(provocation.drift().page())
                        .append('\n');
            }
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, text);
        }
        assertThat(text.toString()).as(HOW).isEqualTo(Files.readString(GOLDEN));
    }
}
