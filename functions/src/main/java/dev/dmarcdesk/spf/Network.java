package dev.dmarcdesk.spf;

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

    /// The first 64 bits of its first address.
    long first() {
        return high & mask(prefix);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }
}
