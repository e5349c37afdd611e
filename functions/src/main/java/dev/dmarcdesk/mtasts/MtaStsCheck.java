package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.SoleRecord;
import dev.dmarcdesk.mtasts.MtaStsFacts.Status;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// Whether mail to a domain has to come encrypted and to its own hosts (RFC 8461): the record, the
/// policy behind it, and that policy against the mail hosts. No mail server is connected to.
public final class MtaStsCheck implements Check<MtaStsFacts> {
    @Override
    public String id() {
        return "mta-sts";
    }

    @Override
    public Examination<MtaStsFacts> examine(Subject subject, Sources sources) {
        DomainName domain = subject.domain();
        var mx = new Question(domain, RrType.MX);
        if (!(StsPlace.nameFor(domain) instanceof Parsed.Valid<DomainName>(var name, _))) {
            var route = MailRoute.of(domain, sources.dns().ask(mx), sources.dns());
            return without(domain, route);
        }
        // Both at once; the record's own question is answered by then.
        List<Answer> answers = sources.dns().askAll(List.of(mx, new Question(name, RrType.TXT)));
        var route = MailRoute.of(domain, answers.getFirst(), sources.dns());
        return switch (SoleRecord.at(
                name, StsRecordParser.VERSION, StsRecordParser.ID, sources.dns())) {
            case SoleRecord.One(var text, var aliases, var beside) ->
                    published(place(domain, name, aliases, text), beside, route, sources);
            case SoleRecord.Several(var texts, var aliases) ->
                    several(domain, name, texts, aliases, route, sources);
            case SoleRecord.None(var lookalikes, var aliases) ->
                    route instanceof MailRoute.Nowhere
                            ? without(domain, route)
                            : examination(
                                    new MtaStsFacts(
                                            Status.NONE, "", new PolicyOutcome.NotWanted(), route),
                                    List.of(
                                            RecordReview.absence(
                                                    domain, name, lookalikes, aliases)));
            case SoleRecord.Unavailable _ ->
                    examination(
                            new MtaStsFacts(
                                    Status.UNKNOWN, "", new PolicyOutcome.NotWanted(), route),
                            List.of(
                                    new MtaStsFinding.Unavailable(
                                            domain, new Question(name, RrType.TXT))));
        };
    }

    /// The same examination of a domain that turned out to have nothing to do with mail: there is
    /// nothing to protect.
    public static Examination<MtaStsFacts> notNeeded(
            DomainName domain, Examination<MtaStsFacts> examined) {
        return examined.facts().status() == Status.NONE
                ? examination(examined.facts(), List.of(new MtaStsFinding.NotNeeded(domain)))
                : examined;
    }

    private static StsPlace place(
            DomainName domain, DomainName name, List<DomainName> aliases, String text) {
        return new StsPlace(domain, aliases.isEmpty() ? name : aliases.getLast(), text);
    }

    /// A version alone, without its semicolon, is discarded before the records are counted.
    private static Examination<MtaStsFacts> several(
            DomainName domain,
            DomainName name,
            List<String> texts,
            List<DomainName> aliases,
            MailRoute route,
            Sources sources) {
        var records = texts.stream().filter(StsRecordParser::isRecord).sorted().toList();
        if (records.size() == 1) {
            return published(
                    place(domain, name, aliases, records.getFirst()), List.of(), route, sources);
        }
        if (route instanceof MailRoute.Nowhere) {
            return pointless(domain, Status.MULTIPLE, "", route);
        }
        String kept =
                records.reversed().stream()
                        .filter(text -> StsRecordParser.parse(text) instanceof Parsed.Valid)
                        .findFirst()
                        .orElse(texts.getFirst());
        return examination(
                new MtaStsFacts(Status.MULTIPLE, "", new PolicyOutcome.NotWanted(), route),
                List.of(
                        new MtaStsFinding.Multiple(
                                place(domain, name, aliases, kept),
                                texts.stream().filter(text -> !text.equals(kept)).toList())));
    }

    private static Examination<MtaStsFacts> published(
            StsPlace place, List<DomainName> beside, MailRoute route, Sources sources) {
        var read = StsRecordParser.parse(place.text());
        var status = status(place, read);
        if (route instanceof MailRoute.Nowhere) {
            return pointless(place.domain(), status, id(read), route);
        }
        var findings = new ArrayList<MtaStsFinding>();
        beside.forEach(target -> findings.add(new MtaStsFinding.CnameAndTxt(place, target)));
        if (status != Status.FOUND) {
            findings.add(RecordReview.on(place));
            return examination(
                    new MtaStsFacts(status, "", new PolicyOutcome.NotWanted(), route), findings);
        }
        PolicyOutcome outcome = PolicyFetch.of(place.domain(), sources);
        var facts = new MtaStsFacts(status(outcome), id(read), outcome, route);
        findings.addAll(PolicyReview.on(place, facts));
        findings.addAll(RecordReview.delegations(place.domain(), sources.dns()));
        return examination(facts, findings);
    }

    private static Status status(StsPlace place, Parsed<StsRecord> read) {
        if (read instanceof Parsed.Valid) {
            return Status.FOUND;
        }
        return StsRecordParser.isRecord(place.text()) ? Status.INVALID : Status.NONE;
    }

    private static String id(Parsed<StsRecord> read) {
        return read instanceof Parsed.Valid<StsRecord>(var record, _) ? record.id() : "";
    }

    /// What nobody could fetch from here is not held against the record.
    private static Status status(PolicyOutcome outcome) {
        return switch (outcome) {
            case PolicyOutcome.Served _,
                    PolicyOutcome.NotPublic _,
                    PolicyOutcome.Unknown _,
                    PolicyOutcome.NotWanted _ ->
                    Status.FOUND;
            case PolicyOutcome.Unreadable _,
                    PolicyOutcome.NoHost _,
                    PolicyOutcome.Refused _,
                    PolicyOutcome.Redirected _,
                    PolicyOutcome.TooLong _,
                    PolicyOutcome.BadCertificate _ ->
                    Status.INVALID;
        };
    }

    private static Examination<MtaStsFacts> pointless(
            DomainName domain, Status status, String id, MailRoute route) {
        return examination(
                new MtaStsFacts(status, id, new PolicyOutcome.NotWanted(), route),
                List.of(new MtaStsFinding.Pointless(domain)));
    }

    private static Examination<MtaStsFacts> without(DomainName domain, MailRoute route) {
        return examination(
                new MtaStsFacts(Status.NONE, "", new PolicyOutcome.NotWanted(), route),
                List.of(
                        route instanceof MailRoute.Nowhere
                                ? new MtaStsFinding.NotNeeded(domain)
                                : new MtaStsFinding.None(domain)));
    }

    private static Examination<MtaStsFacts> examination(
            MtaStsFacts facts, List<MtaStsFinding> findings) {
        List<Advice> advice = findings.stream().map(MtaStsAdvice::on).toList();
        return new Examination<>(facts, MtaStsRow.of(facts, findings), advice);
    }
}
