package dev.dmarcdesk.bench;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Zone text of made-up domains: those of the demo zone, and as many of each usual kind as wanted.
/// The kinds are those of real domains, in about their shares: most have mail at one of the two big
/// services and a few senders beside it.
final class MadeUpZone {
    private static final String DEMO = demo();
    private static final String KEY = key();

    private final StringBuilder zone = new StringBuilder(DEMO).append("\n$ORIGIN .\n");
    private final List<DomainName> domains = new ArrayList<>();

    private MadeUpZone() {
        DEMO.lines()
                .filter(line -> line.startsWith("; --- ") && line.contains(".example:"))
                .map(line -> line.substring(6, line.indexOf(':')))
                .forEach(domain -> domains.add(DomainName.of(domain)));
    }

    /// A world with so many domains of each kind.
    static World of(int each) {
        var made = new MadeUpZone();
        for (int i = 0; i < each; i++) {
            made.workspace("studio" + i + ".example");
            made.office("office" + i + ".example");
            made.shop("shop" + i + ".example");
            made.own("own" + i + ".example");
            made.parked("parked" + i + ".example");
            made.bare("bare" + i + ".example");
            made.department("group" + i + ".example");
            made.faulty("faulty" + i + ".example");
        }
        return new World(made.domains, ZoneDns.of(made.zone.toString()));
    }

    private MadeUpZone domain(String name) {
        domains.add(DomainName.of(name));
        return record(name, "A", "192.0.2.1");
    }

    private MadeUpZone record(String owner, String type, String data) {
        zone.append(owner).append(". ").append(type).append(' ').append(data).append('\n');
        return this;
    }

    private MadeUpZone text(String owner, String... strings) {
        return record(owner, "TXT", '"' + String.join("\" \"", strings) + '"');
    }

    private MadeUpZone key(String selector, String domain) {
        String record = "v=DKIM1; k=rsa; p=" + KEY;
        return text(
                selector + "._domainkey." + domain,
                record.substring(0, 255),
                record.substring(255));
    }

    private void workspace(String name) {
        domain(name)
                .record(name, "MX", "1 aspmx.l.google.com.")
                .record(name, "MX", "5 alt1.aspmx.l.google.com.")
                .text(name, "google-site-verification=Zm9yLXRoZS1iZW5jaC1vbmx5LW5vdGhpbmctaGVyZQ")
                .text(name, "v=spf1 include:_spf.google.com include:servers.mcsv.net ~all")
                .text("_dmarc." + name, "v=DMARC1; p=quarantine; rua=mailto:dmarc@" + name)
                .key("google", name)
                .key("k1", name);
    }

    private void office(String name) {
        String host = name.replace('.', '-');
        domain(name)
                .record(name, "MX", "0 northwind-example.mail.protection.outlook.com.")
                .text(name, "MS=ms12345678")
                .text(name, "v=spf1 include:spf.protection.outlook.com include:sendgrid.net -all")
                .text(
                        "_dmarc." + name,
                        "v=DMARC1; p=reject; rua=mailto:d@"
                                + name
                                + ","
                                + "mailto:x@reports.collector.example; fo=1")
                .key("selector1-" + host, "office.onmicrosoft.com")
                .record(
                        "selector1._domainkey." + name,
                        "CNAME",
                        "selector1-" + host + "._domainkey.office.onmicrosoft.com.")
                .record(
                        "selector2._domainkey." + name,
                        "CNAME",
                        "selector2-" + host + "._domainkey.office.onmicrosoft.com.");
    }

    private void shop(String name) {
        domain(name)
                .record(name, "MX", "1 aspmx.l.google.com.")
                .text(
                        name,
                        "v=spf1 include:_spf.google.com include:sendgrid.net include:mailgun.org"
                                + " include:_spf.salesforce.com include:servers.mcsv.net include:spf.mtasv.net include:mail.zendesk.com ~all")
                .text("_dmarc." + name, "v=DMARC1; p=none; rua=mailto:dmarc@" + name)
                .key("google", name)
                .record(
                        "s1._domainkey." + name,
                        "CNAME",
                        "s1.domainkey.u7654321.wl001.sendgrid.net.")
                .key("mailjet", name);
    }

    private void own(String name) {
        domain(name)
                .record(name, "MX", "10 mx1." + name + ".")
                .record(name, "MX", "20 mx2." + name + ".")
                .record("mx1." + name, "A", "192.0.2.2")
                .record("mx1." + name, "AAAA", "2001:db8::2")
                .record("mx2." + name, "A", "192.0.2.3")
                .text(name, "v=spf1 a mx ip4:192.0.2.0/24 ip4:198.51.100.7 ip6:2001:db8::/32 -all")
                .text(
                        "_dmarc." + name,
                        "v=DMARC1; p=reject; sp=none; np=reject; adkim=s; rua=mailto:dmarc@"
                                + name
                                + "!10m")
                .key("default", name);
    }

    private void parked(String name) {
        domain(name)
                .record(name, "MX", "0 .")
                .text(name, "v=spf1 -all")
                .text("_dmarc." + name, "v=DMARC1; p=reject");
    }

    private void bare(String name) {
        domain(name);
    }

    /// Three levels below the name that holds the policy.
    private void department(String name) {
        record(name, "A", "192.0.2.1")
                .text("_dmarc." + name, "v=DMARC1; p=reject; sp=quarantine; rua=mailto:d@" + name);
        String below = "news.mail.eu." + name;
        domain(below)
                .record(below, "MX", "10 mx1." + below + ".")
                .record("mx1." + below, "A", "192.0.2.4")
                .text(below, "v=spf1 mx include:spf.mailjet.com ?all")
                .key("mailjet", below);
    }

    private void faulty(String name) {
        domain(name)
                .record(name, "MX", "10 mail." + name + ".")
                .text(
                        name,
                        "v=spf1 include:_spf.google.com ipv4:192.0.2.1 include:gone."
                                + name
                                + " +all")
                .text(name, "v=spf1 mx ~all")
                .text("_dmarc." + name, "v=DMARC1; p=rejct; pct=50; rua=dmarc@" + name)
                .text("dkim._domainkey." + name, "v=DKIM1; k=rsa; p=" + KEY.substring(0, 200));
    }

    private static String demo() {
        try (var zone =
                Objects.requireNonNull(
                        MadeUpZone.class.getResourceAsStream("/dev/dmarcdesk/demo.zone"))) {
            return new String(zone.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String key() {
        var at = DomainName.of("google._domainkey.acme.example");
        if (ZoneDns.of(DEMO).ask(at, RrType.TXT) instanceof Answer.Found found) {
            String record = found.all(Rdata.Text.class).getFirst().joined();
            return record.substring(record.indexOf("p=") + 2);
        }
        throw new IllegalStateException("the demo zone has no key at " + at);
    }
}
