package dev.dmarcdesk.lambda;

import dev.dmarcdesk.arc.ArcOutcome;
import dev.dmarcdesk.diagnosis.Diagnosis;
import dev.dmarcdesk.diagnosis.DiagnosisFindings;
import dev.dmarcdesk.diagnosis.DiagnosisPage;
import dev.dmarcdesk.diagnosis.DiagnosisRun;
import dev.dmarcdesk.diagnosis.PublicView;
import dev.dmarcdesk.report.Verdict;
import dev.dmarcdesk.sender.Sender;

import java.util.Locale;
import java.util.Optional;

/// What became of a message, as the JSON document of `kind` "message", version 1. Its schema is the
/// resource `message.schema.json` beside this class.
///
/// It holds domains, results, selectors and names of servers alone, never a local part, a subject,
/// a message-id or a person's address.
public final class DiagnosisJson {
    private DiagnosisJson() {}

    /// Writes the document.
    ///
    /// @return one JSON object, indented
    public static String write(DiagnosisRun run) {
        Diagnosis diagnosis = run.diagnosis();
        var view = new PublicView(diagnosis);
        var findings = DiagnosisFindings.of(diagnosis);
        return JsonOut.object(out ->
                out.text("schema", "1")
                        .text("kind", "message")
                        .object(
                                "verdict",
                                _ -> verdict(out, DiagnosisPage.verdict(diagnosis, findings)))
                        .text("authorDomain", view.author())
                        .text("organizationalDomain", view.organizationalDomain())
                        .text("pslOrganizationalDomain", view.organizationalDomain7489())
                        .texts("from", view.from())
                        .object("receiver", _ -> receiver(out, view.receiver()))
                        .object("spf", _ -> spf(out, view.spf()))
                        .objects("dkim", view.signatures(), one -> signature(out, one))
                        .object("dmarc", _ -> dmarc(out, view.dmarc()))
                        .object("arc", _ -> arc(out, view))
                        .object("path", _ -> path(out, view))
                        .objects(
                                "providers",
                                diagnosis.services(),
                                service -> provider(out, service))
                        .objects("repairs", view.repairs(), repair -> repair(out, repair))
                        .objects(
                                "findings",
                                findings,
                                advice -> FindingJson.write(out, advice, diagnosis.transcript()))
                        .object(
                                "dns",
                                _ -> ReportJson.dns(out, diagnosis.transcript(), run.run())));
    }

    private static void verdict(JsonOut out, Verdict verdict) {
        out.text("level", verdict.level().word())
                .text("headline", verdict.headline().text())
                .text("nextStep", verdict.nextStep().text());
    }

    private static void receiver(JsonOut out, PublicView.Receiver receiver) {
        out.text("authservId", receiver.authservId())
                .text("provider", receiver.provider())
                .flag("trusted", receiver.trusted())
                .text("reason", receiver.reason());
    }

    private static void spf(JsonOut out, PublicView.Spf spf) {
        out.text("result", spf.result())
                .text("domain", spf.domain())
                .text("identity", spf.identity());
        flag(out, "aligned", spf.aligned());
        out.text("mode", spf.mode());
    }

    private static void signature(JsonOut out, PublicView.Signature signature) {
        out.text("result", signature.result())
                .text("domain", signature.domain())
                .text("selector", signature.selector());
        flag(out, "aligned", signature.aligned());
        out.text("source", signature.source()).text("reason", signature.reason());
    }

    private static void dmarc(JsonOut out, PublicView.Dmarc dmarc) {
        out.text("result", dmarc.result())
                .text("reported", dmarc.reported())
                .text("policy", dmarc.policy())
                .text("policyDomain", dmarc.policyDomain())
                .text("disposition", dmarc.disposition())
                .flag("differs7489", dmarc.differs7489());
    }

    private static void arc(JsonOut out, PublicView view) {
        out.text("status", view.arc().status().name().toLowerCase(Locale.ROOT))
                .objects("sets", view.arc().sets(), set -> set(out, view, set));
    }

    private static void set(JsonOut out, PublicView view, ArcOutcome.ArcSet set) {
        out.number("instance", set.instance())
                .text("sealer", set.sealer().stream().findFirst())
                .text("cv", view.cv(set));
    }

    private static void path(JsonOut out, PublicView view) {
        out.text("kind", view.diagnosis().path().kind().word())
                .text("reason", view.way())
                .objects("hops", view.hops(), hop -> hop(out, hop));
    }

    private static void hop(JsonOut out, PublicView.Hop hop) {
        out.text("from", hop.from())
                .text("by", hop.by())
                .text("protocol", hop.protocol())
                .text("time", hop.time());
        hop.delaySeconds()
                .ifPresentOrElse(
                        delay -> out.number("delaySeconds", delay),
                        () -> out.nothing("delaySeconds"));
    }

    private static void provider(JsonOut out, Sender service) {
        out.text("slug", service.slug()).text("name", service.name());
    }

    private static void repair(JsonOut out, PublicView.Undone repair) {
        out.text("kind", repair.kind())
                .number("count", repair.count())
                .text("detail", repair.detail());
    }

    private static void flag(JsonOut out, String name, Optional<Boolean> value) {
        value.ifPresentOrElse(known -> out.flag(name, known), () -> out.nothing(name));
    }
}
