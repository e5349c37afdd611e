package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.DomainName;

import java.util.ArrayList;
import java.util.List;

/// The CNAMEs followed from a name, perhaps over several replies.
final class AliasChain {
    /// Longer chains are nobody's intention; common resolvers stop at 8 to 16.
    private static final int LONGEST = 16;

    private final DomainName asked;
    private final List<DomainName> aliases = new ArrayList<>();

    AliasChain(DomainName asked) {
        this.asked = asked;
    }

    /// The name to look at now.
    DomainName end() {
        return aliases.isEmpty() ? asked : aliases.getLast();
    }

    /// The names after the one asked, in order.
    List<DomainName> aliases() {
        return List.copyOf(aliases);
    }

    /// Follows what `reply` says about the end of the chain, as far as it goes.
    ///
    /// @return whether it is still a chain: neither a circle nor endless
    boolean follow(Reply reply) {
        while (reply.dataAt(end()).isEmpty()) {
            var next = reply.aliasAt(end());
            if (next.isEmpty()) {
                return true;
            }
            var alias = next.get();
            if (alias.equals(asked) || aliases.contains(alias) || aliases.size() == LONGEST) {
                return false;
            }
            aliases.add(alias);
        }
        return true;
    }
}
