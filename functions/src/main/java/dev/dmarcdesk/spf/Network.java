package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// An IP network: an address of which only the first bits count.
///
/// @param version of the Internet Protocol
/// @param high the first 64 bits; an IPv4 address fills the first 32 of them
/// @param low the other 64 bits of an IPv6 address
/// @param prefix how many bits count: 0 to 32, or 0 to 128
public record Network(Version version, long high, long low, int prefix) {
    /// The version of the Internet Protocol.
    public enum Version {
        IP4(32),
        IP6(128);

        private final int bits;

        Version(int bits) {
            this.bits = bits;
        }

        /// How long an address is.
        public int bits() {
            return bits;
        }
    }

    /// Whether every address of this network is one of `other`.
    public boolean isWithin(Network other) {
        return version == other.version
                && prefix >= other.prefix
                && ((high ^ other.high) & mask(other.prefix)) == 0
                && ((low ^ other.low) & mask(other.prefix - Long.SIZE)) == 0;
    }

    /// The network of the first `prefix` bits around an address.
    static Network of(InetAddress address, int prefix) {
        byte[] octets = address.getAddress();
        return octets.length == Integer.BYTES
                ? new Network(Version.IP4, word(octets, 0, Integer.BYTES), 0, prefix)
                : new Network(
                        Version.IP6,
                        word(octets, 0, Long.BYTES),
                        word(octets, Long.BYTES, 2 * Long.BYTES),
                        prefix);
    }

    /// Octets as a word, from its highest on.
    private static long word(byte[] octets, int start, int end) {
        long word = 0;
        for (int i = start; i < end; i++) {
            word |= (octets[i] & 0xffL) << (Long.SIZE - Byte.SIZE * (i - start + 1));
        }
        return word;
    }

    /// The networks of the first `prefix` bits around all addresses of an answer.
    static List<Network> in(Answer answer, int prefix) {
        return answer instanceof Answer.Found found
                ? found.all(Rdata.Address.class).stream()
                        .map(address -> of(address.address(), prefix))
                        .toList()
                : List.of();
    }

    /// The IPv4 address that an IPv6 one stands for (RFC 4291 §2.5.5.2), else this.
    Network unmapped() {
        boolean mapped =
                version == Version.IP6
                        && prefix == Version.IP6.bits
                        && high == 0
                        && low >>> Integer.SIZE == 0xffff;
        return mapped ? new Network(Version.IP4, low << Integer.SIZE, 0, Integer.SIZE) : this;
    }

    /// The record type of its addresses.
    RrType addressType() {
        return switch (version) {
            case IP4 -> RrType.A;
            case IP6 -> RrType.AAAA;
        };
    }

    /// The label under which its version's reverse names lie, below `arpa` (RFC 7208 §7.3, `%{v}`).
    String reverseZone() {
        return switch (version) {
            case IP4 -> "in-addr";
            case IP6 -> "ip6";
        };
    }

    /// The name at which the names of its address are published (RFC 1035 §3.5, RFC 3596 §2.5).
    DomainName reverseName() {
        var labels = new ArrayList<>(List.of(dotted().toLowerCase(Locale.ROOT).split("\\.")));
        Collections.reverse(labels);
        labels.add(reverseZone());
        labels.add("arpa");
        return DomainName.ofLabels(labels);
    }

    /// The address as pieces between dots: octets, or the 32 digits of an IPv6 address (RFC 7208
    /// §7.3, `%{i}`).
    String dotted() {
        return switch (version) {
            case IP4 ->
                    (high >>> 56)
                            + "."
                            + (high >>> 48 & 0xff)
                            + "."
                            + (high >>> 40 & 0xff)
                            + "."
                            + (high >>> 32 & 0xff);
            case IP6 -> String.join(".", "%016X%016X".formatted(high, low).split(""));
        };
    }

    /// The address as people write it (RFC 5952 §4).
    public String address() {
        return switch (version) {
            case IP4 -> dotted();
            case IP6 -> ip6();
        };
    }

    /// The address, and the prefix length where it is a network.
    @Override
    public String toString() {
        return prefix == version.bits ? address() : address() + "/" + prefix;
    }

    /// The first of the longest runs of two or more zero groups becomes `::`.
    private String ip6() {
        var groups = new ArrayList<String>();
        for (int shift = Long.SIZE - Short.SIZE; shift >= 0; shift -= Short.SIZE) {
            groups.add(Long.toHexString(high >>> shift & 0xffff));
        }
        for (int shift = Long.SIZE - Short.SIZE; shift >= 0; shift -= Short.SIZE) {
            groups.add(Long.toHexString(low >>> shift & 0xffff));
        }
        for (int run = groups.size(); run > 1; run--) {
            int at = Collections.indexOfSubList(groups, Collections.nCopies(run, "0"));
            if (at >= 0) {
                return String.join(":", groups.subList(0, at))
                        + "::"
                        + String.join(":", groups.subList(at + run, groups.size()));
            }
        }
        return String.join(":", groups);
    }

    /// The first 64 bits of its first address.
    long first() {
        return high & mask(prefix);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }
}
