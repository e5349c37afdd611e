package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.Setting;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Tag;

import java.util.List;

/// What to do where a policy asks for the very same name (RFC 9989 §4.7 adkim, aspf).
final class Strictness {
    private Strictness() {}

    static ShortestFix fix(Diagnosis diagnosis, DomainName author, Cause.StrictOnly strict) {
        var records = relaxed(diagnosis, strict.tag());
        var lead =
                strict.tag().equals("adkim")
                        ? Sentence.of(
                                "Have the mail signed with %s in place of %s.",
                                "d=" + author, "d=" + strict.identifier())
                        : Sentence.of(
                                "Have the mail signed as %s, or its bounces go to %s itself.",
                                author.toString(), author.toString());
        return new ShortestFix(
                records.isEmpty()
                        ? lead
                        : lead.and(
                                Sentence.of(
                                        "Or, unless %s is there on purpose, make it relaxed:",
                                        strict.tag() + "=s")),
                List.of(),
                List.of(),
                records,
                Sentence.NONE);
    }

    /// The policy record with that tag relaxed.
    static List<RecordEdit> relaxed(Diagnosis diagnosis, String tag) {
        return diagnosis.dmarc().evaluation().stream()
                .map(evaluation -> evaluation.discovery())
                .filter(Discovery.Found.class::isInstance)
                .flatMap(found -> relaxed((Discovery.Found) found, tag).stream())
                .toList();
    }

    private static List<RecordEdit> relaxed(Discovery.Found found, String tag) {
        var record = found.record();
        Setting<AlignmentMode> mode = tag.equals("adkim") ? record.adkim() : record.aspf();
        return mode instanceof Setting.Given<AlignmentMode>(_, Tag(_, _, _, var at))
                ? TreeWalk.question(found.domain())
                        .map(Question::name)
                        .map(name ->
                                new RecordEdit(
                                        Action.REPLACE,
                                        RrType.TXT,
                                        name,
                                        record.text().substring(0, at.start())
                                                + AlignmentMode.RELAXED.letter()
                                                + record.text().substring(at.end())))
                        .stream()
                        .toList()
                : List.of();
    }
}
