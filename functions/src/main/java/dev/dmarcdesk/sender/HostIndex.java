package dev.dmarcdesk.sender;

import dev.dmarcdesk.dns.DomainName;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Finds the service whose host is the longest suffix of a name, by whole labels: `notsendgrid.net`
/// is not SendGrid.
final class HostIndex {
    private final Map<String, Sender> exact = new HashMap<>();
    private final List<Entry> withPlaceholders = new ArrayList<>();

    private record Entry(HostPattern pattern, Sender sender) {}

    /// Indexes one kind of host of every service.
    HostIndex(List<Sender> senders, Function<Marks, List<String>> hosts) {
        for (Sender sender : senders) {
            for (String host : hosts.apply(sender.marks())) {
                if (host.indexOf('<') < 0) {
                    exact.merge(host, sender, HostIndex::underneath);
                } else {
                    withPlaceholders.add(new Entry(HostPattern.of(host), sender));
                }
            }
        }
    }

    /// The service that `name` belongs to.
    Optional<Sender> find(DomainName name) {
        String suffix = name.toString();
        for (int left = name.size(); left > 0; left--) {
            Sender claimant = exact.get(suffix);
            for (Entry entry : withPlaceholders) {
                if (entry.pattern().size() == left && entry.pattern().matches(name)) {
                    claimant =
                            claimant == null
                                    ? entry.sender()
                                    : underneath(claimant, entry.sender());
                }
            }
            if (claimant != null) {
                return Optional.of(claimant);
            }
            suffix = suffix.substring(suffix.indexOf('.') + 1);
        }
        return Optional.empty();
    }

    /// Of two that claim one host the one underneath is there for sure; else the first keeps it.
    private static Sender underneath(Sender first, Sender second) {
        return first.marks().runsOn().contains(second.slug()) ? second : first;
    }
}
