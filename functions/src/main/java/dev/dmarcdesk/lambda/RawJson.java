package dev.dmarcdesk.lambda;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.report.Provenance;
import dev.dmarcdesk.report.RawLook;
import dev.dmarcdesk.report.RawPage;

import java.util.List;
import java.util.Map;

/// Answers of the DNS as they came, as the JSON document of `kind` "raw", version 1. Its schema is
/// the resource `raw.schema.json` beside this class.
public final class RawJson {
    private RawJson() {}

    /// Writes the document.
    ///
    /// @return one JSON object, indented
    public static String write(RawLook look) {
        return JsonOut.object(out ->
                out.text("schema", "1")
                        .text("kind", "raw")
                        .text("domain", look.domain().toString())
                        .object("verdict", _ -> verdict(out, look))
                        .texts("findings", List.of())
                        .objects(
                                "questions",
                                List.copyOf(look.transcript().answers().entrySet()),
                                one -> question(out, one, look))
                        .object("dns", _ -> ReportJson.dns(out, look.transcript(), look.run())));
    }

    private static void verdict(JsonOut out, RawLook look) {
        out.text("level", look.level().word())
                .text("headline", RawPage.headline(look).text())
                .text(
                        "nextStep",
                        look.failed() == 0
                                ? "Nothing is judged here; check does that."
                                : "Ask again later for what was not answered.");
    }

    private static void question(JsonOut out, Map.Entry<Question, Answer> one, RawLook look) {
        FindingJson.question(out, one.getKey(), one.getValue());
        out.texts("aliases", one.getValue().aliases().stream().map(Object::toString).toList());
        look.of(one.getKey())
                .ifPresentOrElse(
                        seen -> provenance(out, seen),
                        () -> out.nothing("server").nothing("ttl").nothing("elapsedMs"));
    }

    private static void provenance(JsonOut out, Provenance seen) {
        out.text("server", seen.server().isEmpty() ? null : seen.server());
        if (seen.ttl() < 0) {
            out.nothing("ttl");
        } else {
            out.number("ttl", seen.ttl());
        }
        out.number("elapsedMs", seen.took().toMillis());
    }
}
