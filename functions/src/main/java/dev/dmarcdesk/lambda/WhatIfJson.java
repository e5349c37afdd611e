package dev.dmarcdesk.lambda;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.plan.Lint;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.whatif.Answer;
import dev.dmarcdesk.whatif.Difference;
import dev.dmarcdesk.whatif.MessageTrial;
import dev.dmarcdesk.whatif.WhatIf;
import dev.dmarcdesk.whatif.WhatIfPage;
import dev.dmarcdesk.whatif.WhatIfRun;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What would change if a record were published, as the JSON document of `kind` "plan", version 1:
/// `current` and `proposed` are the record before and after, a step is something that would be
/// another way. Its schema is the resource `what-if.schema.json` beside this class.
public final class WhatIfJson {
    private WhatIfJson() {}

    /// Writes the document.
    ///
    /// @param run whose answer is of something tried, or undetermined
    /// @return one JSON object, indented
    public static String write(WhatIfRun run) {
        return JsonOut.object(out -> {
            out.text("schema", "1").text("kind", "plan");
            switch (run.answer()) {
                case Answer.Tried(var whatIf) -> tried(out, whatIf);
                case Answer.Undetermined undetermined -> undetermined(out, undetermined);
                case Answer.Impossible(var why) -> out.text("error", why.text());
            }
            out.object(
                    "dns",
                    _ ->
                            out.number("queries", asked(run.answer()))
                                    .number("elapsedMs", run.run().took().toMillis()));
        });
    }

    private static int asked(Answer answer) {
        return switch (answer) {
            case Answer.Tried(var whatIf) -> whatIf.asked();
            case Answer.Undetermined(_, _, int asked) -> asked;
            case Answer.Impossible _ -> 0;
        };
    }

    private static void tried(JsonOut out, WhatIf whatIf) {
        Lint lint = whatIf.lint();
        out.text("domain", whatIf.domain().toString())
                .text("recordType", lint.draft().type().word())
                .text("name", lint.name())
                .text("current", current(whatIf))
                .text("proposed", lint.draft().text())
                .text("corrected", lint.corrected().isEmpty() ? null : lint.corrected())
                .text("recommendation", whatIf.recommendation().word())
                .objects(
                        "edits",
                        whatIf.edits(),
                        edit -> FindingJson.edit(out, edit, whatIf.after().transcript()))
                .objects("steps", whatIf.differences(), step -> step(out, step))
                .object(
                        "verdict",
                        _ ->
                                verdict(
                                        out,
                                        whatIf.level(),
                                        WhatIfPage.headline(whatIf).text(),
                                        WhatIfPage.nextStep(whatIf).text()))
                .text("levelToday", whatIf.before().verdict().level().word())
                .text("levelThen", whatIf.after().verdict().level().word())
                .objects(
                        "findings",
                        whatIf.findings().coming(),
                        advice -> FindingJson.write(out, advice, whatIf.after().transcript()))
                .texts("resolved", codes(whatIf.findings().going()))
                .texts("staying", codes(whatIf.findings().staying()))
                .objects("message", whatIf.message(), trial -> message(out, trial));
    }

    private static void undetermined(JsonOut out, Answer.Undetermined answer) {
        var report = answer.before();
        out.text("domain", report.subject().domain().toString())
                .nothing("recordType")
                .nothing("name")
                .nothing("current")
                .nothing("proposed")
                .nothing("corrected")
                .text("recommendation", "unknown")
                .texts("edits", List.of())
                .texts("steps", List.of())
                .object(
                        "verdict",
                        _ ->
                                verdict(
                                        out,
                                        Level.UNKNOWN,
                                        answer.why().text(),
                                        "Ask again when the DNS answers, before you publish it."))
                .text("levelToday", report.verdict().level().word())
                .nothing("levelThen")
                .texts("findings", List.of())
                .texts("resolved", List.of())
                .texts("staying", List.of())
                .texts("message", List.of());
    }

    private static void verdict(JsonOut out, Level level, String headline, String nextStep) {
        out.text("level", level.word()).text("headline", headline).text("nextStep", nextStep);
    }

    /// The record that it takes the place of; the same one where it is published already.
    private static @Nullable String current(WhatIf whatIf) {
        if (whatIf.edits().isEmpty() && !whatIf.lint().draft().type().isFile()) {
            return whatIf.lint().draft().text();
        }
        return whatIf.edits().stream()
                .map(RecordEdit::before)
                .filter(before -> !before.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static List<String> codes(List<Advice> findings) {
        return findings.stream()
                .map(advice -> advice.finding().code())
                .distinct()
                .collect(Collectors.toList());
    }

    private static void step(JsonOut out, Difference difference) {
        out.text("what", difference.what().word())
                .text("before", difference.before().isEmpty() ? null : difference.before())
                .text("after", difference.after().isEmpty() ? null : difference.after())
                .text("effect", difference.effect().name().toLowerCase(Locale.ROOT));
    }

    private static void message(JsonOut out, MessageTrial trial) {
        out.text("authorDomain", trial.message().author().toString())
                .text("diagnosed", trial.message().at().toString())
                .text("before", word(trial.before().result()))
                .text("after", word(trial.after().result()))
                .text("before7489", word(trial.before().result7489()))
                .text("after7489", word(trial.after().result7489()))
                .flag("spfOpen", trial.spfIsOpen());
    }

    private static String word(Enum<?> result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
