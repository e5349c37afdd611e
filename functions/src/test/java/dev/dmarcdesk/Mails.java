package dev.dmarcdesk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The messages of the suites, and their headers.
///
/// @param id directory and file name
/// @param octets the file, one char an octet
public record Mails(String id, String octets) {
    private static final List<String> DIRECTORIES =
            List.of(
                    "corpora/authres/blocks",
                    "corpora/dkim/messages",
                    "corpora/arc/messages",
                    "corpora/e2e/messages");

    private static final List<String> REPORTS =
            List.of(
                    "corpora/failure_reports/files",
                    "corpora/reports/files",
                    "corpora/tlsrpt/files");

    /// All of them.
    public static List<Mails> all() {
        return DIRECTORIES.stream().flatMap(Mails::in).toList();
    }

    /// The messages that reports came in: other mail than people look at, but mail.
    public static List<Mails> reports() {
        return REPORTS.stream()
                .flatMap(Mails::in)
                .filter(mail -> mail.id().endsWith(".eml"))
                .toList();
    }

    /// The header in characters, up to the first empty line, its lines ending with LF.
    public String header() {
        String text =
                new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                        .replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static Stream<Mails> in(String directory) {
        try (Stream<Path> files = Files.list(Shared.path(directory))) {
            return files
                    .sorted()
                    .map(file -> new Mails(directory + "/" + file.getFileName(), text(file)))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
