package dev.dmarcdesk.live;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Which addresses belong to the internet: everything but what IANA's registries of special-purpose
/// addresses (RFC 6890, RFC 8190) keep for networks, machines and documents of their own. Who runs
/// us in a cloud must not be asked on behalf of a stranger's DNS.
final class PublicAddresses {
    private static final List<Block> KEPT_IPV4 =
            List.of(
                    Block.of("0.0.0.0", 8),
                    Block.of("10.0.0.0", 8),
                    Block.of("100.64.0.0", 10),
                    Block.of("127.0.0.0", 8),
                    Block.of("169.254.0.0", 16),
                    Block.of("172.16.0.0", 12),
                    Block.of("192.0.0.0", 24),
                    Block.of("192.0.2.0", 24),
                    Block.of("192.88.99.0", 24),
                    Block.of("192.168.0.0", 16),
                    Block.of("198.18.0.0", 15),
                    Block.of("198.51.100.0", 24),
                    Block.of("203.0.113.0", 24),
                    Block.of("224.0.0.0", 3),
                    // Not in the registries: Azure's machines ask it for their own settings.
                    Block.of("168.63.129.16", 32));

    private static final Block IPV6 = Block.of("2000::", 3);
    private static final List<Block> KEPT_IPV6 =
            List.of(
                    // Protocol assignments, Teredo (RFC 4380) among them.
                    Block.of("2001::", 23),
                    Block.of("2001:db8::", 32),
                    // 6to4 (RFC 3056): an IPv4 address in disguise.
                    Block.of("2002::", 16),
                    Block.of("3fff::", 20));

    /// NAT64 (RFC 6052): the last four octets are the IPv4 address that is reached.
    private static final Block NAT64 = Block.of("64:ff9b::", 96);

    private PublicAddresses() {}

    /// Whether anybody on the internet reaches that address, and the same machine with it.
    static boolean contain(InetAddress address) {
        byte[] octets = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicIpv4(octets);
        }
        if (NAT64.contains(octets)) {
            return isPublicIpv4(Arrays.copyOfRange(octets, 12, 16));
        }
        return IPV6.contains(octets)
                && KEPT_IPV6.stream().noneMatch(block -> block.contains(octets));
    }

    private static boolean isPublicIpv4(byte[] octets) {
        return KEPT_IPV4.stream().noneMatch(block -> block.contains(octets));
    }

    private record Block(InetAddress first, int bits) {
        static Block of(String first, int bits) {
            return new Block(InetAddress.ofLiteral(first), bits);
        }

        boolean contains(byte[] octets) {
            byte[] prefix = first.getAddress();
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            int mask = 0xff00 >> rest & 0xff;
            return prefix.length == octets.length
                    && Arrays.equals(prefix, 0, whole, octets, 0, whole)
                    && (rest == 0 || ((prefix[whole] ^ octets[whole]) & mask) == 0);
        }
    }
}
