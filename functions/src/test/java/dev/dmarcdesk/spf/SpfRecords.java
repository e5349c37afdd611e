package dev.dmarcdesk.spf;

import dev.dmarcdesk.ForAll;

import java.util.List;
import java.util.Random;

/// Generated records: mostly terms, some of them damaged, some junk.
final class SpfRecords {
    private static final List<String> TERMS =
            List.of(
                    "all",
                    "a",
                    "mx",
                    "ptr",
                    "a:host.example",
                    "a:host.example/24//64",
                    "mx/24",
                    "mx:%{d}/0",
                    "include:_spf.a.example",
                    "include:b.example",
                    "include:%{ir}.c.example",
                    "exists:%{i}._spf.%{d2}",
                    "exists:d.example",
                    "ip4:192.0.2.0/24",
                    "ip4:0.0.0.0/0",
                    "ip6:2001:db8::1",
                    "ip6:::ffff:192.0.2.1/96",
                    "redirect=_spf.a.example",
                    "redirect=b.example",
                    "exp=explain.%{d}",
                    "ra=postmaster",
                    "v=spf1",
                    "ip4:",
                    "ipv4:192.0.2.1",
                    "include:");
    private static final String ALPHABET =
            "abcdxmipv0123456789 :=/.+-~?%{}_,;\"\\\t\u0000\u007f\u00a0\u00c2\u00e2\u00ff";

    private SpfRecords() {}

    static String record(Random random) {
        var record =
                new StringBuilder(ForAll.oneOf(random, List.of("v=spf1", "V=Spf1", "v=spf1 ")));
        for (int i = random.nextInt(8); i > 0; i--) {
            record.append(ForAll.oneOf(random, List.of(" ", " ", " ", "  ", "", ",")))
                    .append(ForAll.oneOf(random, List.of("", "", "+", "-", "~", "?")))
                    .append(ForAll.oneOf(random, TERMS));
        }
        if (random.nextInt(3) == 0) {
            int at = random.nextInt(record.length() + 1);
            record.insert(at, ForAll.text(random, ALPHABET, 6));
        }
        return record.toString();
    }

    static String junk(Random random) {
        return ForAll.text(random, ALPHABET, 60);
    }
}
