package dev.dmarcdesk.bot.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names for jobs: two deliveries of one thing have the same name, two things never do.
public final class JobId {
    private static final int OCTETS = 12;

    private JobId() {}

    /// A short name that gives nothing away, so that it may be logged and stored.
    ///
    /// @param kind what was delivered, such as `command`
    /// @param parts what tells this delivery from others, such as Slack's trigger id
    public static String of(String kind, String... parts) {
        var digest = sha256().digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        return kind + "-" + HexFormat.of().formatHex(digest, 0, OCTETS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
