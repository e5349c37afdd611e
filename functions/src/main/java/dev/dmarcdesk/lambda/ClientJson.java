package dev.dmarcdesk.lambda;

import dev.dmarcdesk.report.ClientInspection;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.report.ClientReport;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.spf.CheckedRecord;
import dev.dmarcdesk.spf.CheckedTerm;
import dev.dmarcdesk.spf.Match;
import dev.dmarcdesk.spf.MatchWords;

import org.jspecify.annotations.Nullable;

/// What a receiver decides about one client, as the JSON document of `kind` "spf", version 1. Its
/// schema is the resource `spf.schema.json` beside this class.
public final class ClientJson {
    private ClientJson() {}

    /// Writes the document.
    ///
    /// @return one JSON object, indented
    public static String write(ClientInspection inspection) {
        return JsonOut.object(out -> write(out, inspection.report(), inspection.run()));
    }

    private static void write(JsonOut out, ClientReport report, Run run) {
        var outcome = report.outcome();
        out.text("schema", "1").text("kind", "spf");
        question(out, report.question());
        out.object("verdict", _ -> ReportJson.verdict(out, report.verdict()))
                .text("result", outcome.result().word())
                .text("mechanism", report.mechanism())
                .text("explanation", known(outcome.explanation()))
                .text("provider", report.services().stream().map(Sender::slug).findFirst())
                .number("lookups", outcome.lookups())
                .number("voidLookups", outcome.voids())
                .text("record", known(outcome.checked().record().text()))
                .objects(
                        "trace",
                        outcome.checked().terms(),
                        term -> term(out, outcome.checked(), term))
                .objects(
                        "findings",
                        report.findings(),
                        advice -> FindingJson.write(out, advice, report.transcript()))
                .object("dns", _ -> ReportJson.dns(out, report.transcript(), run));
    }

    private static void question(JsonOut out, ClientQuestion question) {
        out.text("domain", question.domain().toString())
                .text("ip", question.ip().address())
                .text("sender", known(question.sender()))
                .text("helo", known(question.helo()));
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    /// A term looked at: `domain` is whose record it stands in, `target` the name it looks up,
    /// `record` and `children` what an include or redirect led to, `result` what came of that.
    private static void term(JsonOut out, CheckedRecord in, CheckedTerm term) {
        var nested = term.nested().stream().findFirst();
        out.text("domain", in.domain())
                .text("term", term.term().text())
                .text("match", match(term.match()))
                .text("reason", MatchWords.of(term))
                .text("target", known(term.target()))
                .objects(
                        "questions",
                        term.asked(),
                        asked -> FindingJson.question(out, asked.question(), asked.answer()))
                .text("result", nested.map(record -> record.result().word()))
                .text(
                        "record",
                        nested.map(record -> record.record().text())
                                .filter(text -> !text.isEmpty()))
                .objects(
                        "children",
                        term.nested().stream()
                                .flatMap(record ->
                                        record.terms().stream()
                                                .map(child -> new Child(record, child)))
                                .toList(),
                        child -> term(out, child.in, child.term));
    }

    private record Child(CheckedRecord in, CheckedTerm term) {}

    private static String match(Match match) {
        return switch (match) {
            case Match.Yes _ -> "yes";
            case Match.No _ -> "no";
            case Match.Stop _ -> "error";
        };
    }
}
