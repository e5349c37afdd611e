package dev.dmarcdesk.bot.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

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
