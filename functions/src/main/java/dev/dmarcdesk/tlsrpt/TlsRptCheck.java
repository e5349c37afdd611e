package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.SoleRecord;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.tlsrpt.TlsRptFacts.Status;
import dev.dmarcdesk.tlsrpt.TlsRptFinding.Missed;

import java.util.ArrayList;
import java.util.List;

/// Where a domain wants to be told of failed TLS (RFC 8460 §3). Whether the addresses take reports
/// is not tried.
public final class TlsRptCheck implements Check<TlsRptFacts> {
    private static final String LABELS = "_smtp._tls";

    @Override
    public String id() {
        return "tls-rpt";
    }

    @Override
    public Examination<TlsRptFacts> examine(Subject subject, Sources sources) {
        return switch (subject.domain().prefixed(LABELS)) {
            case Parsed.Valid<DomainName>(var name, _) ->
                    examine(subject.domain(), name, sources.dns());
            case Parsed.Invalid<DomainName> _ -> examination(without(Status.NONE), List.of());
        };
    }

    /// The same examination of a domain that turned out to take no mail: nobody has anything to
    /// report. A record that is there stands as it is.
    public static Examination<TlsRptFacts> notNeeded(Examination<TlsRptFacts> examined) {
        return switch (examined.facts().status()) {
            case NONE, UNKNOWN ->
                    new Examination<>(examined.facts(), TlsRptRow.notNeeded(), List.of());
            case FOUND, INVALID, MULTIPLE -> examined;
        };
    }

    /// The same examination once it is known what nobody is told of for want of a record.
    public static Examination<TlsRptFacts> missing(
            Missed missed, Examination<TlsRptFacts> examined) {
        List<TlsRptFinding> findings =
                examined.advice().stream()
                        .map(Advice::finding)
                        .filter(TlsRptFinding.class::isInstance)
                        .map(TlsRptFinding.class::cast)
                        .map(finding ->
                                finding instanceof TlsRptFinding.None(var at, _)
                                        ? new TlsRptFinding.None(at, missed)
                                        : finding)
                        .toList();
        return examination(examined.facts(), findings);
    }

    private static Examination<TlsRptFacts> examine(DomainName domain, DomainName name, Dns dns) {
        var found = SoleRecord.at(name, TlsRptParser.VERSION, TlsRptParser.RUA, dns);
        var at = new TlsRptPlace(domain, name, found.aliases());
        return switch (found) {
            case SoleRecord.One one -> published(at, one);
            case SoleRecord.Several(var texts, _) ->
                    examination(
                            without(Status.MULTIPLE),
                            List.of(new TlsRptFinding.Multiple(at, texts)));
            case SoleRecord.None(var lookalikes, _) ->
                    examination(without(Status.NONE), List.of(absence(at, lookalikes)));
            case SoleRecord.Unavailable(var answer) ->
                    examination(
                            without(Status.UNKNOWN),
                            List.of(new TlsRptFinding.Unavailable(at, answer.detail())));
        };
    }

    private static Examination<TlsRptFacts> published(TlsRptPlace at, SoleRecord.One one) {
        var findings = new ArrayList<TlsRptFinding>();
        one.beside().forEach(target -> findings.add(new TlsRptFinding.CnameAndTxt(at, target)));
        return switch (TlsRptParser.parse(one.text())) {
            case Parsed.Valid<TlsRptRecord>(var record, _) -> {
                findings.addAll(TlsRptReview.of(at, record));
                if (findings.isEmpty()) {
                    findings.add(new TlsRptFinding.Ok(at));
                }
                var status = record.rua().isEmpty() ? Status.INVALID : Status.FOUND;
                yield examination(new TlsRptFacts(status, record.rua()), findings);
            }
            case Parsed.Invalid<TlsRptRecord> _ ->
                    examination(
                            without(Status.NONE),
                            List.of(new TlsRptFinding.None(at, Missed.FAILURES)));
        };
    }

    private static TlsRptFinding absence(TlsRptPlace at, List<String> lookalikes) {
        if (!lookalikes.isEmpty()) {
            return new TlsRptFinding.LooksLike(at, lookalikes.getFirst());
        }
        return at.aliases().isEmpty()
                ? new TlsRptFinding.None(at, Missed.FAILURES)
                : new TlsRptFinding.CnameDangling(at);
    }

    private static TlsRptFacts without(Status status) {
        return new TlsRptFacts(status, List.of());
    }

    private static Examination<TlsRptFacts> examination(
            TlsRptFacts facts, List<TlsRptFinding> findings) {
        List<Advice> advice = findings.stream().map(TlsRptAdvice::on).toList();
        return new Examination<>(facts, TlsRptRow.of(facts, findings), advice);
    }
}
