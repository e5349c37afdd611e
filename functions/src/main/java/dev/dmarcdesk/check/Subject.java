package dev.dmarcdesk.check;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;
import java.util.Locale;

/// What is to be examined.
///
/// @param domain the domain in question
/// @param selectors DKIM selectors that somebody knows of
/// @param search which others are tried, and what it means when nothing stands at one
public record Subject(DomainName domain, List<String> selectors, Search search) {
    /// How DKIM keys are looked for: the DNS has no way to list a domain's selectors.
    public enum Search {
        /// At the selectors only, which the asker says are in use: a miss is a fault.
        NAMED,
        /// At the selectors first, which were once seen in use, then at the usual ones: a miss is
        /// no fault.
        DISCOVERY,
        /// At the selectors only, or at none; a miss is no fault. For a look that is taken often.
        KNOWN
    }

    public Subject {
        selectors = List.copyOf(selectors);
    }

    /// A domain as a person asks for it.
    ///
    /// @param selectors DKIM selectors named by the asker; empty to look for the usual ones
    public Subject(DomainName domain, List<String> selectors) {
        this(domain, selectors, selectors.isEmpty() ? Search.DISCOVERY : Search.NAMED);
    }

    /// A domain of which some selectors were seen in use, and others may be found.
    public static Subject learnt(DomainName domain, List<String> selectors) {
        return new Subject(domain, lowerCase(selectors), Search.DISCOVERY);
    }

    /// A domain that is looked at again: nothing new is searched for.
    public static Subject known(DomainName domain, List<String> selectors) {
        return new Subject(domain, lowerCase(selectors), Search.KNOWN);
    }

    /// Nobody asked for them as they are written, and two spellings are one name in the DNS.
    private static List<String> lowerCase(List<String> selectors) {
        return selectors.stream()
                .map(selector -> selector.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
