package dev.dmarcdesk.bot.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Slack's request signature, version 0: `v0=` and the hexadecimal HMAC-SHA256 of
/// `v0:timestamp:body`.
///
/// Ours and not the SDK's, because that one signs text instead of the octets received, and compares
/// in a time that depends on how much of a guess is right.
public final class RequestSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final SecretKeySpec key;
    private final Clock clock;

    /// @param secret the app's signing secret
    /// @param clock tells how old a request is
    /// @throws IllegalArgumentException when the secret is blank: everybody could sign with it
    public RequestSignature(String secret, Clock clock) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the Slack signing secret is blank");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /// Whether Slack sent this, within the last five minutes.
    boolean covers(SlackRequest request) {
        String timestamp = request.header("X-Slack-Request-Timestamp");
        return isRecent(timestamp)
                && MessageDigest.isEqual(
                        sign(timestamp, request.body()).getBytes(StandardCharsets.US_ASCII),
                        request.header("X-Slack-Signature").getBytes(StandardCharsets.UTF_8));
    }

    /// The signature of a body.
    ///
    /// @param timestamp seconds since 1970, as Slack sends them
    public String sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private boolean isRecent(String timestamp) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, clock.instant()).abs().compareTo(WINDOW) <= 0;
    }
}
