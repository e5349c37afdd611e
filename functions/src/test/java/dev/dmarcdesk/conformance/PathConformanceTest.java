package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.Shared;
import dev.dmarcdesk.diagnosis.Path;
import dev.dmarcdesk.diagnosis.Path.Hop;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.diagnosis.PathReader;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderParser;
import dev.dmarcdesk.mail.Received;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The ways of real messages.
class PathConformanceTest {
    private static final PathReader READER =
            new PathReader(BundledData.senders(), BundledData.suffixes());

    /// Fields of servers that do not name themselves.
    private static final Pattern NAMELESS = Pattern.compile("\\([^)]*\\);.*|from localhost");

    private static final Pattern ADDRESS =
            Pattern.compile(".*([0-9]{1,3}[.-]){3}[0-9]{1,3}.*|.*:.*|.*@.*");

    @TestFactory
    Stream<DynamicTest> mailing_lists_are_known_and_direct_mail_is_not_called_forwarded()
            throws IOException {
        return new ObjectMapper()
                        .readTree(Shared.path("corpora/authres/realworld.json").toFile())
                        .findParents("file")
                        .stream()
                        .filter(test -> test.has("tags"))
                        .map(test ->
                                DynamicTest.dynamicTest(
                                        test.path("id").asText(), () -> judge(test)));
    }

    private static void judge(JsonNode test) throws IOException {
        var header = header(Shared.path("corpora/authres").resolve(test.path("file").asText()));
        var path = READER.read(header);
        boolean list =
                test.path("tags")
                        .valueStream()
                        .anyMatch(tag -> tag.asText().equals("mailing-list"));
        assertThat(path.kind() == Kind.MAILING_LIST).isEqualTo(list);
        if (path.kind() == Kind.FORWARDED) {
            assertThat(header.named("Return-Path"))
                    .anyMatch(field -> field.value().matches("(?i).*(srs[01]|caf_)=.*"));
        }
        assertThat(path.kind() == Kind.UNKNOWN && !list)
                .isEqualTo(header.named(Received.NAME).isEmpty() && !list);
    }

    @Test
    void every_server_that_names_itself_is_read() throws IOException {
        for (java.nio.file.Path file : messages()) {
            for (var field : header(file).named(Received.NAME)) {
                var received = Received.of(field);
                boolean nameless = NAMELESS.matcher(field.value()).matches();
                assertThat(received.by().isEmpty()).as(field.value()).isEqualTo(nameless);
                assertThat(received.time().isEmpty() && !nameless).as(field.value()).isFalse();
            }
        }
    }

    @Test
    void no_address_of_anybody_is_in_a_hop() throws IOException {
        for (java.nio.file.Path file : messages()) {
            Path path = READER.read(header(file));
            for (Hop hop : path.hops()) {
                assertThat(hop.from()).doesNotMatch(ADDRESS);
                assertThat(hop.by()).doesNotMatch(ADDRESS);
            }
            assertThat(path.reason().text()).doesNotContain("@");
            assertThat(path.via()).doesNotContain("@");
        }
    }

    private static HeaderBlock header(java.nio.file.Path file) throws IOException {
        return switch (HeaderParser.parse(Files.readString(file, StandardCharsets.ISO_8859_1))) {
            case Parsed.Valid<HeaderBlock>(var header, _) -> header;
            case Parsed.Invalid<HeaderBlock>(var defects) ->
                    throw new AssertionError(defects.toString());
        };
    }

    private static List<java.nio.file.Path> messages() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(Shared.path("corpora"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }
}
