package dev.dmarcdesk.check;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// What is to be examined.
///
/// @param domain the domain in question
/// @param selectors DKIM selectors named by the asker; empty to look for the usual ones
public record Subject(DomainName domain, List<String> selectors) {
    public Subject {
        selectors = List.copyOf(selectors);
    }
}
