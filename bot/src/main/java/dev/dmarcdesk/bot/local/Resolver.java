package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.text.Parsed;

import java.util.Locale;

/// Who is to answer the DNS questions.
sealed interface Resolver {
    /// The resolvers this machine uses.
    record OfSystem() implements Resolver {}

    /// The bundled zone, without a network.
    record Demo() implements Resolver {}

    /// One server.
    ///
    /// @param host a name or an address, without brackets
    /// @param port 53 unless told
    record Server(String host, int port) implements Resolver {}

    int DNS_PORT = 53;
    String EXPECTED = "a DNS server such as 192.0.2.53, [2001:db8::53]:5353 or demo after --dns";

    /// Reads `HOST`, `HOST:PORT`, `[IPv6]:PORT`, a bare IPv6 address, or `demo`.
    static Parsed<Resolver> parse(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("demo")) {
            return Parsed.valid(new Demo());
        }
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[");
        boolean port =
                bracketed ? colon > text.indexOf(']') : colon >= 0 && text.indexOf(':') == colon;
        String host = port ? text.substring(0, colon) : text;
        if (bracketed) {
            if (!host.endsWith("]") || host.indexOf(':') < 0) {
                return Parsed.invalid(EXPECTED, 0, text.length());
            }
            host = host.substring(1, host.length() - 1);
        }
        int number = port ? number(text.substring(colon + 1)) : DNS_PORT;
        return isHost(host) && number >= 1 && number <= 65_535
                ? Parsed.valid(new Server(host, number))
                : Parsed.invalid(EXPECTED, 0, text.length());
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > 253) {
            return false;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean word = c < 0x80 && Character.isLetterOrDigit(c);
            if (!word && ".:-_%".indexOf(c) < 0) {
                return false;
            }
        }
        return host.charAt(0) != '-';
    }

    /// The number written there, or -1 when it is none below a million.
    static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 6) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
