package dev.dmarcdesk.lambda;

import dev.dmarcdesk.bimi.BimiFacts;
import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.dnssec.DnssecFacts;
import dev.dmarcdesk.mtasts.MtaStsFacts;
import dev.dmarcdesk.mx.MxFacts;
import dev.dmarcdesk.report.Inspection;
import dev.dmarcdesk.report.Provider;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.report.Verdict;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.text.Uri;
import dev.dmarcdesk.tlsrpt.TlsRptFacts;

/// A report as the JSON document of `kind` "domain", version 1. Its schema is the resource
/// `domain.schema.json` beside this class; what was not looked at is `null`.
public final class ReportJson {
    private ReportJson() {}

    /// Writes the document.
    ///
    /// @return one JSON object, indented
    public static String write(Inspection inspection) {
        return JsonOut.object(out -> write(out, inspection.report(), inspection.run()));
    }

    private static void write(JsonOut out, Report report, Run run) {
        var domain = report.subject().domain();
        out.text("schema", "1")
                .text("kind", "domain")
                .text("domain", domain.toString())
                .text("domainUnicode", DomainInput.unicode(domain))
                .object("verdict", _ -> verdict(out, report.verdict()))
                .object("dmarc", _ -> DmarcJson.write(out, report.facts(DmarcFacts.class)))
                .object(
                        "spf",
                        _ -> SpfJson.write(out, report.facts(SpfFacts.class), report.transcript()))
                .object("dkim", _ -> dkim(out, report.facts(DkimFacts.class)))
                .object("mx", _ -> mx(out, report.facts(MxFacts.class)))
                .object("mtaSts", _ -> MtaStsJson.write(out, report.facts(MtaStsFacts.class)))
                .object("tlsRpt", _ -> tlsRpt(out, report.facts(TlsRptFacts.class)))
                .object("bimi", _ -> bimi(out, report.facts(BimiFacts.class)))
                .object("dnssec", _ -> DnssecJson.write(out, report.facts(DnssecFacts.class)))
                .objects("providers", report.providers(), provider -> provider(out, provider))
                .objects(
                        "findings",
                        report.findings(),
                        advice -> FindingJson.write(out, advice, report.transcript()))
                .object("dns", _ -> dns(out, report.transcript(), run));
    }

    static void verdict(JsonOut out, Verdict verdict) {
        out.text("level", verdict.level().word())
                .text("headline", verdict.headline().text())
                .text("nextStep", verdict.nextStep().text());
    }

    static void dns(JsonOut out, Transcript transcript, Run run) {
        out.number("queries", transcript.asked()).number("elapsedMs", run.took().toMillis());
    }

    private static void dkim(JsonOut out, DkimFacts facts) {
        out.text("status", facts.status().word())
                .objects("keys", facts.keys(), key -> key(out, key));
    }

    private static void key(JsonOut out, DkimFacts.Key key) {
        out.text("selector", key.place().selector())
                .text("name", key.place().name().toString())
                .text("status", key.status().word())
                .text("keyType", key.key().type().isEmpty() ? null : key.key().type());
        if (key.key().bits() > 0) {
            out.number("bits", key.key().bits());
        } else {
            out.nothing("bits");
        }
        out.text(
                "provider",
                key.place().sender().stream()
                        .filter(match -> match.isNameable())
                        .map(match -> match.sender().slug())
                        .findFirst());
    }

    private static void mx(JsonOut out, MxFacts facts) {
        out.text("status", facts.status().word())
                .texts("hosts", facts.hosts().stream().map(host -> host.name().toString()).toList())
                .flag("null", facts.isNull());
    }

    private static void tlsRpt(JsonOut out, TlsRptFacts facts) {
        out.text("status", facts.status().word())
                .texts("rua", facts.rua().stream().map(Uri::text).toList());
    }

    private static void bimi(JsonOut out, BimiFacts facts) {
        out.text("status", facts.status().word())
                .text("location", facts.location().isEmpty() ? null : facts.location())
                .text("authority", facts.evidence().isEmpty() ? null : facts.evidence());
        if (facts.status() == BimiFacts.Status.UNKNOWN) {
            out.nothing("declined");
        } else {
            out.flag("declined", facts.status() == BimiFacts.Status.DECLINED);
        }
    }

    private static void provider(JsonOut out, Provider provider) {
        out.text("slug", provider.sender().slug())
                .text("name", provider.sender().name())
                .texts("seenIn", provider.seenIn());
    }
}
