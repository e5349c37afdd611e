package dev.dmarcdesk.report;

import dev.dmarcdesk.sender.Sender;

import java.util.List;

/// A service whose marks a domain's records bear.
///
/// @param sender which one
/// @param seenIn where: `spf`, `dkim`, `mx`, each at most once, in this order
public record Provider(Sender sender, List<String> seenIn) {
    public Provider {
        seenIn = List.copyOf(seenIn);
    }
}
