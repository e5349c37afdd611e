package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Shared;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The guides of other firms beside the project, which our users follow: what each says for their
/// domain is told by ours too, as it is today. The tests named `*GuideTest` bear the name of the
/// guide as their tag.
class GuidesTest {
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([a-z0-9-]+)\"\\)");
    private static final String GUIDE = ".txt";

    @Test
    void every_guide_has_its_cases_and_every_case_its_guide() throws IOException {
        assertThat(tagged()).isEqualTo(guides()).contains("mailpace-alignment");
    }

    private static SortedSet<String> guides() throws IOException {
        var guides = new TreeSet<String>();
        try (Stream<Path> files = Files.list(Shared.path("guides"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(GUIDE))
                    .forEach(name -> guides.add(name.substring(0, name.length() - GUIDE.length())));
        }
        return guides;
    }

    private static SortedSet<String> tagged() throws IOException {
        var tags = new TreeSet<String>();
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            sources.filter(source -> source.toString().endsWith("GuideTest.java"))
                    .forEach(source ->
                            TAG.matcher(text(source))
                                    .results()
                                    .forEach(tag -> tags.add(tag.group(1))));
        }
        return tags;
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
