package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.Repair;
import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A diagnosis of each kind that people meet.
public final class Samples {
    private static final String REJECT = "v=DMARC1; p=reject";
    private static final DomainName ACME = DomainName.of("acme.example");

    private Samples() {}

    /// The one of that name.
    public static Diagnosis named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    /// Each by a short name.
    public static Map<String, Diagnosis> all() {
        var all = new LinkedHashMap<String, Diagnosis>();
        all.put("provider", provider());
        all.put("mailpace", mailpace());
        all.put("pass", pass());
        all.put("onlyspf", onlySpf());
        all.put("srs", forwarded());
        all.put("list", list());
        all.put("twofrom", twoFrom());
        all.put("nofrom", Made.policy(REJECT).from(new Author.NoField()).done());
        all.put("noresults", noResults());
        all.put("forged", forged());
        all.put("strict", strict());
        all.put("keygone", keyGone());
        all.put("keylate", keyLate());
        all.put("gateway", gateway());
        all.put("behindgateway", behindGateway());
        all.put("parent", parent());
        all.put("compauth", compauth());
        all.put("override", override());
        all.put("dnsdown", dnsDown());
        all.put("nopolicy", noPolicy());
        all.put("twofold", twofold());
        all.put("unauthorized", unauthorized());
        all.put("bounce", bounce());
        all.put("psl", psl());
        all.put("reported", reported());
        all.put("weak", weak());
        all.put("failed", failed());
        all.put("keys", keys());
        all.put("changed", changed());
        return all;
    }

    static Diagnosis psl() {
        var agreed = Made.policy(REJECT).spf("pass", "a.acme.example").done();
        var dmarc = agreed.dmarc();
        return new Diagnosis(
                agreed.given(),
                agreed.author(),
                agreed.receiver(),
                agreed.spf(),
                agreed.signatures(),
                new DmarcView(
                        dmarc.result(),
                        dmarc.basis(),
                        dmarc.reported(),
                        dmarc.evaluation(),
                        DmarcView.Result.FAIL,
                        dmarc.organizational7489()),
                agreed.arc(),
                agreed.path(),
                agreed.handling(),
                agreed.causes(),
                agreed.services(),
                agreed.transcript());
    }

    static Diagnosis reported() {
        return Made.policy(REJECT)
                .spf("pass", "elsewhere.example")
                .receiver(Reason.TOPMOST, "mx.elsewhere.example")
                .reported("pass")
                .arc("pass")
                .because(new Cause.NothingOfOurs(), new Cause.ReceiverDiffers("pass"))
                .done();
    }

    static Diagnosis weak() {
        return Made.policy(REJECT)
                .given(Given.Body.TOUCHED, Completeness.WHOLE)
                .dkim(
                        "pass",
                        "acme.example",
                        "s1",
                        new HeaderHash.Verified(1024),
                        Flaw.PARTIAL_BODY,
                        Flaw.KEY_SHORT,
                        Flaw.EXPIRED)
                .dkim("fail", "other.example", "s2", new HeaderHash.Unreadable("a tag h="))
                .done();
    }

    static Diagnosis failed() {
        return Made.policy(REJECT)
                .dkim("fail", "acme.example", "s1")
                .because(new Cause.SignatureFailed(ACME, "s1"))
                .done();
    }

    static Diagnosis keys() {
        return Made.policy(REJECT)
                .dkim("pass", "acme.example", "now", new HeaderHash.Broken(2048))
                .dkim("pass", "b.acme.example", "gone", new HeaderHash.Revoked())
                .dkim("pass", "c.acme.example", "bad", new HeaderHash.UnusableKey(List.of()))
                .dkim("pass", "d.acme.example", "down", new HeaderHash.KeyUnavailable())
                .done();
    }

    static Diagnosis changed() {
        return Made.policy(REJECT)
                .dkim("fail", "acme.example", "s1", new HeaderHash.Broken(2048))
                .because(new Cause.HeaderChanged(ACME, "s1", Cause.Fault.NOBODY, ""))
                .done();
    }

    static Diagnosis provider() {
        var sendgrid = Made.service("sendgrid");
        var bounce = DomainName.of("em8174.sendgrid.net");
        return Made.policy("v=DMARC1; p=quarantine")
                .spf("pass", "em8174.sendgrid.net")
                .dkim("pass", "sendgrid.net", "s1", new HeaderHash.Verified(2048))
                .by("sendgrid")
                .handled("quarantine", "quarantine")
                .repaired(Repair.Kind.LINK, 14)
                .repaired(Repair.Kind.FOLDING, 9)
                .because(
                        new Cause.ProviderSignsOnly(
                                List.of(sendgrid),
                                List.of(DomainName.of("sendgrid.net")),
                                List.of(bounce)))
                .done();
    }

    static Diagnosis mailpace() {
        return Made.policy("v=DMARC1; p=reject; aspf=s")
                .spf("pass", "mailer.mailpace.com")
                .by("mailpace")
                .because(
                        new Cause.BounceNotAligned(
                                List.of(Made.service("mailpace")),
                                DomainName.of("mailer.mailpace.com")))
                .done();
    }

    static Diagnosis pass() {
        return Made.policy(REJECT)
                .given(Given.Body.UNTOUCHED, Completeness.WHOLE)
                .spf("pass", "bounce.acme.example")
                .dkim("pass", "acme.example", "s1", new HeaderHash.Verified(2048))
                .dkim(
                        "pass",
                        "sendgrid.info",
                        "smtpapi",
                        new HeaderHash.Verified(1024),
                        Flaw.KEY_SHORT)
                .done();
    }

    static Diagnosis onlySpf() {
        return Made.policy(REJECT)
                .spf("pass", "em12.acme.example")
                .dkim("pass", "sendgrid.net", "s1")
                .by("sendgrid")
                .done();
    }

    static Diagnosis forwarded() {
        return Made.policy(REJECT)
                .spf("pass", "forwarder.example")
                .way(
                        Kind.FORWARDED,
                        Certainty.CERTAIN,
                        "forwarder.example",
                        Made.hop("out.acme.example", "mx.forwarder.example", 1),
                        Made.hop("mx.forwarder.example", "out.forwarder.example", 75),
                        Made.hop("out.forwarder.example", "mx.google.com", 2))
                .handled("none", "reject")
                .because(new Cause.Forwarded("forwarder.example", false))
                .done();
    }

    static Diagnosis list() {
        return Made.policy("v=DMARC1; p=none")
                .spf("pass", "lists.example")
                .dkim("fail", "acme.example", "s1", new HeaderHash.Unproven())
                .dkim("pass", "lists.example", "l", new HeaderHash.Verified(2048))
                .way(
                        Kind.MAILING_LIST,
                        Certainty.CERTAIN,
                        "lists.example",
                        Made.hop("out.acme.example", "mail.lists.example", 1),
                        Made.hop("mail.lists.example", "mx.google.com", 4))
                .because(new Cause.ListRewrote("lists.example", true))
                .done();
    }

    static Diagnosis twoFrom() {
        return Made.policy(REJECT)
                .from(new Author.Several(List.of(ACME, DomainName.of("evil.example")), 2))
                .reported("permerror")
                .because(new Cause.NoSingleAuthor())
                .done();
    }

    static Diagnosis noResults() {
        return Made.policy(REJECT)
                .receiver(Reason.ABSENT, "")
                .dkim("", "acme.example", "s1", new HeaderHash.Verified(2048))
                .nobodySays()
                .because(new Cause.Untrusted())
                .done();
    }

    static Diagnosis forged() {
        return Made.policy(REJECT)
                .receiver(Reason.FOREIGN, "")
                .claim("mx.google.com", "spf=pass", "dkim=pass", "dmarc=pass")
                .nobodySays()
                .because(new Cause.Untrusted())
                .done();
    }

    static Diagnosis strict() {
        return Made.policy("v=DMARC1; p=reject; adkim=s; rua=mailto:d@acme.example")
                .spf("softfail", "acme.example")
                .dkim("pass", "mail.acme.example", "s1", new HeaderHash.Verified(2048))
                .because(new Cause.StrictOnly(DomainName.of("mail.acme.example"), "adkim"))
                .done();
    }

    static Diagnosis keyGone() {
        return Made.policy("v=DMARC1; p=quarantine")
                .spf("fail", "acme.example")
                .dkim("fail", "acme.example", "old", new HeaderHash.NoKey())
                .because(
                        new Cause.KeyGone(ACME, "old", false),
                        new Cause.ServerNotAuthorized(List.of(), ACME, "fail"))
                .done();
    }

    static Diagnosis keyLate() {
        return Made.policy("v=DMARC1; p=quarantine")
                .spf("fail", "acme.example")
                .dkim("fail", "acme.example", "new", new HeaderHash.Verified(2048))
                .because(new Cause.KeyLate(ACME, "new", true))
                .done();
    }

    static Diagnosis gateway() {
        return Made.policy(REJECT)
                .spf("fail", "acme.example")
                .dkim("fail", "acme.example", "s1", new HeaderHash.Broken(2048))
                .way(
                        Kind.GATEWAY,
                        Certainty.LIKELY,
                        "gate.example",
                        Made.hop("out.acme.example", "in.gate.example", 1),
                        Made.hop("in.gate.example", "mx.corp.example", 6))
                .because(new Cause.BodyChanged(ACME, "s1", Cause.Fault.GATEWAY, "gate.example"))
                .done();
    }

    static Diagnosis behindGateway() {
        return Made.policy(REJECT)
                .spf("fail", "acme.example")
                .way(
                        Kind.GATEWAY,
                        Certainty.LIKELY,
                        "gate.example",
                        Made.hop("out.acme.example", "in.gate.example", 1),
                        Made.hop("in.gate.example", "mx.corp.example", 6))
                .because(new Cause.BehindGateway("gate.example"))
                .done();
    }

    static Diagnosis parent() {
        return Made.policy(REJECT)
                .dkim("pass", "group.example", "s1")
                .because(new Cause.OtherOrganization(DomainName.of("group.example")))
                .done();
    }

    static Diagnosis compauth() {
        return Made.policy(REJECT)
                .receiver(Reason.MICROSOFTS_OWN, "")
                .spf("fail", "acme.example")
                .reported("fail")
                .compauth("pass", "130")
                .because(new Cause.ServerNotAuthorized(List.of(), ACME, "fail"))
                .done();
    }

    static Diagnosis override() {
        return Made.policy(REJECT)
                .spf("pass", "elsewhere.example")
                .handled("none", "reject")
                .because(new Cause.NothingOfOurs())
                .done();
    }

    static Diagnosis dnsDown() {
        return Made.zone("_dmarc.acme.example. !SERVFAIL\n_dmarc.example. !SERVFAIL\n")
                .spf("pass", "acme.example")
                .because(new Cause.LookupFailed())
                .done();
    }

    static Diagnosis noPolicy() {
        return Made.policy("")
                .spf("pass", "acme.example")
                .reported("bestguesspass")
                .because(new Cause.NoPolicy(ACME))
                .done();
    }

    static Diagnosis twofold() {
        return Made.policy(REJECT)
                .given(Given.Body.ABSENT, Completeness.END_CUT)
                .dkim("pass", "acme.example", "s1")
                .doubt("From")
                .done();
    }

    static Diagnosis unauthorized() {
        return Made.policy(REJECT)
                .spf("softfail", "news.acme.example")
                .because(
                        new Cause.ServerNotAuthorized(
                                List.of(), DomainName.of("news.acme.example"), "softfail"))
                .done();
    }

    static Diagnosis bounce() {
        return Made.policy("v=DMARC1; p=none")
                .spf("pass", "mcdlv.net")
                .by("mailchimp")
                .because(
                        new Cause.BounceNotAligned(
                                List.of(Made.service("mailchimp")), DomainName.of("mcdlv.net")))
                .done();
    }
}
