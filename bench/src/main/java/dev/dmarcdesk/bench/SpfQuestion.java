package dev.dmarcdesk.bench;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Records to evaluate for one client, each of a kind that costs something of its own. The client
/// may not send, so every term is looked at.
public enum SpfQuestion {
    /// One include and a network.
    SMALL(
            """
            victim.example TXT "v=spf1 ip4:192.0.2.0/24 include:_spf.victim.example -all"
            _spf.victim.example TXT "v=spf1 ip4:198.51.100.0/24 ~all"
            """),
    /// Ten includes that are looked up, and one too many.
    ELEVEN_LOOKUPS(elevenLookups()),
    /// Names made of the sender, the client and what it calls itself.
    MACROS(
            """
            victim.example TXT "v=spf1 exists:%{ir}.%{l1r-}.%{v}._spf.%{d2} include:%{d}._m.victim.example exists:%{i}.%{h}.victim.example -all"
            victim.example._m.victim.example TXT "v=spf1 exists:%{S}.victim.example ?all"
            """),
    /// Ten names of the client, each looked up, asked for three times.
    PTR(clientNames());

    private final String zone;

    SpfQuestion(String zone) {
        this.zone = zone;
    }

    Dns dns() {
        return ZoneDns.of(zone);
    }

    private static String elevenLookups() {
        return numbered(11, "include:i%d.victim.example", " ", "victim.example TXT \"v=spf1 ", "\"")
                + numbered(
                        11,
                        "i%1$d.victim.example TXT \"v=spf1 ip4:198.18.%1$d.0/24"
                                + " ip6:2001:db8:%1$d::/48 ~all\"",
                        "\n",
                        "\n",
                        "\n");
    }

    private static String clientNames() {
        return numbered(
                10,
                "99.113.0.203.in-addr.arpa PTR h%1$d.victim.net\n"
                        + "h%1$d.victim.net A 203.0.113.99",
                "\n",
                "victim.example TXT \"v=spf1 ptr ptr:other.example exists:%{p}.none.example -all\"\n",
                "\n");
    }

    private static String numbered(
            int count, String one, String between, String before, String after) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(Locale.ROOT, one, i))
                .collect(Collectors.joining(between, before, after));
    }
}
