package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;

/// What one workspace knows of one domain is kept under this.
///
/// @param team the workspace; empty for the terminal
/// @param domain what is watched
public record WatchKey(String team, DomainName domain) {}
