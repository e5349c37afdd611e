package dev.dmarcdesk.bot.aws;

/// What stored watches and alerts have in common, the most usual last. Never to be changed without
/// another number for the packing and a reader for the old one: what was stored could not be read
/// any more.
final class StoredWords {
    /// The breaks between the lines are not part of it.
    static final String COMMON =
            """
            "v":1,"kind":"OUTAGE""RESTLESS""DIGEST""SHARED_CHANGE","kind":"CHANGE","domains":["
            "changes":[{"domain":","before":{"meaning":["],"records":["]},"after":{"meaning":["
            "page":"\\u0001\\u0002\\u0003\\u0004\\u0000","pages":[{"channel":"C0","page":"
            "wantsTwo":false,"wantsTwo":true,"state":"EXPECTED""NOT_OURS""OVER","state":"OPEN"
            "words":[{"user":"U0","saying":"EXPECTED","reason":"
            "errands":[{"matter":"CALL""UNREACHABLE","channel":"C0","whom":"U0
            "tellings":[{"channel":"C0","progress":"WAITING""SENDING""OUTDATED""DROPPED""TOLD"
            "message":"17,"tries":0,"notBefore":"}],"errands":[
            "sightings":[{"seen":{"unknown":"SERVFAIL""REFUSED""MALFORMED""TIMEOUT","first":"
            ","last":","looks":1}],"unanswered":[{"outage":{"since":","told":"
            "restless":[{"at":","told":[{"at":"2026-2027-","aspects":[{"
            "],"records":["v=STSv1; id=","v=TLSRPTv1; rua=mailto:","v=BIMI1; l=https://
            {"kind":"mta-sts-policy","name":","meaning":["version=STSv1 mode=enforce max_age=
            {"kind":"dkim-key","name":"selector1._domainkey.selector2._domainkey.k1._domainkey.
            google._domainkey.s1._domainkey.default._domainkey.
            "meaning":["k=rsa; p=","records":["v=DKIM1; k=rsa; t=s; p=
            MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQD
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA wIDAQAB
            "Mailchimp (Intuit)","Mailgun (Sinch)","Zendesk Support","Amazon SES",
            "Twilio SendGrid","Google Workspace","Microsoft 365 (Exchange Online)"
            include:spf.mandrillapp.com include:mail.zendesk.com include:mailgun.org
            include:amazonses.com include:servers.mcsv.net include:_spf.salesforce.com
            include:sendgrid.net include:_spf.google.com include:spf.protection.outlook.com -all
            1 aspmx.l.google.com10 alt1.aspmx.l.google.com.mail.protection.outlook.com
            .awsdns-.co.uk.awsdns-.org.ns.cloudflare.com.azure-dns.com
            "],"records":["v=spf1 ip6: mx a ~all include: ip4:
            /32 ip4:/24 ip4:/22 ip4:/20 ip4:/19 ip4:/16 ip6:2001:2a01::/48 ?all
            "records":["v=DMARC1; p=none; rua=mailto:; ruf=mailto:; fo=1; pct=100; adkim=s; aspf=s
            "meaning":["v=DMARC1; p=quarantine; sp=reject; rua=mailto:dmarc
            "meaning":["v=DMARC1; p=reject; rua=mailto:
            "dkim.unknown":"notice","dkim.cname":"notice","dkim.key-short":"warning"
            "dkim.revoked":"notice","dmarc.monitoring":"warning","dmarc.pct-removed":"notice"
            "dmarc.rua-unauthorized":"warning","mta-sts.policy-unreachable":"warning"
            "spf.none":"warning","mx.none":"notice","spf.macro":"notice"
            "spf.near-lookup-limit":"notice","spf.unused-include":"notice"
            {"v":1,"subscriptions":[{"channel":"C0","user":"U0","since":"2026-
            Z","minutes":15}"minutes":1440}"owner":"S0","quietUntil":"2026-
            "unreachableSince":"2026-","minutes":60}],"memory":{"known":{"since":"2026-
            Z","snapshot":{"aspects":[{"kind":"dmarc","name":"_dmarc.com"},
            {"kind":"dmarc","name":"_dmarc.","meaning":["v=DMARC1; p=
            "]},{"kind":"spf","name":","meaning":["v=spf1 -all"],"records":["v=spf1
            "]},{"kind":"included-spf","name":"_spf.","meaning":["v=spf1 ip4:
            "]},{"kind":"mx","name":","meaning":["10 mx"],"records":["10
            "]},{"kind":"ns","name":","meaning":["ns1.","ns2."],"records":["ns1.
            "]},{"kind":"mta-sts","name":"_mta-sts.
            "},{"kind":"tls-rpt","name":"_smtp._tls.
            "},{"kind":"bimi","name":"default._bimi.
            "}],"standing":{"level":"attention","policy":"quarantine""reject","lookups":
            "}],"standing":{"level":"good"{"level":"bad","policy":"none","lookups":1,"voids":0,
            "findings":{"bimi.none":"notice","dkim.proven-none":"warning","dmarc.none":"error",
            "mta-sts.none":"notice","tls-rpt.none":"notice"},"senders":["]}}}}}\
            """
                    .replace("\n", "");

    private StoredWords() {}
}
