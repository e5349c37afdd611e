package dev.dmarcdesk.live;

import org.xbill.DNS.ResolverConfig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The resolvers this machine is set up with.
final class SystemResolvers {
    /// The C library's limit (resolv.conf(5)): people put the useful ones first.
    private static final int MOST = 3;

    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

    private SystemResolvers() {}

    /// At least one. `/etc/resolv.conf` is read here, because dnsjava's way takes longer than a
    /// whole lookup; systems without it are left to dnsjava, which falls back to the own machine.
    static List<InetSocketAddress> read() {
        try (var lines = Files.lines(RESOLV_CONF)) {
            var servers = nameservers(lines);
            if (!servers.isEmpty()) {
                return servers;
            }
        } catch (IOException _) {
            // Not a Unix.
        }
        return ResolverConfig.getCurrentConfig().servers();
    }

    /// The addresses of `nameserver` lines; what is no address is passed over, as the C library
    /// does.
    static List<InetSocketAddress> nameservers(Stream<String> lines) {
        return lines.map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                .flatMap(words -> address(words[1]))
                .map(address -> new InetSocketAddress(address, HostAndPort.DNS_PORT))
                .limit(MOST)
                .toList();
    }

    private static Stream<InetAddress> address(String written) {
        try {
            return Stream.of(InetAddress.ofLiteral(written));
        } catch (IllegalArgumentException _) {
            return Stream.empty();
        }
    }
}
