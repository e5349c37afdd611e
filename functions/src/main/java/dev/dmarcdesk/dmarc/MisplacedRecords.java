package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Looks where records land by mistake; worth its questions only where none was found in its place.
final class MisplacedRecords {
    private final DomainName domain;

    MisplacedRecords(DomainName domain) {
        this.domain = domain;
    }

    /// What will be asked.
    List<Question> questions() {
        return Stream.of(apex(), withoutUnderscore(), doubled())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /// The records found there.
    ///
    /// @param inTheWay what has to be taken away before one of them can stand in its place
    List<DmarcFinding> find(Dns dns, List<RecordEdit> inTheWay) {
        var findings = new ArrayList<DmarcFinding>();
        look(apex(), dns, inTheWay, DmarcFinding.MisplacedAtApex::new, findings);
        look(withoutUnderscore(), dns, inTheWay, DmarcFinding.MisplacedNoUnderscore::new, findings);
        look(doubled(), dns, inTheWay, DmarcFinding.MisplacedDoubledName::new, findings);
        return findings;
    }

    private void look(
            List<Question> questions,
            Dns dns,
            List<RecordEdit> inTheWay,
            Function<Misplaced, DmarcFinding> finding,
            List<DmarcFinding> findings) {
        for (Question question : questions) {
            Step.texts(dns.ask(question)).stream()
                    .filter(PolicyRecordParser::isPolicyRecord)
                    .limit(1)
                    .flatMap(text -> misplaced(text, question, inTheWay).stream())
                    .map(finding)
                    .forEach(findings::add);
        }
    }

    private List<Misplaced> misplaced(String text, Question where, List<RecordEdit> inTheWay) {
        return TreeWalk.question(domain)
                .map(right ->
                        new Misplaced(
                                Published.of(domain, right.name(), text, Standing.ORGANIZATION),
                                where,
                                inTheWay))
                .stream()
                .toList();
    }

    private List<Question> apex() {
        return List.of(new Question(domain, RrType.TXT));
    }

    private List<Question> withoutUnderscore() {
        return question("dmarc");
    }

    /// Panels append the domain to what is typed, or the `_dmarc` to what is there.
    private List<Question> doubled() {
        return Stream.of("_dmarc." + domain, "_dmarc._dmarc")
                .flatMap(labels -> question(labels).stream())
                .toList();
    }

    private List<Question> question(String labels) {
        return domain.prefixed(labels) instanceof Parsed.Valid<DomainName>(var name, _)
                ? List.of(new Question(name, RrType.TXT))
                : List.of();
    }
}
