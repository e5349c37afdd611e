package dev.dmarcdesk.lambda;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.plan.Lint;
import dev.dmarcdesk.plan.LintPage;
import dev.dmarcdesk.plan.LintRun;

import java.util.List;

/// What is said of a record before it is published, as the JSON document of `kind` "lint", version
/// 1. Its schema is the resource `lint.schema.json` beside this class.
public final class LintJson {
    private LintJson() {}

    /// Writes the document.
    ///
    /// @return one JSON object, indented
    public static String write(LintRun run) {
        Lint lint = run.lint();
        return JsonOut.object(out ->
                out.text("schema", "1")
                        .text("kind", "lint")
                        .text("recordType", lint.draft().type().word())
                        .text("record", lint.draft().text())
                        .text("domain", lint.domain())
                        .text("name", lint.name())
                        .text("corrected", lint.corrected().isEmpty() ? null : lint.corrected())
                        .texts("checked", lint.isLive() ? List.of("text", "dns") : List.of("text"))
                        .object("verdict", _ -> verdict(out, lint))
                        .objects(
                                "findings",
                                lint.findings(),
                                advice ->
                                        FindingJson.write(
                                                out, known(advice, lint), lint.transcript()))
                        .object(
                                "dns",
                                _ ->
                                        out.number("queries", lint.transcript().asked())
                                                .number("elapsedMs", run.run().took().toMillis())));
    }

    private static void verdict(JsonOut out, Lint lint) {
        out.text("level", lint.level().word())
                .text("headline", LintPage.headline(lint).text())
                .text("nextStep", LintPage.nextStep(lint).text());
    }

    /// Changes of the zone name a name; where nobody said whose record it is, there is none.
    private static Advice known(Advice advice, Lint lint) {
        return lint.name().isEmpty() && advice.fix() instanceof Fix.Todo(var summary, _, _)
                ? advice.fix(new Fix.Todo(summary, List.of()))
                : advice;
    }
}
