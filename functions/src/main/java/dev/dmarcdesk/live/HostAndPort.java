package dev.dmarcdesk.live;

import dev.dmarcdesk.text.Parsed;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `HOST[:PORT]` as people write it.
final class HostAndPort {
    static final int DNS_PORT = 53;

    private static final int LARGEST_PORT = 65535;
    private static final Pattern BRACKETED = Pattern.compile("\\[([^]]*)](?::(\\d{1,5}))?");
    private static final Pattern BARE_IPV6 = Pattern.compile("([^:]*:[^:]*:.*)()");
    private static final Pattern SIMPLE = Pattern.compile("([^:]*)(?::(\\d{1,5}))?");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");

    private HostAndPort() {}

    /// How the addresses of a host are found.
    @FunctionalInterface
    interface Hosts {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /// The addresses meant, or what is wrong.
    static Parsed<List<InetSocketAddress>> read(String written, Hosts hosts) {
        var match =
                Stream.of(BRACKETED, BARE_IPV6, SIMPLE)
                        .map(form -> form.matcher(written))
                        .filter(Matcher::matches)
                        .findFirst();
        int port = match.map(matcher -> port(matcher.group(2))).orElse(0);
        if (match.isEmpty() || port < 1 || port > LARGEST_PORT) {
            return wrong(
                    written,
                    "HOST or HOST:PORT, with a port up to 65535 and an IPv6 address in brackets");
        }
        return addresses(written, match.get().group(1), hosts)
                .map(found ->
                        found.stream()
                                .map(address -> new InetSocketAddress(address, port))
                                .toList());
    }

    private static Parsed<List<InetAddress>> addresses(String written, String host, Hosts hosts) {
        try {
            return Parsed.valid(List.of(InetAddress.ofLiteral(host)));
        } catch (IllegalArgumentException _) {
            // No address, so perhaps a name.
        }
        if (!HOST_NAME.matcher(host).matches()) {
            return wrong(written, "an IP address or a host name");
        }
        try {
            return Parsed.valid(List.of(hosts.addresses(host)));
        } catch (UnknownHostException _) {
            return wrong(written, "a host that exists: no address is known for this name");
        }
    }

    private static int port(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? DNS_PORT : Integer.parseInt(digits);
    }

    private static <T> Parsed<T> wrong(String written, String expected) {
        return Parsed.invalid(expected, 0, written.length());
    }
}
