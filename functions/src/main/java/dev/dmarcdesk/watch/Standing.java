package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.report.Level;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a domain's records came to when they were seen: the verdict, so that a change can be
/// weighed by what it does to it.
///
/// @param level the verdict's
/// @param policy the DMARC policy that acts on the domain itself, after inheritance and test mode:
///   `none`, `quarantine` or `reject`; empty where there is none or nobody knows
/// @param spfLookups the worst case of SPF terms that look up; -1 where it is not known
/// @param spfVoids the worst case of lookups that find nothing; -1 where it is not known
/// @param findings the codes of what is wrong or worth a notice, each with its weight; those that
///   only say that something could not be looked up are left out
/// @param senders the names of the services whose marks the records bear, sorted
public record Standing(
        Level level,
        String policy,
        int spfLookups,
        int spfVoids,
        SortedMap<String, Severity> findings,
        List<String> senders) {
    public Standing {
        findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
        senders = List.copyOf(senders);
    }
}
