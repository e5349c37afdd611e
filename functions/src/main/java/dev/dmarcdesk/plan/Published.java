package dev.dmarcdesk.plan;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.plan.LintFinding.Damage;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is published now where a record is to stand, held against that record.
final class Published {
    private final RecordType type;
    private final Place place;
    private final String text;
    private final List<LintFinding> findings = new ArrayList<>();

    private Published(Draft draft, Place place) {
        this.type = draft.type();
        this.place = place;
        this.text = draft.text();
    }

    /// Looks.
    static List<LintFinding> beside(Draft draft, Place place, Dns dns) {
        var published = new Published(draft, place);
        var doubled = published.doubled();
        var questions = new ArrayList<>(List.of(new Question(place.name(), RrType.TXT)));
        doubled.ifPresent(name -> questions.add(new Question(name, RrType.TXT)));
        var answers = dns.askAll(questions);
        published.inPlace(answers.getFirst());
        doubled.ifPresent(name -> published.atDoubled(name, answers.getLast()));
        return published.findings;
    }

    private Optional<DomainName> doubled() {
        return place.name().prefixed("x") instanceof Parsed.Valid<DomainName>
                        && DomainName.parse(place.name() + "." + place.domain())
                                instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(name)
                : Optional.empty();
    }

    private void inPlace(Answer answer) {
        if (answer instanceof Answer.Unavailable(_, var detail)) {
            findings.add(new LintFinding.PublishedUnavailable(type, place.name(), detail));
            return;
        }
        if (!answer.aliases().isEmpty()) {
            findings.add(
                    new LintFinding.PlaceIsAlias(type, place.name(), answer.aliases().getFirst()));
            return;
        }
        var others = new ArrayList<String>();
        for (String record : records(answer)) {
            if (record.equals(text)) {
                findings.add(new LintFinding.AlreadyPublished(type, place.name()));
                continue;
            }
            Damaged.from(text, record)
                    .ifPresentOrElse(
                            damage ->
                                    findings.add(
                                            new LintFinding.PublishedDamaged(
                                                    type,
                                                    place.name(),
                                                    damage,
                                                    record,
                                                    at(damage, record))),
                            () -> others.add(record));
        }
        if (!others.isEmpty()) {
            findings.add(new LintFinding.StandsBeside(type, place.name(), others));
        }
    }

    private void atDoubled(DomainName name, Answer answer) {
        records(answer).stream()
                .findFirst()
                .ifPresent(record ->
                        findings.add(
                                new LintFinding.PublishedDoubled(
                                        type, name, record, place.name())));
    }

    /// The texts that are of the record's kind; others may stand beside it at a domain itself.
    private List<String> records(Answer answer) {
        return answer instanceof Answer.Found found
                ? found.all(Rdata.Text.class).stream()
                        .map(Rdata.Text::joined)
                        .filter(record -> Recognition.of(record).filter(type::equals).isPresent())
                        .toList()
                : List.of();
    }

    private static Range at(Damage damage, String record) {
        int end = record.length();
        return switch (damage) {
            case QUOTES -> one(record.indexOf('"'));
            case BACKSLASHES -> one(record.indexOf('\\'));
            case CUT_AT_255, CUT -> new Range(Math.max(0, end - 1), end);
            case SPACES -> new Range(0, 0);
        };
    }

    private static Range one(int at) {
        return new Range(at, at + 1);
    }
}
