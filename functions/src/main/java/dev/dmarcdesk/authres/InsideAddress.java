package dev.dmarcdesk.authres;

import java.net.InetAddress;

/// Addresses that no message from outside comes from: loopback, link-local and private networks
/// (RFC 1918, RFC 4193).
final class InsideAddress {
    private InsideAddress() {}

    /// @param ip an IPv4 or IPv6 address; anything else is none
    static boolean is(String ip) {
        try {
            var address = InetAddress.ofLiteral(ip);
            byte first = address.getAddress()[0];
            boolean unique = address.getAddress().length == 16 && (first & 0xfe) == 0xfc;
            return address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || unique;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
