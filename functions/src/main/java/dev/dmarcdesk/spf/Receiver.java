package dev.dmarcdesk.spf;

import java.time.Instant;

/// Who evaluates, and when: only explanations speak of it (RFC 7208 §7.2, `%{r}` and `%{t}`).
///
/// @param name the host that receives the mail
/// @param time when the evaluation happens
public record Receiver(String name, Instant time) {
    /// A receiver that does not give its name (§7.3).
    public static final String UNKNOWN = "unknown";

    /// One without a name.
    public static Receiver at(Instant time) {
        return new Receiver(UNKNOWN, time);
    }
}
