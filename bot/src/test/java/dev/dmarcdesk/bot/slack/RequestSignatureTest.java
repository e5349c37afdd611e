package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmarcdesk.bot.MovingClock;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

class RequestSignatureTest {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final byte[] BODY = "text=münchen.example".getBytes(StandardCharsets.UTF_8);

    private final MovingClock clock = new MovingClock();
    private final RequestSignature signature = new RequestSignature(SECRET, clock);

    /// The example of Slack's documentation.
    @Test
    void signs_as_slack_does() {
        byte[] body =
                ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                                + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
                                + "&user_name=roadrunner&command=%2Fwebhook-collect&text="
                                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                                + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(signature.sign("1531420618", body))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void covers_what_was_signed_whatever_the_case_of_the_headers() {
        String now = now();
        String sign = signature.sign(now, BODY);

        assertThat(signature.covers(request(now, sign))).isTrue();
        assertThat(
                        signature.covers(
                                new SlackRequest(
                                        "POST",
                                        "/",
                                        "",
                                        Map.of(
                                                "X-SLACK-SIGNATURE",
                                                sign,
                                                "X-Slack-Request-Timestamp",
                                                now),
                                        BODY)))
                .isTrue();
    }

    @Test
    void covers_nothing_else() {
        String now = now();
        String sign = signature.sign(now, BODY);
        var other = new RequestSignature("another secret", clock);

        assertThat(signature.covers(request(now, ""))).isFalse();
        assertThat(signature.covers(request(now, "v0="))).isFalse();
        assertThat(signature.covers(request(now, sign.replace("v0=", "")))).isFalse();
        assertThat(signature.covers(request("", sign))).isFalse();
        assertThat(signature.covers(request(now + "0", sign))).isFalse();
        assertThat(signature.covers(request("-" + now, sign))).isFalse();
        assertThat(signature.covers(request("99999999999999999999", sign))).isFalse();
        assertThat(signature.covers(request(now, other.sign(now, BODY)))).isFalse();
    }

    @Test
    void one_changed_octet_is_noticed() {
        String now = now();
        byte[] changed = BODY.clone();
        changed[BODY.length - 1] ^= 1;

        assertThat(
                        signature.covers(
                                new SlackRequest(
                                        "POST",
                                        "/",
                                        "",
                                        Map.of(
                                                "x-slack-signature",
                                                signature.sign(now, BODY),
                                                "x-slack-request-timestamp",
                                                now),
                                        changed)))
                .isFalse();
    }

    @Test
    void holds_for_five_minutes_both_ways() {
        String then = now();
        String sign = signature.sign(then, BODY);

        clock.pass(Duration.ofMinutes(5));
        assertThat(signature.covers(request(then, sign))).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(signature.covers(request(then, sign))).isFalse();
        clock.pass(Duration.ofSeconds(-601));
        assertThat(signature.covers(request(then, sign))).isTrue();
        clock.pass(Duration.ofSeconds(-1));
        assertThat(signature.covers(request(then, sign))).isFalse();
    }

    @Test
    void a_blank_secret_is_refused_at_once() {
        assertThatThrownBy(() -> new RequestSignature(" ", clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String now() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    private static SlackRequest request(String timestamp, String sign) {
        return new SlackRequest(
                "POST",
                "/",
                "",
                Map.of("x-slack-request-timestamp", timestamp, "x-slack-signature", sign),
                BODY);
    }
}
