package dev.dmarcdesk.lambda;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordText;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.report.AnswerWords;

import java.util.List;
import java.util.Locale;

/// One finding as JSON: its code, its words, and the answers that show it.
final class FindingJson {
    private FindingJson() {}

    static void write(JsonOut out, Advice advice, Transcript transcript) {
        out.text("code", advice.finding().code())
                .text("area", advice.finding().area())
                .text("severity", advice.severity().word())
                .text("title", advice.title().text())
                .text("explanation", advice.because().text())
                .objects(
                        "evidence",
                        asked(advice, transcript),
                        question -> evidence(out, question, transcript));
        switch (advice.fix()) {
            case Fix.None _ -> out.nothing("fix");
            case Fix.Todo todo -> out.object("fix", _ -> fix(out, todo, transcript));
        }
        out.texts("references", advice.citations().stream().map(Citation::text).toList());
    }

    private static List<Question> asked(Advice advice, Transcript transcript) {
        return advice.evidence().stream()
                .filter(question -> transcript.answer(question).isPresent())
                .toList();
    }

    private static void evidence(JsonOut out, Question question, Transcript transcript) {
        transcript.answer(question).ifPresent(answer -> question(out, question, answer));
    }

    /// A question and its answer.
    static void question(JsonOut out, Question question, Answer answer) {
        out.text("name", question.name().toString())
                .text("type", question.type().name())
                .text("answer", word(answer))
                .texts("data", Shortened.texts(data(answer)));
    }

    /// The word of the contract for an answer.
    static String word(Answer answer) {
        return switch (answer) {
            case Answer.Found _ -> "found";
            case Answer.NoData _ -> "nodata";
            case Answer.NoSuchDomain _ -> "nxdomain";
            case Answer.Unavailable(var reason, _) -> reason.name().toLowerCase(Locale.ROOT);
        };
    }

    private static List<String> data(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> found.records().stream().map(AnswerWords::data).toList();
            case Answer.NoData(var aliases) ->
                    aliases.stream().map(alias -> "CNAME " + alias).toList();
            case Answer.NoSuchDomain(var aliases) ->
                    aliases.stream().map(alias -> "CNAME " + alias).toList();
            case Answer.Unavailable(_, var detail) -> List.of(detail);
        };
    }

    private static void fix(JsonOut out, Fix.Todo todo, Transcript transcript) {
        out.text("summary", todo.summary().text())
                .objects("records", todo.records(), edit -> edit(out, edit, transcript))
                .objects(
                        "files",
                        todo.files(),
                        file -> out.text("address", file.address()).text("text", file.text()));
    }

    /// A change in a zone.
    ///
    /// @param transcript what was seen of the zones
    static void edit(JsonOut out, RecordEdit edit, Transcript transcript) {
        var zone = new Zones(transcript, DomainName.ROOT).of(edit.name());
        out.text("action", edit.action().name().toLowerCase(Locale.ROOT))
                .text("type", edit.type().name())
                .text("name", edit.name().toString())
                .text("value", edit.value())
                .text("before", edit.before().isEmpty() ? null : edit.before())
                .text("zone", zone)
                .text("relativeName", zone.map(cut -> Zones.relative(edit.name(), cut)));
        List<String> strings = RecordText.strings(edit);
        if (!strings.isEmpty()) {
            out.texts("strings", strings);
        }
        out.text("check", RecordText.check(edit));
    }
}
