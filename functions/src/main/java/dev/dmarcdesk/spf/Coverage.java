package dev.dmarcdesk.spf;

import dev.dmarcdesk.spf.Network.Version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How much of the Internet a record's networks cover, however they are cut up.
final class Coverage {
    /// Positions are 62 bits wide, so that a whole family of addresses fits into a long.
    private static final int BITS = 62;

    private static final long ALL_OF_IP4 = 1L << BITS;

    /// 2000::/3, the part of IPv6 that is in use (RFC 4291 §2.4).
    private static final long IP6_FIRST = 1L << (BITS - 3);

    private static final long IP6_LAST = 1L << (BITS - 2);

    private Coverage() {}

    /// A stretch of positions, `end` excluded.
    private record Stretch(long start, long end) {}

    /// The share of the addresses of one version that are within `networks`: 0 to 1.
    static double of(List<Network> networks, Version version) {
        long first = version == Version.IP4 ? 0 : IP6_FIRST;
        long last = version == Version.IP4 ? ALL_OF_IP4 : IP6_LAST;
        long covered = 0;
        long reached = first;
        for (var stretch : stretches(networks, version)) {
            long start = Math.max(stretch.start, reached);
            long end = Math.min(stretch.end, last);
            if (end > start) {
                covered += end - start;
                reached = end;
            }
        }
        return (double) covered / (last - first);
    }

    private static List<Stretch> stretches(List<Network> networks, Version version) {
        var stretches = new ArrayList<Stretch>();
        for (Network network : networks) {
            if (network.version() == version && network.prefix() <= BITS) {
                stretches.add(stretch(network));
            }
        }
        stretches.sort(Comparator.comparingLong(Stretch::start));
        return stretches;
    }

    private static Stretch stretch(Network network) {
        long start = network.first() >>> (Long.SIZE - BITS);
        return new Stretch(start, start + (1L << (BITS - network.prefix())));
    }
}
