package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class ResponseUrlsTest {
    private final ResponseUrls slack = urls("https://slack.com/api/");

    private static ResponseUrls urls(String api) {
        return new ResponseUrls(new SlackSettings("", "", "", URI.create(api)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/commands/T1/2/abc",
                "https://hooks.slack.com/actions/T1/2/abc",
                "HTTPS://HOOKS.SLACK.COM/actions/T1/2/abc"
            })
    void slacks_own_are_taken(String url) {
        assertThat(slack.accept(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.slack.com",
                "http://hooks.slack.com/commands/T1",
                "https://hooks.slack.com:8443/commands/T1",
                "https://hooks.slack.com@evil.example/commands/T1",
                "https://evil.example@hooks.slack.com/commands/T1",
                "https://hooks.slack.com.evil.example/commands/T1",
                "https://evil.example/hooks.slack.com",
                "https://evil.example#hooks.slack.com",
                "https://hooks.slack.com\\@evil.example/",
                "https://169.254.169.254/latest/meta-data/",
                "http://127.0.0.1:2773/secretsmanager/get",
                "file:///etc/passwd",
                "https://slack.com/api/"
            })
    void all_others_are_not(String url) {
        assertThat(slack.accept(url)).isFalse();
    }

    @Test
    void a_stand_in_may_stand_in_for_the_addresses_too() {
        var standIn = urls("http://127.0.0.1:4003/api/");

        assertThat(standIn.accept("http://127.0.0.1:4003/commands/T1")).isTrue();
        assertThat(standIn.accept("http://127.0.0.1:4004/commands/T1")).isTrue();
        assertThat(standIn.accept("http://169.254.169.254/latest/meta-data/")).isFalse();
        assertThat(standIn.accept("http://127.0.0.1@evil.example/")).isFalse();
        assertThat(standIn.accept("https://hooks.slack.com/commands/T1")).isTrue();
    }
}
