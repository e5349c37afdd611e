package dev.dmarcdesk.bot.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class TroubleTest {
    @Test
    void says_what_and_where_and_never_what_about() {
        var thrown =
                new IllegalStateException(
                        "about secret.example",
                        new IOException("https://hooks.slack.com/commands/T1/2/abc"));

        assertThat(Trouble.in(thrown))
                .contains(
                        "java.lang.IllegalStateException",
                        "TroubleTest:",
                        "because of java.io.IOException")
                .doesNotContain("secret.example", "hooks.slack.com");
    }
}
