package dev.dmarcdesk.bot.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

class JobJsonTest {
    private static final Job JOB =
            new Job(
                    "command-1",
                    "lint \"v=spf1 \u0000 \uD83D\uDE00 -all\"\n",
                    new ReplyTo("T1", "C1", "U1", "https://hooks.slack.com/commands/T1"),
                    Instant.parse("2026-11-21T09:00:00.123Z"));

    @Test
    void reads_what_it_wrote() {
        assertThat(JobJson.read(JobJson.write(JOB))).isEqualTo(Parsed.valid(JOB));
    }

    @Test
    void carries_what_came_with_the_line() {
        for (Attachment attachment :
                List.of(
                        new Attachment.None(),
                        new Attachment.File("F1"),
                        new Attachment.Page("sealed"))) {
            var job =
                    new Job(
                            "event-1",
                            "headers",
                            Paste.Source.TYPED,
                            attachment,
                            new ReplyTo("T1", "C1", "1.2", "U1", ""),
                            Instant.EPOCH);
            assertThat(JobJson.read(JobJson.write(job))).isEqualTo(Parsed.valid(job));
        }
    }

    @Test
    void reads_what_an_older_version_wrote() {
        String older =
                "{\"id\":\"1\",\"line\":\"example.com\",\"team\":\"T1\",\"channel\":\"C1\",\"user\":\"U1\",\"responseUrl\":\"\",\"askedAt\":\"2026-11-21T09:00:00Z\"}";

        assertThat(JobJson.read(older))
                .isEqualTo(
                        Parsed.valid(
                                new Job(
                                        "1",
                                        "example.com",
                                        new ReplyTo("T1", "C1", "U1", ""),
                                        Instant.parse("2026-11-21T09:00:00Z"))));
    }

    @Test
    void a_line_can_not_name_a_file() {
        var typed = new Job("1", "headers\",\"file\":\"F1", JOB.replyTo(), JOB.askedAt());

        assertThat(JobJson.read(JobJson.write(typed))).isEqualTo(Parsed.valid(typed));
    }

    @Test
    void knows_what_the_queue_takes() {
        assertThat(JobJson.fits(JOB)).isTrue();
        assertThat(JobJson.fits(ofLine("x".repeat(240_000)))).isTrue();
        assertThat(JobJson.fits(ofLine("x".repeat(260_000)))).isFalse();
        assertThat(JobJson.fits(ofLine("\u0001".repeat(45_000)))).isFalse();
        assertThat(JobJson.fits(ofLine("€".repeat(90_000)))).isFalse();
    }

    private static Job ofLine(String line) {
        return new Job("1", line, JOB.replyTo(), JOB.askedAt());
    }

    @Test
    void passes_over_what_a_newer_version_added() {
        String newer =
                JobJson.write(JOB)
                        .replaceFirst("\\{", "{\"more\":{\"id\":\"x\",\"a\":[1]},\"n\":1,");

        assertThat(JobJson.read(newer)).isEqualTo(Parsed.valid(JOB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"id\":\"x\"}",
                "not json",
                "{\"id\":\"1\",\"line\":\"\",\"team\":\"\",\"channel\":\"\",\"user\":\"\",\"responseUrl\":\"\",\"askedAt\":\"yesterday\"}"
            })
    void all_else_is_no_job(String text) {
        assertThat(JobJson.read(text)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void logs_show_ids_only() {
        assertThat(JOB.toString()).isEqualTo("Job[command-1]");
        assertThat(JOB.replyTo().toString()).doesNotContain("hooks.slack.com");
    }
}
