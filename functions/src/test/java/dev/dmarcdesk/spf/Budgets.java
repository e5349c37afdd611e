package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;

import java.util.List;

/// Domains that spend many lookups, and the services they include: what these publish is made up,
/// their names and what they cost are real.
public final class Budgets {
    /// Services as they cost today; Google as it cost until 2025 is `google4.example`.
    private static final String SERVICES =
            """
            _spf.google.com.               TXT "v=spf1 ip4:192.0.2.0/28 ip6:2001:db8:a::/64 ~all"
            google4.example.               TXT "v=spf1 include:_nb1.google4.example include:_nb2.google4.example include:_nb3.google4.example ~all"
            _nb1.google4.example.          TXT "v=spf1 ip4:192.0.2.0/28 ~all"
            _nb2.google4.example.          TXT "v=spf1 ip6:2001:db8:a::/64 ~all"
            _nb3.google4.example.          TXT "v=spf1 ip4:192.0.2.16/28 ~all"
            spf.protection.outlook.com.    TXT "v=spf1 ip4:198.51.100.0/26 ip6:2001:db8:b::/64 -all"
            sendgrid.net.                  TXT "v=spf1 ip4:203.0.113.0/28 include:ab.sendgrid.net ~all"
            ab.sendgrid.net.               TXT "v=spf1 ip4:203.0.113.16/28 ~all"
            servers.mcsv.net.              TXT "v=spf1 ip4:203.0.113.32/28 ?all"
            mail.zendesk.com.              TXT "v=spf1 ip4:203.0.113.48/28 ~all"
            _spf.salesforce.com.           TXT "v=spf1 exists:%{i}._spf.mta.salesforce.com -all"
            mailgun.org.                   TXT "v=spf1 include:_a.mailgun.org include:_b.mailgun.org include:_c.mailgun.org include:_d.mailgun.org ~all"
            _a.mailgun.org.                TXT "v=spf1 ip4:203.0.113.64/28 ~all"
            _b.mailgun.org.                TXT "v=spf1 ip4:203.0.113.80/28 ~all"
            _c.mailgun.org.                TXT "v=spf1 ip4:203.0.113.96/28 ~all"
            _d.mailgun.org.                TXT "v=spf1 ip4:203.0.113.112/28 ~all"
            email.freshdesk.com.           TXT "v=spf1 include:f1.freshdesk.com include:f2.freshdesk.com include:f3.freshdesk.com include:f4.freshdesk.com include:f5.freshdesk.com include:f6.freshdesk.com -all"
            f1.freshdesk.com.              TXT "v=spf1 ip4:203.0.113.128 -all"
            f2.freshdesk.com.              TXT "v=spf1 ip4:203.0.113.129 -all"
            f3.freshdesk.com.              TXT "v=spf1 ip4:203.0.113.130 -all"
            f4.freshdesk.com.              TXT "v=spf1 ip4:203.0.113.131 -all"
            f5.freshdesk.com.              TXT "v=spf1 ip4:203.0.113.132 -all"
            f6.freshdesk.com.              TXT "v=spf1 ip4:203.0.113.133 -all"
            spf.mtasv.net.                 TXT "v=spf1 ip4:203.0.113.144/28 ~all"
            _spf.crm.example.              TXT "v=spf1 include:a.crm.example include:b.crm.example ~all"
            a.crm.example.                 TXT "v=spf1 ip4:203.0.113.160/28 ~all"
            b.crm.example.                 TXT "v=spf1 ip4:203.0.113.176/28 ~all"
            """;

    /// The guides' company: mailboxes at two providers, newsletters, help desk, a CRM, and its own
    /// hosts.
    public static final String SEVERAL_SERVICES =
            """
            $ORIGIN acme.example.
            @     TXT  "v=spf1 mx a:shop.acme.example include:_spf.google.com include:spf.protection.outlook.com include:sendgrid.net include:servers.mcsv.net include:mail.zendesk.com include:_spf.salesforce.com include:_spf.crm.example ~all"
                  MX   10 mx1.acme.example.
            mx1   A    192.0.2.100
            shop  A    192.0.2.101
            """;

    private Budgets() {}

    /// The services together with the zones of domains.
    public static Dns with(String... zones) {
        return ZoneDns.of(SERVICES + String.join("\n", zones));
    }

    /// A zone in which `acme.example` publishes `record`.
    public static Dns publishing(String record, String... more) {
        return with(
                "$ORIGIN acme.example.\n@ TXT \""
                        + record
                        + "\"\n@ MX 10 mx1.acme.example.\nmx1 A 192.0.2.100\n",
                String.join("\n", more));
    }

    static Examination<SpfFacts> check(Dns dns) {
        return check("acme.example", dns);
    }

    static Examination<SpfFacts> check(String domain, Dns dns) {
        return new SpfCheck(BundledData.senders())
                .examine(new Subject(DomainName.of(domain), List.of()), Sources.of(dns));
    }

    /// The plan for `acme.example`.
    static BudgetPlan plan(Dns dns) {
        return check(dns).facts().budget().getFirst();
    }

    /// The fix of the finding that the budget is exceeded.
    static Fix.Todo fix(Dns dns) {
        return check(dns).advice().stream()
                .filter(advice -> advice.finding() instanceof SpfFinding.TooManyLookups)
                .map(Advice::fix)
                .map(Fix.Todo.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
