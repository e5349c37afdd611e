package dev.dmarcdesk.whatif;

import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.RecordType;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfParser;
import dev.dmarcdesk.spf.SpfRecord;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// The record that a change makes of what is published.
sealed interface Proposal {
    /// It.
    record Drafted(Draft draft) implements Proposal {}

    /// There is none.
    ///
    /// @param why in a sentence without its full stop
    record Impossible(Sentence why) implements Proposal {}

    /// What is published could not be looked up.
    ///
    /// @param why in a sentence without its full stop
    record Undetermined(Sentence why) implements Proposal {}

    /// Makes the change.
    ///
    /// @param today what is published
    static Proposal of(Change change, Report today) {
        return switch (change) {
            case Change.Publish(var draft) -> new Drafted(draft);
            case Change.OfTerms(var changes) ->
                    terms(changes, today.facts(SpfFacts.class), today.subject().domain());
            case Change.OfTags(var changes) -> tags(changes, today.facts(DmarcFacts.class));
        };
    }

    private static Proposal terms(
            List<Change.TermChange> changes, SpfFacts facts, DomainName domain) {
        if (!facts.owner().equals(domain)) {
            return new Impossible(
                    Sentence.of(
                            "%s is a CNAME to %s: its SPF record stands there, and has to be changed there",
                            domain.toString(), facts.owner().toString()));
        }
        return switch (facts.records().size()) {
            case 0 ->
                    facts.status() == SpfFacts.Status.UNKNOWN
                            ? unanswered(RecordType.SPF, domain)
                            : first(changes, domain);
            case 1 ->
                    edited(RecordType.SPF, SpfEdits.of(read(facts.records().getFirst()), changes));
            default ->
                    new Impossible(
                            Sentence.of(
                                    "%s has %d SPF records, so none of them counts. Make them one first: %s says how",
                                    domain.toString(), facts.records().size(), "spf " + domain));
        };
    }

    /// Where nothing is published, a term begins a record that refuses nobody yet.
    private static Proposal first(List<Change.TermChange> changes, DomainName domain) {
        boolean adds = changes.stream().allMatch(Change.TermChange.Add.class::isInstance);
        return adds
                ? edited(RecordType.SPF, SpfEdits.of(read(SpfRecord.VERSION + " ~all"), changes))
                : new Impossible(
                        Sentence.of("%s has no SPF record to take it from", domain.toString()));
    }

    private static SpfRecord read(String text) {
        return SpfParser.parse(text) instanceof Parsed.Valid<SpfRecord>(var record, _)
                ? record
                : new SpfRecord(text, List.of());
    }

    private static Proposal tags(List<Change.TagChange> changes, DmarcFacts facts) {
        String domain = facts.domain().toString();
        return switch (facts.discovery()) {
            case Discovery.Found(_, var record, var reach) when reach == Discovery.Reach.OWN ->
                    edited(RecordType.DMARC, TagEdits.of(record.text(), changes));
            case Discovery.Found(var policyDomain, var record, _) ->
                    new Impossible(
                            Sentence.of(
                                    "%s has no DMARC record of its own; it inherits that of %s, %s. Ask about that one with %s, or give the whole record that %s is to have",
                                    domain,
                                    policyDomain.toString(),
                                    record.text(),
                                    "plan " + policyDomain,
                                    domain));
            case Discovery.Several(var there) ->
                    new Impossible(
                            Sentence.of(
                                    "%s has several DMARC records, so none of them counts. Make them one first: %s says how",
                                    there.toString(), "check " + there));
            case Discovery.Nothing _ -> edited(RecordType.DMARC, TagEdits.of("v=DMARC1", changes));
            case Discovery.Undetermined _ -> unanswered(RecordType.DMARC, facts.domain());
        };
    }

    private static Proposal unanswered(RecordType type, DomainName domain) {
        return new Undetermined(
                Sentence.of(
                        "Could not tell what this would change: the %s of %s did not answer",
                        new Inline.Plain(type.noun()), domain.toString()));
    }

    private static Proposal edited(RecordType type, Edited edited) {
        return switch (edited) {
            case Edited.Text(var text) ->
                    new Drafted(
                            new Draft(
                                    type,
                                    List.of(new Rdata.Text(List.of(text))),
                                    List.of(),
                                    true,
                                    List.of()));
            case Edited.Impossible(var why) -> new Impossible(why);
        };
    }
}
