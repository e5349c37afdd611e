package dev.dmarcdesk.bot.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.dkim.Signer;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.Inspectors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The whole program over the records of a case: a command or a message in, what its user reads
/// out.
///
/// `KEY` in the zone stands for the key record that signs every [Letter].
final class GuideDesk implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackDns dns;

    GuideDesk(String zone) {
        this.dns =
                LoopbackDns.serving(
                        ZoneDns.of(zone.replace("KEY", "\"" + Signer.RSA.record() + "\"")));
    }

    /// The page of a command, its lines made one, so that it does not matter where they end.
    String page(String... arguments) {
        return folded(run(new byte[0], arguments));
    }

    /// The document of a command.
    JsonNode json(String... arguments) {
        return tree(run(new byte[0], with("--json", arguments)));
    }

    /// The page about a message.
    String page(Letter letter) {
        return folded(run(letter.octets(), "headers"));
    }

    /// The document about a message.
    JsonNode json(Letter letter) {
        return tree(run(letter.octets(), "headers", "--json"));
    }

    /// The codes of what was found.
    static List<String> codes(JsonNode document) {
        return document.path("findings").findValuesAsText("code");
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(text, wrong);
        }
    }

    private static String[] with(String option, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = option;
        return all;
    }

    private String run(byte[] input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        Map.of("COLUMNS", "200"),
                        false,
                        new ByteArrayInputStream(input),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        options ->
                                Inspectors.over(
                                        options.source(), options::trustAnchors, options.timeout()),
                        Clock.systemUTC());
        terminal.run(List.of(with("--dns=127.0.0.1:" + dns.address().getPort(), arguments)));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        dns.close();
    }
}
