package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// The DKIM selectors that a message shows to be in use, by signing domain. The DNS does not list
/// selectors, so whoever audits one of these domains later knows where to look. Nothing else of the
/// message is in here.
public final class SelectorsSeen {
    private static final int MOST = 10;

    private SelectorsSeen() {}

    /// What a diagnosis shows. Of a signature that anybody may have written down, and for which no
    /// key stands anywhere, nothing is learnt.
    ///
    /// @return at most ten in all, in lower case, each fit to stand before `._domainkey`
    public static SortedMap<DomainName, List<String>> in(Diagnosis diagnosis) {
        SortedMap<DomainName, List<String>> seen = new TreeMap<>();
        diagnosis.signatures().stream()
                .filter(SelectorsSeen::isInUse)
                .limit(MOST)
                .forEach(signature -> {
                    DomainName domain = signature.identifier().getFirst().domain();
                    String selector = signature.selector().toLowerCase(Locale.ROOT);
                    List<String> others = seen.computeIfAbsent(domain, _ -> new ArrayList<>());
                    if (!others.contains(selector)) {
                        others.add(selector);
                    }
                });
        return Collections.unmodifiableSortedMap(seen);
    }

    private static boolean isInUse(SignatureView signature) {
        return !signature.identifier().isEmpty()
                && !signature.domainInferred()
                && !signature.selector().isEmpty()
                && signature
                                .identifier()
                                .getFirst()
                                .domain()
                                .prefixed(signature.selector() + "._domainkey")
                        instanceof Parsed.Valid<DomainName>
                && (signature.passes()
                        || signature.now().stream().anyMatch(now -> hasKey(now.header())));
    }

    private static boolean hasKey(HeaderHash header) {
        return switch (header) {
            case HeaderHash.Verified _, HeaderHash.Broken _, HeaderHash.Unproven _ -> true;
            case HeaderHash.Unreadable _,
                    HeaderHash.NoKey _,
                    HeaderHash.Revoked _,
                    HeaderHash.UnusableKey _,
                    HeaderHash.KeyUnavailable _ ->
                    false;
        };
    }
}
