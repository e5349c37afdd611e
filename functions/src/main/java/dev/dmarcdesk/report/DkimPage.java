package dev.dmarcdesk.report;

import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The page about a domain's DKIM keys, one by one.
public final class DkimPage {
    private DkimPage() {}

    /// Writes the page.
    ///
    /// @param report what was found
    /// @param run when, and how long it took
    public static Document of(Report report, Run run) {
        var part = PartPage.of(report, DkimFacts.class);
        var body = new ArrayList<Block>();
        List<Sentence> keys = part.facts().keys().stream().map(DkimPage::key).toList();
        body.add(keys.isEmpty() ? part.meaning() : new Block.Bullets(keys, false));
        String domain = report.subject().domain().toString();
        return part.write(body, run, List.of(new Choice("Full check", "check " + domain)));
    }

    /// How the keys stand.
    public static Level level(Report report) {
        return PartPage.of(report, DkimFacts.class).level();
    }

    private static Sentence key(DkimFacts.Key key) {
        var words = new ArrayList<String>();
        words.add(key.status().word());
        if (key.key().bits() > 0) {
            words.add(key.key().type().toUpperCase(Locale.ROOT) + " " + key.key().bits());
        }
        key.place().sender().forEach(match -> words.add(match.sender().shortName()));
        Sentence line =
                Sentence.of(
                        "%s: %s",
                        key.place().selector(), new Inline.Plain(String.join(", ", words)));
        return key.place().isDelegated()
                ? line.and(Sentence.of("· CNAME to %s", key.place().aliases().getLast().toString()))
                : line;
    }
}
