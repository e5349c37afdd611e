package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.bot.job.Attachment;
import dev.dmarcdesk.bot.job.CommandDesk;
import dev.dmarcdesk.bot.job.Desk;
import dev.dmarcdesk.bot.job.Uploads;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.mail.Paste;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// A message diagnosed in a chat, and then a plan tried on it: by who had it diagnosed, and by
/// nobody else.
class SeenMessageJourneyTest {
    private static final Place ALICE = new Place("T1", "C1", "U0ALICE");
    private static final Place BOB = new Place("T1", "C1", "U0BOB");
    private static final Place ELSEWHERE = new Place("T2", "C1", "U0ALICE");
    private static final String SHOWN = "The last message from acme.example that you had diagnosed";

    @TempDir private Path directory;

    private LocalWatches watches() {
        return new LocalWatches(
                directory.resolve("store.db"),
                Inspectors.over(new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(10)),
                LocalChannels.of(_ -> true, List.of()),
                Clock.systemUTC());
    }

    /// Each line in a process of its own, as far as objects go.
    private String say(String line, Place place) {
        try (var watches = watches()) {
            var desk = new CommandDesk(watches::toolbox, _ -> new Uploads.Upload.Later());
            var reading = desk.read(line, Paste.Source.CHAT, new Attachment.None(), place);
            if (reading instanceof Desk.Reading.Later(_, var lookup)
                    && lookup.run() instanceof Desk.Result.Page(_, var page)) {
                return TerminalText.render(page, 200, false);
            }
            throw new AssertionError(line + ": " + reading);
        }
    }

    private static String message() throws IOException {
        return "headers\n" + Files.readString(Events.file("docs/newsletter.eml"));
    }

    @Test
    void a_plan_is_tried_on_the_message_that_the_asker_had_diagnosed() throws IOException {
        String without = say("plan acme.example adkim=s", ALICE);
        assertThat(say(message(), ALICE)).contains("acme.example");

        String with = say("plan acme.example adkim=s", ALICE);
        assertThat(without).doesNotContain(SHOWN);
        assertThat(with).contains(SHOWN);
        assertThat(say("plan acme.example adkim=s", BOB)).doesNotContain(SHOWN);
        assertThat(say("plan acme.example adkim=s", ELSEWHERE)).doesNotContain(SHOWN);
        assertThat(say("plan harborbooks.example adkim=s", ALICE)).doesNotContain(SHOWN);
    }

    @Test
    void nothing_of_a_person_is_in_the_store() throws IOException {
        say(message(), ALICE);
        say(
                message()
                        .replace("smtp.mailfrom=em1.sendgrid.net", "smtp.helo=annas-laptop.local")
                        .replace("header.s=s1", "header.s=bob.receiver"),
                BOB);
        say(
                message().replace("smtp.mailfrom=em1.sendgrid.net", "smtp.mailfrom=192.0.2.25"),
                ELSEWHERE);

        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContainPattern("[a-z0-9]@[a-z0-9]")
                        .doesNotContain(
                                "192.0.2", "bounces", "Autumn", "receiver.example", "laptop");
            }
        }
    }
}
