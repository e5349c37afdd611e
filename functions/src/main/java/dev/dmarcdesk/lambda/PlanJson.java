package dev.dmarcdesk.lambda;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.plan.Condition;
import dev.dmarcdesk.plan.Rollout;
import dev.dmarcdesk.plan.RolloutPage;
import dev.dmarcdesk.plan.RolloutRun;
import dev.dmarcdesk.plan.RolloutStep;

import java.util.List;

/// The way of a domain to `p=reject`, as the JSON document of `kind` "plan", version 1. Its schema
/// is the resource `plan.schema.json` beside this class.
public final class PlanJson {
    private PlanJson() {}

    /// Writes the document.
    ///
    /// @return one JSON object, indented
    public static String write(RolloutRun run) {
        Rollout rollout = run.rollout();
        return JsonOut.object(out ->
                out.text("schema", "1")
                        .text("kind", "plan")
                        .text("domain", rollout.asked().toString())
                        .text("policyDomain", rollout.domain().toString())
                        .text("station", rollout.station().word())
                        .text("current", rollout.current())
                        .text("proposed", rollout.proposed())
                        .objects("steps", rollout.steps(), step -> step(out, rollout, step))
                        .objects(
                                "anyTime",
                                rollout.shield(),
                                edit -> FindingJson.edit(out, edit, rollout.transcript()))
                        .object("verdict", _ -> verdict(out, rollout))
                        .objects(
                                "findings",
                                rollout.faults(),
                                advice -> FindingJson.write(out, advice, rollout.transcript()))
                        .object(
                                "dns",
                                _ ->
                                        out.number("queries", rollout.transcript().asked())
                                                .number("elapsedMs", run.run().took().toMillis())));
    }

    private static void verdict(JsonOut out, Rollout rollout) {
        out.text("level", rollout.level().word())
                .text("headline", RolloutPage.headline(rollout).text())
                .text("nextStep", RolloutPage.nextStep(rollout).text());
    }

    private static void step(JsonOut out, Rollout rollout, RolloutStep step) {
        out.text("goal", step.goal().word())
                .text("state", step.state().word())
                .number("stayDays", step.goal().days())
                .objects(
                        "conditions",
                        step.conditions(),
                        condition -> condition(out, rollout, condition));
        edits(out, "records", step.publish(), rollout.transcript());
        edits(out, "back", step.back(), rollout.transcript());
    }

    private static void condition(JsonOut out, Rollout rollout, Condition condition) {
        out.text("truth", condition.truth().word())
                .text("condition", RolloutPage.says(rollout, condition).text());
    }

    private static void edits(
            JsonOut out, String name, List<RecordEdit> edits, Transcript transcript) {
        out.objects(name, edits, edit -> FindingJson.edit(out, edit, transcript));
    }
}
