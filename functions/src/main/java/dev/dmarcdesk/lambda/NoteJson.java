package dev.dmarcdesk.lambda;

import dev.dmarcdesk.note.NotePage;
import dev.dmarcdesk.note.NoteRun;
import dev.dmarcdesk.note.ProviderNote;
import dev.dmarcdesk.report.Level;

import java.util.List;

/// A note to a sending service as the JSON document of `kind` "note", version 1. Its schema is the
/// resource `note.schema.json` beside this class.
public final class NoteJson {
    private NoteJson() {}

    /// Writes the document.
    ///
    /// @return one JSON object, indented
    public static String write(NoteRun run) {
        ProviderNote note = run.note();
        return JsonOut.object(out ->
                out.text("schema", "1")
                        .text("kind", "note")
                        .text("domain", note.domain().toString())
                        .text(
                                "provider",
                                note.provider().stream().map(one -> one.slug()).findFirst())
                        .text("text", NotePage.text(note))
                        .object("verdict", _ -> verdict(out, note))
                        .texts("findings", List.of())
                        .objects(
                                "published",
                                note.published(),
                                one -> FindingJson.question(out, one.question(), one.answer()))
                        .object("dns", _ -> ReportJson.dns(out, note.transcript(), run.run())));
    }

    private static void verdict(JsonOut out, ProviderNote note) {
        out.text("level", note.level().word())
                .text("headline", NotePage.headline(note).text())
                .text(
                        "nextStep",
                        note.level() == Level.GOOD
                                ? "Send it to their support."
                                : "Ask again later: not everything could be looked up.");
    }
}
