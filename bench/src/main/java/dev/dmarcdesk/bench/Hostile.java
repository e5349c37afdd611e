package dev.dmarcdesk.bench;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Domains that want to be expensive.
public enum Hostile {
    /// For comparison: as good as nothing.
    PARKED(() -> new OneDomain().spf("v=spf1 -all").dmarc("v=DMARC1; p=reject")),
    /// Ten includes in each record, ten deep: 10¹⁰ of them for who counts each.
    INCLUDE_BOMB(Hostile::bomb),
    /// The same without a repeated name in the first three levels: 1,110 different records.
    INCLUDE_TREE(Hostile::tree),
    /// One include in each of 2,000 records.
    INCLUDE_CHAIN(Hostile::chain),
    /// A record that includes itself, by a name of its own each time.
    INCLUDE_WILDCARD(() ->
            new OneDomain()
                    .spf("v=spf1 include:a.%{d} -all")
                    .text(
                            "*.",
                            "v=spf1 include:a.victim.example include:b.victim.example"
                                    + " include:c.victim.example -all")),
    /// CNAMEs that run on and on, at every name that is asked.
    CNAME_CHAIN(Hostile::aliases),
    /// 1,000 TXT records beside each other, each an SPF record.
    MANY_RECORDS(Hostile::records),
    /// 1,000 mail hosts, none of which exists.
    MANY_MAIL_HOSTS(Hostile::mailHosts),
    /// 1,000 report addresses at 1,000 domains.
    MANY_REPORT_ADDRESSES(() ->
            new OneDomain()
                    .dmarc(
                            "v=DMARC1; p=none; rua="
                                    + join(1000, i -> "mailto:d@d" + i + ".example", ","))),
    /// 64 KiB of text at every selector there is.
    LONG_KEYS(() -> new OneDomain().text("*._domainkey.", "v=DKIM1; p=" + "A".repeat(65_000)));

    private static final int WIDE = 10;

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
    private final Supplier<OneDomain> zone;

    Hostile(Supplier<OneDomain> zone) {
        this.zone = zone;
    }

    OneDomain published() {
        return zone.get();
    }

    private static OneDomain bomb() {
        var domain = new OneDomain().spf(includes(i -> "l0n" + i));
        for (int level = 0; level < WIDE; level++) {
            int next = level + 1;
            for (int i = 0; i < WIDE; i++) {
                domain.text(
                        "l" + level + "n" + i + ".", includes(child -> "l" + next + "n" + child));
            }
        }
        return domain;
    }

    private static OneDomain tree() {
        var domain = new OneDomain().spf(includes(i -> "n" + i));
        for (int i = 0; i < 1110; i++) {
            int node = i;
            domain.text("n" + i + ".", includes(child -> "n" + (WIDE * (node + 1) + child)));
        }
        return domain;
    }

    private static OneDomain chain() {
        var domain = new OneDomain().spf("v=spf1 include:n0.victim.example -all");
        for (int i = 0; i < 2000; i++) {
            domain.text("n" + i + ".", "v=spf1 include:n" + (i + 1) + ".victim.example -all");
        }
        return domain;
    }

    private static OneDomain aliases() {
        var domain =
                new OneDomain()
                        .spf(includes(i -> "n" + i))
                        .alias("_dmarc.", "n0.")
                        .alias("*._domainkey.", "n0.");
        for (int i = 0; i < 2000; i++) {
            domain.alias("n" + i + ".", "n" + (i + 1) + ".");
        }
        return domain;
    }

    private static OneDomain records() {
        var domain = new OneDomain();
        for (int i = 0; i < 1000; i++) {
            domain.spf("v=spf1 include:n" + i + ".victim.example -all")
                    .dmarc("v=DMARC1; p=none; x=" + i);
        }
        return domain;
    }

    private static OneDomain mailHosts() {
        var domain = new OneDomain().spf("v=spf1 mx -all");
        for (int i = 0; i < 1000; i++) {
            String host = "mx" + i + ".";
            domain.record(
                    "", RrType.MX, new Rdata.Exchange(i, DomainName.of(host + OneDomain.NAME)));
        }
        return domain;
    }

    private static String includes(IntFunction<String> label) {
        return "v=spf1 "
                + join(WIDE, i -> "include:" + label.apply(i) + ".victim.example", " ")
                + " -all";
    }

    private static String join(int count, IntFunction<String> one, String between) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(between));
    }
}
