package dev.dmarcdesk.report;

import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dkim.KeyMaterial;
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
        if (!keys.isEmpty()) {
            body.add(new Block.Bullets(keys, false));
        }
        String domain = report.subject().domain().toString();
        return part.write(body, run, List.of(new Choice("Full check", "check " + domain)));
    }

    /// How the keys stand.
    public static Level level(Report report) {
        return PartPage.of(report, DkimFacts.class).level();
    }

    private static Sentence key(DkimFacts.Key key) {
        Sentence line =
                Sentence.of(
                        "%s: %s", key.place().selector(), new Inline.Plain(key.status().word()));
        line = line.and(material(key.key()));
        if (!key.place().sender().isEmpty()) {
            String sender = key.place().sender().getFirst().sender().shortName();
            line = line.and(Sentence.of("of %s", new Inline.Plain(sender)));
        }
        if (key.place().isDelegated()) {
            line =
                    line.and(
                            Sentence.of(
                                    "by CNAME at %s", key.place().aliases().getLast().toString()));
        }
        return line;
    }

    private static Sentence material(KeyMaterial key) {
        return key.bits() == 0
                ? Sentence.NONE
                : Sentence.of(
                        "%s key of %d bits",
                        new Inline.Plain(key.type().toUpperCase(Locale.ROOT)), key.bits());
    }
}
