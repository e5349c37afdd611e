package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// Judges the record, and what was meant as one.
final class RecordReview {
    private static final int LONGEST_BEGINNING = 64;

    private RecordReview() {}

    /// Why a record can not be read.
    ///
    /// @param place a record that can not
    static MtaStsFinding on(StsPlace place) {
        var fault = StsRecordParser.faults(place.text()).getFirst();
        return switch (fault.kind()) {
            case NO_ID -> new MtaStsFinding.IdMissing(place);
            case BAD_ID ->
                    fault.at().start() == fault.at().end()
                            ? new MtaStsFinding.IdMissing(place)
                            : new MtaStsFinding.IdInvalid(place, fault.at());
            case NO_VERSION -> looksLike(place);
            case NOT_A_FIELD, TWO_IDS -> new MtaStsFinding.RecordInvalid(place, fault.defect());
        };
    }

    /// What stands where a record should: nothing, or something else.
    ///
    /// @param lookalikes the texts that were meant as records and that senders discard (RFC 8461
    ///   §3.1)
    /// @param aliases the CNAMEs that led there
    static MtaStsFinding absence(
            DomainName domain, DomainName name, List<String> lookalikes, List<DomainName> aliases) {
        if (lookalikes.isEmpty()) {
            return aliases.isEmpty()
                    ? new MtaStsFinding.None(domain)
                    : new MtaStsFinding.CnameDangling(domain, name, aliases.getLast());
        }
        return looksLike(
                new StsPlace(
                        domain,
                        aliases.isEmpty() ? name : aliases.getLast(),
                        lookalikes.getFirst()));
    }

    private static MtaStsFinding looksLike(StsPlace place) {
        String text = place.text();
        int first = text.indexOf(';');
        int end = Math.min(first < 0 ? text.length() : first + 1, LONGEST_BEGINNING);
        return new MtaStsFinding.LooksLike(place, new Range(0, end));
    }

    /// Which of the two names are kept by somebody else (RFC 8461 §8.2).
    static List<MtaStsFinding> delegations(DomainName domain, Dns dns) {
        var findings = new ArrayList<MtaStsFinding>();
        for (Question question : StsPlace.question(domain)) {
            Answer answer = dns.ask(question);
            note(domain, question, answer.aliases(), findings);
        }
        if (StsPlace.hostFor(domain) instanceof Parsed.Valid<DomainName>(var host, _)) {
            note(domain, new Question(host, RrType.A), PolicyFetch.aliases(domain, dns), findings);
        }
        return findings;
    }

    private static void note(
            DomainName domain,
            Question question,
            List<DomainName> aliases,
            List<MtaStsFinding> findings) {
        if (!aliases.isEmpty() && !aliases.getLast().isWithin(domain)) {
            findings.add(new MtaStsFinding.Cname(domain, question, aliases.getLast()));
        }
    }
}
