package dev.dmarcdesk.lambda;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.publication.Course;
import dev.dmarcdesk.publication.Expectation;
import dev.dmarcdesk.publication.Publication;
import dev.dmarcdesk.publication.PublicationPage;
import dev.dmarcdesk.publication.Sight;
import dev.dmarcdesk.publication.Sighting;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// What became of a change that somebody says they published, as the JSON document of `kind`
/// "publication", version 1. Its schema is the resource `publication.schema.json` beside this
/// class.
public final class PublicationJson {
    private PublicationJson() {}

    /// Writes the document.
    ///
    /// @return one JSON object, indented
    public static String write(Publication publication) {
        var seen = publication.sighting();
        var inspection = publication.inspection();
        var transcript = inspection.report().transcript();
        return JsonOut.object(out ->
                out.text("schema", "1")
                        .text("kind", "publication")
                        .text("domain", Expectation.domain(seen.edit()).toString())
                        .object("record", _ -> record(out, seen))
                        .text("stage", word(seen.stage()))
                        .object("verdict", _ -> verdict(out, publication))
                        .objects(
                                "servers",
                                seen.servers(),
                                one ->
                                        out.text("server", one.server().toString())
                                                .text("gives", word(one.sight())))
                        .text("resolver", word(seen.resolver()))
                        .text("cachesUntil", until(publication.course()))
                        .objects(
                                "findings",
                                publication.findings(),
                                advice -> FindingJson.write(out, advice, transcript))
                        .object("dns", _ -> ReportJson.dns(out, transcript, inspection.run())));
    }

    private static void record(JsonOut out, Sighting seen) {
        var edit = seen.edit();
        out.text("action", edit.action().name().toLowerCase(Locale.ROOT))
                .text("type", edit.type().name())
                .text("name", edit.name().toString())
                .text("value", edit.value());
    }

    private static void verdict(JsonOut out, Publication publication) {
        Document page = PublicationPage.of(publication, PublicationPage.Following.NOBODY);
        String next =
                publication.findings().getFirst().fix() instanceof Fix.Todo(var summary, _, _)
                        ? summary.text()
                        : null;
        out.text("level", publication.level().word())
                .text("headline", page.title().text())
                .text("nextStep", next);
    }

    private static String word(Sighting.Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(Sight sight) {
        return switch (sight) {
            case Sight.New() -> "new";
            case Sight.Old _ -> "old";
            case Sight.Nothing() -> "nothing";
            case Sight.Wrong _ -> "something-else";
            case Sight.Silent _ -> "no-answer";
        };
    }

    private static @Nullable String until(Course course) {
        return switch (course.caches()) {
            case Course.Caches.By(var end) -> end.toString();
            case Course.Caches.OursAt(var end) -> end.toString();
            case Course.Caches.Lasting _, Course.Caches.Unknown _ -> null;
        };
    }
}
