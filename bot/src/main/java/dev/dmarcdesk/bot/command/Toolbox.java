package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// What commands work with.
public interface Toolbox {
    /// Examines a domain now: asks the DNS, within the time and the questions one run may take.
    ///
    /// @param domain what to examine
    /// @param selectors DKIM selectors that were named; empty to look for the usual ones
    Audit audit(DomainName domain, List<String> selectors);
}
