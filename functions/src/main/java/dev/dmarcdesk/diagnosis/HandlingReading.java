package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.Reported;
import dev.dmarcdesk.diagnosis.Handling.Composite;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what the receiver wrote about its own doings: none of it is a result (RFC 8601 §2.7).
///
/// @param recorded what it recorded
record HandlingReading(Recorded recorded) {
    private static final String NONE = "none";
    private static final String QUARANTINE = "quarantine";
    private static final List<String> POLICIES = List.of(NONE, QUARANTINE, "reject");

    /// Words for what was done in place of what the policy asks for: Microsoft's `oreject` is a
    /// message that was let in and marked.
    private static final Map<String, String> ACTIONS =
            Map.ofEntries(
                    Map.entry("oreject", QUARANTINE),
                    Map.entry("o.reject", QUARANTINE),
                    Map.entry("oquarantine", QUARANTINE),
                    Map.entry("o.quarantine", QUARANTINE),
                    Map.entry("pct.reject", QUARANTINE),
                    Map.entry("pct.quarantine", NONE),
                    Map.entry("accept", NONE),
                    Map.entry("pass", NONE),
                    Map.entry("permerror", NONE),
                    Map.entry("temperror", NONE));

    private static final Pattern CODE = Pattern.compile("\\d{3}");

    /// The handling.
    ///
    /// @param author the Author Domain, at most one
    Handling read(List<DomainName> author) {
        var dmarc = recorded.dmarc(author);
        return new Handling(
                policy(dmarc.map(Reported.Dmarc::disposition)),
                policy(dmarc.map(one -> one.policy())),
                recorded.composite().map(HandlingReading::composite).stream().toList(),
                recorded.arc());
    }

    private static String policy(Optional<String> word) {
        return word.map(one -> ACTIONS.getOrDefault(one, one))
                .filter(POLICIES::contains)
                .orElse("");
    }

    private static Composite composite(Reported.Compauth compauth) {
        return new Composite(
                compauth.result(),
                CODE.matcher(compauth.reason()).matches() ? compauth.reason() : "");
    }
}
