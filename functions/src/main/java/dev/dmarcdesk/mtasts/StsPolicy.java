package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;
import java.util.Locale;

/// An MTA-STS policy, as served over HTTPS (RFC 8461 §3.2).
///
/// @param mode what senders do with hosts that do not pass
/// @param maxAge how long senders keep it, in seconds: at most 31557600, a year
/// @param mx the hosts mail may be given to; empty only for [Mode#NONE]
public record StsPolicy(Mode mode, int maxAge, List<MxPattern> mx) {
    /// The longest `max_age`.
    public static final int LONGEST = 31_557_600;

    /// What senders do with mail hosts that the policy does not allow, or that can not prove who
    /// they are (RFC 8461 §5).
    public enum Mode {
        /// They do not deliver to them.
        ENFORCE,
        /// They deliver, and report.
        TESTING,
        /// There is no policy any more.
        NONE;

        /// As the policy has it; exactly so, because the words are case-sensitive.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public StsPolicy {
        mx = List.copyOf(mx);
    }

    /// As it is to be served.
    @Override
    public String toString() {
        var text = new StringBuilder("version: STSv1\nmode: " + mode.word() + "\n");
        mx.forEach(pattern -> text.append("mx: ").append(pattern).append('\n'));
        return text.append("max_age: ").append(maxAge).append('\n').toString();
    }

    /// Whether mail may be given to a host.
    public boolean covers(DomainName host) {
        return mx.stream().anyMatch(pattern -> pattern.covers(host));
    }
}
