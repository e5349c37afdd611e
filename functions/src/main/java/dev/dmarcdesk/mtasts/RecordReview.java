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
import java.util.regex.Pattern;

/// Judges the record, and what was meant as one.
final class RecordReview {
    private static final Pattern MEANT =
            Pattern.compile("(?i)(?<![a-z0-9])v[ \\t]*[=:][ \\t]*\"?STS[a-z0-9.]*");

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
            case NO_VERSION, NOT_A_FIELD, TWO_IDS ->
                    new MtaStsFinding.RecordInvalid(place, fault.defect());
        };
    }

    /// The texts that were meant as records and that senders discard (RFC 8461 §3.1).
    static List<MtaStsFinding> lookalikes(DomainName domain, DomainName owner, List<String> texts) {
        var findings = new ArrayList<MtaStsFinding>();
        for (String text : texts) {
            var meant = MEANT.matcher(text);
            if (!StsRecordParser.isRecord(text) && meant.find()) {
                findings.add(
                        new MtaStsFinding.LooksLike(
                                new StsPlace(domain, owner, text), new Range(0, meant.end())));
            }
        }
        return findings;
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
