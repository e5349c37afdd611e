package dev.dmarcdesk.report;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Zone;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.text.Parsed;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Whole audits of generated zones, up to the page and the JSON.
///
/// A line of the input is a record: a letter for its owner (see [#OWNERS]), a letter for its type
/// (`T`ext, `M`X, `C`NAME, `A`, or `F`ailure), and its data: a text of any octets, or a name.
public final class AuditFuzz {
    private static final DomainName DOMAIN = DomainName.of("a.example");
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ZERO);
    private static final int LONGEST_PAGE = 200_000;

    /// By letter, from `a` on.
    private static final List<String> OWNERS =
            List.of(
                    "a.example",
                    "_dmarc.a.example",
                    "s1._domainkey.a.example",
                    "*._domainkey.a.example",
                    "_domainkey.a.example",
                    "*.a.example",
                    "_dmarc.example",
                    "b.example",
                    "_dmarc.b.example",
                    "a.example._report._dmarc.b.example",
                    "c.example",
                    "mail.a.example",
                    "_mta-sts.a.example",
                    "_smtp._tls.a.example",
                    "default._bimi.a.example",
                    "_dmarc.a.example.a.example");

    private AuditFuzz() {}

    /// Audits one zone.
    public static void fuzzerTestOneInput(byte[] input) {
        String[] selectors = input.length % 2 == 0 ? new String[0] : new String[] {"s1"};
        var audit = Audit.of(DOMAIN.toString(), zone(FuzzText.octets(input)), selectors);
        Report report = audit.report();
        String page = audit.page();
        String spf = TerminalText.render(SpfPage.of(report, RUN), 80, false);
        String dkim = TerminalText.render(DkimPage.of(report, RUN), 80, false);
        String json = audit.json();
        FuzzText.require(
                page.length() < LONGEST_PAGE
                        && spf.length() < LONGEST_PAGE
                        && dkim.length() < LONGEST_PAGE,
                "a page without end");
        FuzzText.require(json.contains(report.verdict().level().word()), "a verdict lost");
    }

    private static Dns zone(String text) {
        var zone = new Zone.Builder().exists(DOMAIN);
        for (String line : text.split("\n", -1)) {
            int owner = line.isEmpty() ? -1 : line.charAt(0) - 'a';
            if (line.length() > 1 && owner >= 0 && owner < OWNERS.size()) {
                add(zone, DomainName.of(OWNERS.get(owner)), line.charAt(1), line.substring(2));
            }
        }
        return new ZoneDns(zone.build());
    }

    private static void add(Zone.Builder zone, DomainName owner, char type, String data) {
        switch (type) {
            case 'T' -> zone.add(owner, RrType.TXT, Rdata.Text.of(data));
            case 'A' ->
                    zone.add(
                            owner,
                            RrType.A,
                            new Rdata.Address(InetAddress.ofLiteral("198.51.100.7")));
            case 'F' ->
                    zone.fail(
                            new Zone.Failure(
                                    owner,
                                    data.isEmpty(),
                                    Set.of(RrType.values()),
                                    Answer.Reason.SERVFAIL));
            case 'M' -> {
                if (DomainName.parse(data) instanceof Parsed.Valid<DomainName>(var host, _)) {
                    zone.add(owner, RrType.MX, new Rdata.Exchange(data.length(), host));
                }
            }
            case 'C' -> {
                if (DomainName.parse(data) instanceof Parsed.Valid<DomainName>(var target, _)) {
                    zone.add(owner, RrType.CNAME, new Rdata.Alias(target));
                }
            }
            default -> {
                // No record.
            }
        }
    }
}
