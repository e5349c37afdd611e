package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SetUp;
import dev.dmarcdesk.sender.SetUpRecord;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// The one thing to do.
///
/// @param lead an imperative
/// @param setUp how that is done in the service, at most one
/// @param help the service's own page, at most one
/// @param records to publish besides
/// @param note what else can be had there, and what can not
record ShortestFix(
        Sentence lead,
        List<SetUp> setUp,
        List<Inline.Link> help,
        List<RecordEdit> records,
        Sentence note) {
    ShortestFix {
        setUp = List.copyOf(setUp);
        help = List.copyOf(help);
        records = List.copyOf(records);
    }

    /// There is nothing to do.
    static final ShortestFix NONE =
            new ShortestFix(Sentence.NONE, List.of(), List.of(), List.of(), Sentence.NONE);

    /// Something that needs no record.
    static ShortestFix of(Sentence lead) {
        return new ShortestFix(lead, List.of(), List.of(), List.of(), Sentence.NONE);
    }

    /// Something to do in a service's settings.
    static ShortestFix in(Sender service, DomainName author, Sentence lead, Sentence note) {
        return new ShortestFix(
                lead,
                List.of(service.setUpFor(author).forSending()),
                service.help().isEmpty()
                        ? List.of()
                        : List.of(
                                new Inline.Link(
                                        service.shortName() + "'s own words", service.help())),
                List.of(),
                note);
    }

    boolean isNothing() {
        return lead.isEmpty();
    }

    /// All of it in one: the words of the set-up with its records among them.
    Fix fix() {
        if (isNothing()) {
            return Fix.NONE;
        }
        var words = lead;
        var all = new ArrayList<>(records);
        for (SetUp one : setUp) {
            one.records().forEach(record -> all.addAll(exact(record)));
            words = words.and(one.words());
        }
        return new Fix.Todo(words.and(note).and(helped()), all);
    }

    /// Where the service says the same.
    Sentence helped() {
        return help.isEmpty() ? Sentence.NONE : Sentence.of("(%s)", help.getFirst());
    }

    /// The record itself; none where something of it is the account's own, or where it has to be
    /// merged into one that is there.
    private static List<RecordEdit> exact(SetUpRecord record) {
        return record.given() == SetUpRecord.Given.FIXED
                        && !record.isMerged()
                        && DomainName.parse(record.name())
                                instanceof Parsed.Valid<DomainName>(var owner, _)
                ? List.of(
                        new RecordEdit(RecordEdit.Action.ADD, record.type(), owner, record.value()))
                : List.of();
    }
}
