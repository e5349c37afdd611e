package dev.dmarcdesk.sender;

import java.util.List;

/// The marks a service leaves. Hosts are compared by whole labels; `<...>` in one stands for a
/// label or a part of one.
///
/// @param includes hosts named by SPF terms
/// @param deadIncludes names that are often written for it, but publish no SPF record
/// @param mailHosts hosts that take mail in
/// @param bounceHosts its own bounce domains: a Return-Path there is never aligned with a
///   customer's From
/// @param bounceBelow where below the customer's domain (`{domain}`) it bounces to once set up
/// @param servers the domains of the servers it sends from
/// @param aliasTargets targets of the CNAMEs that customers publish
/// @param selectors DKIM selectors that name it by themselves, lower case
/// @param weakSelectors DKIM selectors that others use as well, lower case
/// @param selectorPatterns regular expressions of generated selectors, weak as well
/// @param signsAs the DKIM signing domains of mail that was not set up
/// @param runsOn the slugs of the services underneath, whose hosts its customers publish
/// @param idleKeyAbsent whether the selector not in use points to a name without a key, and rightly
///   so
public record Marks(
        List<String> includes,
        List<String> deadIncludes,
        List<String> mailHosts,
        List<String> bounceHosts,
        List<String> bounceBelow,
        List<String> servers,
        List<String> aliasTargets,
        List<String> selectors,
        List<String> weakSelectors,
        List<String> selectorPatterns,
        List<String> signsAs,
        List<String> runsOn,
        boolean idleKeyAbsent) {
    public Marks {
        includes = List.copyOf(includes);
        deadIncludes = List.copyOf(deadIncludes);
        mailHosts = List.copyOf(mailHosts);
        bounceHosts = List.copyOf(bounceHosts);
        bounceBelow = List.copyOf(bounceBelow);
        servers = List.copyOf(servers);
        aliasTargets = List.copyOf(aliasTargets);
        selectors = List.copyOf(selectors);
        weakSelectors = List.copyOf(weakSelectors);
        selectorPatterns = List.copyOf(selectorPatterns);
        signsAs = List.copyOf(signsAs);
        runsOn = List.copyOf(runsOn);
    }

    /// Whether customers use that selector for it, distinctive or not.
    boolean usesSelector(String selector) {
        return selectors.contains(selector) || weakSelectors.contains(selector);
    }
}
