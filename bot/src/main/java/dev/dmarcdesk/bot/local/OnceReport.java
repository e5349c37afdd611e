package dev.dmarcdesk.bot.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.dmarcdesk.bot.watch.Alert;
import dev.dmarcdesk.bot.watch.Patrol;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What is said of a patrol beside the alerts themselves.
///
/// @param findings what it came to
record OnceReport(Patrol.Findings findings) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_NAMES = 20;

    /// How it stands: attention when there is news, unknown when there is none and not everything
    /// could be looked at.
    Level level() {
        if (findings.isNews()) {
            return Level.ATTENTION;
        }
        return findings.failed().isEmpty() && findings.unanswered().isEmpty()
                ? Level.GOOD
                : Level.UNKNOWN;
    }

    /// For somebody who watches.
    Document page() {
        var blocks = new ArrayList<Block>();
        trouble().lines().forEach(line -> blocks.add(paragraph(line)));
        if (!findings.unsure().isEmpty()) {
            blocks.add(
                    paragraph(
                            "Something else than before was seen at "
                                    + names(findings.unsure())
                                    + ". It is told when it is seen again, two minutes from now or"
                                    + " later."));
        }
        if (!findings.unanswered().isEmpty()) {
            blocks.add(
                    paragraph(
                            "Not everything could be looked up of "
                                    + names(findings.unanswered())
                                    + ". That is no change."));
        }
        return new Document(tone(), title(), title(), blocks);
    }

    /// What somebody has to see to, even where nobody watches; a line each.
    String trouble() {
        var lines = new StringBuilder();
        if (!findings.failed().isEmpty()) {
            lines.append("Could not be looked at: ")
                    .append(names(findings.failed().stream().map(WatchKey::domain).toList()))
                    .append(".\n");
        }
        long forSlack = findings.waiting().stream().filter(each -> !each.team().isEmpty()).count();
        if (forSlack > 0 && findings.found() > 0) {
            lines.append(count(forSlack, "alert waits", "alerts wait"))
                    .append(" to be told in Slack: by serve, or by the next run that has a")
                    .append(" SLACK_BOT_TOKEN which Slack takes.\n");
        }
        return lines.toString();
    }

    private Sentence title() {
        int watched = findings.watched().size();
        if (watched == 0) {
            return Sentence.of("No domain is watched");
        }
        String told =
                findings.told().isEmpty()
                        ? "nothing to tell"
                        : count(findings.told().size(), "alert", "alerts") + " told";
        return new Sentence(
                List.of(
                        new Inline.Plain(
                                "Looked at " + count(watched, "domain", "domains") + ": " + told)));
    }

    private Tone tone() {
        return switch (level()) {
            case GOOD -> Tone.GOOD;
            case ATTENTION -> Tone.WARNING;
            case BAD -> Tone.BAD;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }

    private static Block paragraph(String words) {
        return new Block.Paragraph(new Sentence(List.of(new Inline.Plain(words))));
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String names(Collection<DomainName> domains) {
        String names =
                String.join(
                        ", ",
                        domains.stream()
                                .limit(MOST_NAMES)
                                .map(DomainName::toString)
                                .distinct()
                                .toList());
        int more = domains.size() - MOST_NAMES;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    /// For programs: `kind` is `watch`, as `watch.schema.json` says.
    String json() {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("schema", "1");
            json.writeStringField("kind", "watch");
            json.writeObjectFieldStart("verdict");
            json.writeStringField("level", level().word());
            json.writeStringField("headline", title().text());
            json.writeNullField("nextStep");
            json.writeEndObject();
            domains(
                    "lookedAt",
                    findings.watched().stream()
                            .map(watched -> watched.key().domain())
                            .distinct()
                            .toList(),
                    json);
            told(json);
            domains("unconfirmed", findings.unsure(), json);
            domains("unanswered", findings.unanswered(), json);
            domains("failed", findings.failed().stream().map(WatchKey::domain).toList(), json);
            json.writeArrayFieldStart("waiting");
            for (Alert alert : findings.waiting()) {
                json.writeString(alert.id());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter takes everything", e);
        }
        return text.toString();
    }

    private void told(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("told");
        for (Patrol.Told told : findings.told()) {
            json.writeStartObject();
            if (told.place().isTerminal()) {
                json.writeNullField("workspace");
            } else {
                json.writeStringField("workspace", told.place().team());
            }
            json.writeStringField("channel", told.place().channel());
            json.writeStringField("title", told.page().title().text());
            json.writeStringField("summary", told.page().summary().text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void domains(String name, Collection<DomainName> domains, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (DomainName domain : domains) {
            json.writeString(domain.toString());
        }
        json.writeEndArray();
    }
}
