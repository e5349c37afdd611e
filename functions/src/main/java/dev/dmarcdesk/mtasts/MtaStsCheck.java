package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
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
        List<Answer> answers = sources.dns().askAll(List.of(new Question(name, RrType.TXT), mx));
        var route = MailRoute.of(domain, answers.get(1), sources.dns());
        return switch (answers.get(0)) {
            case Answer.Found found -> published(domain, name, found, route, sources);
            case Answer.Absent _ -> without(domain, route);
            case Answer.Unavailable _ ->
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

    private static Examination<MtaStsFacts> published(
            DomainName domain,
            DomainName name,
            Answer.Found found,
            MailRoute route,
            Sources sources) {
        DomainName owner = found.aliases().isEmpty() ? name : found.aliases().getLast();
        var texts =
                found.all(Rdata.Text.class).stream().map(Rdata.Text::joined).distinct().toList();
        var records = texts.stream().filter(StsRecordParser::isRecord).sorted().toList();
        if (records.isEmpty()) {
            return withLookalikes(domain, owner, texts, route);
        }
        if (route instanceof MailRoute.Nowhere) {
            return pointless(domain, records, route);
        }
        if (records.size() > 1) {
            return examination(
                    new MtaStsFacts(Status.MULTIPLE, "", new PolicyOutcome.NotWanted(), route),
                    List.of(multiple(domain, owner, records)));
        }
        var place = new StsPlace(domain, owner, records.getFirst());
        return switch (StsRecordParser.parse(place.text())) {
            case Parsed.Valid<StsRecord>(var record, _) -> fetch(place, record, route, sources);
            case Parsed.Invalid<StsRecord> _ ->
                    examination(
                            new MtaStsFacts(
                                    Status.INVALID, "", new PolicyOutcome.NotWanted(), route),
                            List.of(RecordReview.on(place)));
        };
    }

    private static Examination<MtaStsFacts> fetch(
            StsPlace place, StsRecord record, MailRoute route, Sources sources) {
        PolicyOutcome outcome = PolicyFetch.of(place.domain(), sources);
        var facts = new MtaStsFacts(status(outcome), record.id(), outcome, route);
        var findings = new ArrayList<>(PolicyReview.on(place, facts));
        findings.addAll(RecordReview.delegations(place.domain(), sources.dns()));
        return examination(facts, findings);
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
            DomainName domain, List<String> records, MailRoute route) {
        var only = StsRecordParser.parse(records.getFirst());
        Status status =
                records.size() > 1
                        ? Status.MULTIPLE
                        : only instanceof Parsed.Valid ? Status.FOUND : Status.INVALID;
        String id =
                status == Status.FOUND && only instanceof Parsed.Valid<StsRecord>(var record, _)
                        ? record.id()
                        : "";
        return examination(
                new MtaStsFacts(status, id, new PolicyOutcome.NotWanted(), route),
                List.of(new MtaStsFinding.Pointless(domain)));
    }

    /// The one to keep is one that can be read, and of these the last: ids are dates as a rule.
    private static MtaStsFinding multiple(
            DomainName domain, DomainName owner, List<String> records) {
        String kept =
                records.reversed().stream()
                        .filter(text -> StsRecordParser.parse(text) instanceof Parsed.Valid)
                        .findFirst()
                        .orElse(records.getLast());
        return new MtaStsFinding.Multiple(
                new StsPlace(domain, owner, kept),
                records.stream().filter(text -> !text.equals(kept)).toList());
    }

    private static Examination<MtaStsFacts> withLookalikes(
            DomainName domain, DomainName owner, List<String> texts, MailRoute route) {
        var lookalikes = RecordReview.lookalikes(domain, owner, texts);
        return lookalikes.isEmpty() || route instanceof MailRoute.Nowhere
                ? without(domain, route)
                : examination(
                        new MtaStsFacts(Status.NONE, "", new PolicyOutcome.NotWanted(), route),
                        lookalikes);
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
