package dev.dmarcdesk.spf;

import dev.dmarcdesk.spf.Network.Version;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the values of `ip4` and `ip6` (RFC 7208 §5.6), without the liberties that address readers
/// of the platform take: three octets, leading zeros, zones.
final class NetworkParser {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern DOTTED =
            Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final int GROUPS = 8;

    private NetworkParser() {}

    /// Reads `192.0.2.0/24`; without a prefix length it is one address.
    static Parsed<Network> ip4(String text) {
        int slash = slash(text);
        var octets = DOTTED.matcher(text).region(0, slash);
        if (!octets.matches()) {
            return Parsed.invalid("an IPv4 address of four numbers", 0, slash);
        }
        long address = 0;
        for (int i = 1; i <= octets.groupCount(); i++) {
            address = address << 8 | Integer.parseInt(octets.group(i));
        }
        return network(text, slash, Version.IP4, address << 32, 0);
    }

    /// Reads `2001:db8::/32`; without a prefix length it is one address.
    static Parsed<Network> ip6(String text) {
        int slash = slash(text);
        var groups = address(text.substring(0, slash)).orElse(List.of());
        if (groups.size() != GROUPS) {
            return Parsed.invalid("an IPv6 address", 0, slash);
        }
        return network(
                text, slash, Version.IP6, word(groups.subList(0, 4)), word(groups.subList(4, 8)));
    }

    /// Reads a prefix length that is within the version's range.
    static Optional<Integer> prefix(String digits, Version version) {
        return NUMBER.matcher(digits).matches() && Integer.parseInt(digits) <= version.bits()
                ? Optional.of(Integer.parseInt(digits))
                : Optional.empty();
    }

    private static Parsed<Network> network(
            String text, int slash, Version version, long high, long low) {
        if (slash == text.length()) {
            return Parsed.valid(new Network(version, high, low, version.bits()));
        }
        return prefix(text.substring(slash + 1), version)
                .map(prefix -> Parsed.valid(new Network(version, high, low, prefix)))
                .orElse(
                        Parsed.invalid(
                                "a prefix length of 0 to " + version.bits(), slash, text.length()));
    }

    /// The eight groups of an address (RFC 4291 §2.2), or nothing.
    private static Optional<List<Integer>> address(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true);
        }
        if (gap != text.lastIndexOf("::")) {
            return Optional.empty();
        }
        var left = groups(text.substring(0, gap), false);
        var right = groups(text.substring(gap + 2), true);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<>(left.get());
        while (all.size() + right.get().size() < GROUPS) {
            all.add(0);
        }
        boolean gapIsEmpty = all.size() == left.get().size();
        all.addAll(right.get());
        return gapIsEmpty ? Optional.empty() : Optional.of(all);
    }

    /// Groups between colons; the last may be an IPv4 address when the text ends the address.
    private static Optional<List<Integer>> groups(String text, boolean ends) {
        var groups = new ArrayList<Integer>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        String[] written = text.split(":", -1);
        for (int i = 0; i < written.length; i++) {
            var dotted = DOTTED.matcher(written[i]);
            if (GROUP.matcher(written[i]).matches()) {
                groups.add(Integer.parseInt(written[i], 16));
            } else if (ends && i == written.length - 1 && dotted.matches()) {
                groups.add(pair(dotted.group(1), dotted.group(2)));
                groups.add(pair(dotted.group(3), dotted.group(4)));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static int pair(String high, String low) {
        return Integer.parseInt(high) << 8 | Integer.parseInt(low);
    }

    private static long word(List<Integer> groups) {
        return groups.stream().mapToLong(Integer::longValue).reduce(0, (word, g) -> word << 16 | g);
    }

    private static int slash(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text.length() : slash;
    }
}
