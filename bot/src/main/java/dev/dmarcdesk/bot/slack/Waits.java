package dev.dmarcdesk.bot.slack;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// How long to leave Slack alone.
final class Waits {
    /// After a failure that says nothing about it.
    static final Duration SHORT = Duration.ofMillis(300);

    /// The longest that is waited out at once; after that the queue brings the job again.
    static final Duration LONGEST = Duration.ofSeconds(3);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private Waits() {}

    /// What a `Retry-After` header asks for; zero when there is none.
    static Duration asked(List<String> retryAfter) {
        return retryAfter.stream()
                .filter(value -> SECONDS.matcher(value).matches())
                .findFirst()
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }
}
