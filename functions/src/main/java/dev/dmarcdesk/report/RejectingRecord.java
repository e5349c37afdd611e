package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcAdvice;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.ReportUri;
import dev.dmarcdesk.dmarc.Step;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How a domain without mail comes to the policy `reject` (RFC 9989 §4.7), whatever stands at its
/// `_dmarc` now.
final class RejectingRecord {
    private final DmarcFacts dmarc;
    private final List<Advice> advice;

    RejectingRecord(Examination<DmarcFacts> examination) {
        this.dmarc = examination.facts();
        this.advice = examination.advice();
    }

    /// The edits; none where it rejects already, and where several, broken or unanswered records
    /// have findings of their own: one more record would only annul the others.
    List<RecordEdit> edits() {
        if (dmarc.effectivePolicy().filter(AssessmentPolicy.REJECT::equals).isPresent()
                || hasSeveral()) {
            return List.of();
        }
        return switch (dmarc.status()) {
            case UNKNOWN, MULTIPLE, INVALID -> List.of();
            case NONE -> first();
            case FOUND -> published();
        };
    }

    private boolean hasSeveral() {
        return dmarc.walk().stream()
                .anyMatch(step ->
                        step instanceof Step.Several && step.domain().equals(dmarc.domain()));
    }

    private List<RecordEdit> first() {
        return advice.stream()
                .filter(one -> one.finding() instanceof DmarcFinding.None)
                .map(one -> DmarcAdvice.recordForNoMail((DmarcFinding.None) one.finding()))
                .findFirst()
                .orElse(List.of());
    }

    /// Nothing may stand beside a CNAME (RFC 1034 §3.6.2), and where it leads is often shared with
    /// domains that do send: the record takes its place.
    private List<RecordEdit> published() {
        List<RecordEdit> aliases = aliases();
        var edits = new ArrayList<>(aliases);
        for (RecordEdit edit : DmarcAdvice.recordForNoMail(dmarc.domain())) {
            edits.add(
                    dmarc.found()
                            .filter(found -> found.domain().equals(dmarc.domain()))
                            .map(Discovery.Found::record)
                            .map(record -> rejecting(edit, record, aliases.isEmpty()))
                            .orElse(edit));
        }
        return edits;
    }

    /// The CNAME at the domain's own `_dmarc`; none where it is only a wildcard's.
    private List<RecordEdit> aliases() {
        return advice.stream()
                .map(Advice::finding)
                .filter(finding ->
                        finding instanceof DmarcFinding.Cname
                                || finding instanceof DmarcFinding.CnameDangling)
                .flatMap(_ -> dmarc.walk().stream().limit(1))
                .filter(step -> step.domain().equals(dmarc.domain()))
                .flatMap(step -> step.answer().aliases().stream().limit(1))
                .flatMap(target ->
                        DmarcAdvice.recordForNoMail(dmarc.domain()).stream()
                                .map(edit -> removal(edit.name(), target)))
                .limit(1)
                .toList();
    }

    private static RecordEdit removal(DomainName name, DomainName target) {
        return new RecordEdit(Action.REMOVE, RrType.CNAME, name, target.toString());
    }

    private static RecordEdit rejecting(RecordEdit edit, PolicyRecord record, boolean stands) {
        String addresses =
                record.reportUris().stream().map(ReportUri::uri).collect(Collectors.joining(","));
        String value = addresses.isEmpty() ? edit.value() : edit.value() + " rua=" + addresses;
        return stands
                ? RecordEdit.replacing(edit.type(), edit.name(), record.text(), value)
                : new RecordEdit(Action.ADD, edit.type(), edit.name(), value);
    }
}
