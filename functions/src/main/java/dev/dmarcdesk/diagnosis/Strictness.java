package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcEvaluation;
import dev.dmarcdesk.dmarc.Setting;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.text.Tag;

import java.util.List;
import java.util.Optional;

/// What to do where a policy asks for the very same name (RFC 9989 §4.7 adkim, aspf).
final class Strictness {
    private Strictness() {}

    /// @param service who sent it, at most one
    static ShortestFix fix(
            Diagnosis diagnosis, DomainName author, Cause.StrictOnly strict, List<Sender> service) {
        var records = relaxed(diagnosis, strict.tag());
        var lead =
                strict.tag().equals("adkim")
                        ? Sentence.of(
                                "Have the mail signed with %s in place of %s.",
                                "d=" + author, "d=" + strict.identifier())
                        : rebound(author, service);
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

    /// Some services bounce to names below their customer's domain and can do nothing else.
    private static Sentence rebound(DomainName author, List<Sender> service) {
        return service.stream()
                .filter(one -> one.ability().strictSpf() == Sender.Prospect.NO)
                .map(one -> new Inline.Plain(one.shortName()))
                .map(name ->
                        Sentence.of(
                                "Have %s sign as %s: its bounces can not go to %s itself.",
                                name, author.toString(), author.toString()))
                .findFirst()
                .orElseGet(() ->
                        Sentence.of(
                                "Have the mail signed as %s, or its bounces go to %s itself.",
                                author.toString(), author.toString()));
    }

    /// The policy record with that tag relaxed.
    static List<RecordEdit> relaxed(Diagnosis diagnosis, String tag) {
        return diagnosis.dmarc().evaluation().stream()
                .flatMap(evaluation -> relaxed(evaluation, tag).stream())
                .toList();
    }

    private static List<RecordEdit> relaxed(DmarcEvaluation evaluation, String tag) {
        if (!(evaluation.discovery() instanceof Discovery.Found found)) {
            return List.of();
        }
        var record = found.record();
        Setting<AlignmentMode> mode = tag.equals("adkim") ? record.adkim() : record.aspf();
        return mode instanceof Setting.Given<AlignmentMode>(_, Tag(_, _, _, var at))
                ? owner(evaluation, found.domain())
                        .map(name ->
                                RecordEdit.replacing(
                                        RrType.TXT,
                                        name,
                                        record.text(),
                                        record.text().substring(0, at.start())
                                                + AlignmentMode.RELAXED.letter()
                                                + record.text().substring(at.end())))
                        .stream()
                        .toList()
                : List.of();
    }

    /// Where the record stands: at the end of its CNAMEs, if there are any.
    private static Optional<DomainName> owner(DmarcEvaluation evaluation, DomainName domain) {
        return evaluation.walk().stream()
                .filter(step -> step.domain().equals(domain))
                .flatMap(step -> step.answer().aliases().stream())
                .reduce((_, last) -> last)
                .or(() -> TreeWalk.question(domain).map(Question::name));
    }
}
