package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.job.Uploads;
import dev.dmarcdesk.bot.job.Uploads.Upload;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;

class SlackFilesTest {
    private final FakeSlack slack = new FakeSlack();
    private final SlackFiles files =
            new SlackFiles(new SlackSettings("", "xoxb-test", "", URI.create(slack.api())));

    @AfterEach
    void stop() {
        slack.close();
    }

    private Upload fetch(String info, String contentType, byte[] octets) {
        slack.keep("F1", info, contentType, octets);
        return files.fetch("F1");
    }

    private String refusal(String info, String contentType, String content) {
        return fetch(info, contentType, content.getBytes(StandardCharsets.UTF_8))
                        instanceof Upload.Refused(var why)
                ? why.text()
                : "";
    }

    @Test
    void the_octets_of_a_file_arrive_untouched() {
        byte[] octets = new byte[256];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }

        assertThat(fetch("{\"filetype\":\"eml\",\"size\":256}", "message/rfc822", octets))
                .isInstanceOfSatisfying(
                        Upload.Fetched.class,
                        fetched -> assertThat(fetched.octets()).isEqualTo(octets));
        assertThat(slack.downloads()).containsExactly("Bearer xoxb-test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            value = {
                "{'mode':'email','filetype':'email'}\tSlack itself received",
                "{'mode':'external','is_external':true}\tnot kept by Slack",
                "{'size':50000000}\tup to 1 MiB",
                "{'mode':'tombstone','url_private_download':''}\tis gone",
                "{'error':'missing_scope'}\tfiles:read",
                "{'error':'file_deleted'}\tis gone",
                "{'url_private_download':'https://evil.example/x'}\tnot kept by Slack",
                "{'url_private_download':'https://slack.com.evil.example/x'}\tnot kept by Slack",
                "{'url_private_download':'https://evilslack.com/x'}\tnot kept by Slack",
                "{'url_private_download':'http://files.slack.com/x'}\tnot kept by Slack",
                "{'url_private_download':'https://u@files.slack.com/x'}\tnot kept by Slack",
                "{'url_private_download':'https://files.slack.com:8443/x'}\tnot kept by Slack",
                "{'url_private_download':'file:///etc/passwd'}\tnot kept by Slack",
                "{'url_private_download':'not an address'}\tnot kept by Slack",
            })
    void what_can_not_be_had_is_said_and_not_fetched(String info, String words) {
        assertThat(refusal(info.replace('\'', '"'), "text/plain", "x")).contains(words);
        assertThat(slack.downloads()).isEmpty();
    }

    @Test
    void a_page_to_log_in_at_is_no_file() {
        assertThat(
                        refusal(
                                "{\"filetype\":\"eml\"}",
                                "text/html; charset=utf-8",
                                "\n<!DOCTYPE html><html>Sign in"))
                .contains("files:read");
    }

    @Test
    void a_page_that_somebody_gave_to_slack_is_a_file() {
        assertThat(
                        fetch(
                                "{\"filetype\":\"html\",\"mimetype\":\"text/html\"}",
                                "text/html",
                                "<html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Upload.Fetched.class);
    }

    @Test
    void a_file_that_is_longer_than_slack_said_is_not_read_to_its_end() {
        assertThat(refusal("{\"size\":1}", "text/plain", "x".repeat(Uploads.LONGEST + 1)))
                .contains("up to 1 MiB");
        assertThat(fetch("{\"size\":1}", "text/plain", new byte[Uploads.LONGEST]))
                .isInstanceOf(Upload.Fetched.class);
    }

    @Test
    void a_file_that_nobody_has_is_gone() {
        assertThat(files.fetch("F9"))
                .isInstanceOfSatisfying(
                        Upload.Refused.class,
                        refused -> assertThat(refused.why().text()).contains("is gone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratelimited", "internal_error"})
    void what_may_work_later_is_tried_later(String error) {
        slack.keep("F1", "{\"error\":\"" + error + "\"}", "", new byte[0]);

        assertThat(files.fetch("F1")).isInstanceOf(Upload.Later.class);
    }

    @Test
    void a_slack_that_is_not_there_is_tried_later() {
        slack.close();

        assertThat(files.fetch("F1")).isInstanceOf(Upload.Later.class);
    }

    @Test
    void logs_show_nothing_of_a_file() {
        assertThat(new Upload.Fetched(new byte[] {65}).toString()).isEqualTo("Fetched[]");
    }
}
