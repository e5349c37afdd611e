package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Sentence;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;

/// Files are put where Slack keeps them, and nowhere else: neither the token nor what somebody
/// asked goes to a host that an answer names.
class ThreadFileTest {
    private static final Block.Attachment FILE =
            new Block.Attachment("spf.txt", "SPF of example.com", "one\ntwo\n");

    private final FakeSlack slack = new FakeSlack();
    private final FakeSlack stranger = new FakeSlack();

    @AfterEach
    void stop() {
        slack.close();
        stranger.close();
    }

    private ThreadFile.Result upload() {
        var settings = new SlackSettings("", "xoxb-test", "", URI.create(slack.api()));
        return new ThreadFile(settings.client(Duration.ofSeconds(4)), settings).upload(FILE);
    }

    private static String why(ThreadFile.Result result) {
        return result instanceof ThreadFile.Result.Refused(Sentence words) ? words.text() : "";
    }

    @Test
    void a_file_is_put_where_slack_says() {
        assertThat(upload()).isEqualTo(new ThreadFile.Result.Done("F1"));
        assertThat(slack.uploads()).containsExactly(FILE.text());
    }

    @Test
    void nothing_is_put_on_another_host() {
        slack.uploadAt("\"" + stranger.api().replace("/api/", "/upload/F1") + "\"");

        assertThat(why(upload())).contains("upload failed");
        assertThat(stranger.uploads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"not an address\"",
                "\"file:///etc/passwd\"",
                "\"http://169.254.169.254/latest/\"",
                "\"//files.slack.com/upload\"",
                "\"https://files.slack.com@evil.example/upload\""
            })
    void an_answer_without_a_place_of_slacks_is_told_as_a_failure(String address) {
        slack.uploadAt(address);

        assertThat(why(upload())).contains("upload failed");
    }

    @Test
    void an_upload_that_breaks_off_is_told_as_a_failure() {
        slack.breakUploads();

        assertThat(why(upload())).isNotEmpty();
        assertThat(slack.posts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://files.slack.com/upload/1",
                "https://files.slack.com:8443/upload/1",
                "https://files.slack.com.evil.example/upload/1",
                "https://evilslack.com/upload/1",
                "https://evil.example/.slack.com",
                "https://evil.example#.slack.com",
                "https://user@files.slack.com/upload/1",
                "https://files.slack.com@evil.example/",
                "ftp://files.slack.com/1",
                "file:///etc/passwd",
                "http://169.254.169.254/",
                "http://127.0.0.1/",
                "https:files.slack.com",
                ""
            })
    void only_slacks_own_hosts_are_served(String address) {
        var settings = new SlackSettings("", "xoxb-test", "", URI.create("https://slack.com/api/"));

        assertThat(settings.serves(address)).isFalse();
        assertThat(settings.serves("https://files.slack.com/upload/v1/ABC")).isTrue();
    }

    @Test
    void a_stand_in_is_served_with_its_own_scheme_and_port_alone() {
        var settings =
                new SlackSettings("", "xoxb-test", "", URI.create("http://127.0.0.1:8080/api/"));

        assertThat(settings.serves("http://127.0.0.1:8080/upload/1")).isTrue();
        assertThat(settings.serves("http://127.0.0.1:8081/upload/1")).isFalse();
        assertThat(settings.serves("ftp://127.0.0.1:8080/upload/1")).isFalse();
        assertThat(settings.serves("http://127.0.0.2:8080/upload/1")).isFalse();
    }
}
