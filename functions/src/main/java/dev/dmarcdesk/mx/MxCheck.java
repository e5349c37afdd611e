package dev.dmarcdesk.mx;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.mx.MxFacts.Status;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;

import java.util.ArrayList;
import java.util.List;

/// Where a domain takes mail in (RFC 5321 §5.1, RFC 7505). Nothing is connected to: port 25 is
/// closed in many places.
public final class MxCheck implements Check<MxFacts> {
    private final Senders senders;

    /// @param senders the services whose hosts can be told
    public MxCheck(Senders senders) {
        this.senders = senders;
    }

    @Override
    public String id() {
        return "mx";
    }

    @Override
    public Examination<MxFacts> examine(Subject subject, Sources sources) {
        Dns dns = sources.dns();
        DomainName domain = subject.domain();
        return switch (dns.ask(domain, RrType.MX)) {
            case Answer.Found found -> published(domain, found, dns);
            case Answer.Absent _ -> unpublished(domain, dns);
            case Answer.Unavailable _ -> unavailable(domain);
        };
    }

    /// The same examination of a domain that turned out to take no mail: where senders would still
    /// try its own address, it should say so with a null MX.
    public static Examination<MxFacts> nullMissing(
            DomainName domain, Examination<MxFacts> examined) {
        return switch (examined.facts().status()) {
            case IMPLICIT ->
                    examination(examined.facts(), List.of(new MxFinding.NullMissing(domain)));
            case NONE -> examination(examined.facts(), List.of());
            case FOUND, NULL, UNKNOWN -> examined;
        };
    }

    private Examination<MxFacts> published(DomainName domain, Answer.Found found, Dns dns) {
        List<Rdata.Exchange> records = found.all(Rdata.Exchange.class);
        var nulls = records.stream().filter(record -> record.host().isRoot()).toList();
        var others = records.stream().filter(record -> !record.host().isRoot()).toList();
        if (others.isEmpty()) {
            return examination(
                    new MxFacts(Status.NULL, List.of(), true, List.of()),
                    List.of(new MxFinding.Null(domain)));
        }
        List<MailHost> hosts = MailHosts.lookUp(others, dns);
        var findings = new ArrayList<MxFinding>();
        nulls.forEach(
                record -> findings.add(new MxFinding.NullNotAlone(domain, record.preference())));
        findings.addAll(MxFindings.on(domain, hosts));
        if (findings.isEmpty()) {
            findings.add(new MxFinding.Ok(domain));
        }
        var facts = new MxFacts(Status.FOUND, hosts, !nulls.isEmpty(), providers(hosts));
        return advised(
                facts,
                findings.stream()
                        .map(MxAdvice::on)
                        .map(advice -> MxAdvice.keptElsewhere(advice, domain, found.aliases()))
                        .toList());
    }

    /// Without MX records the domain itself is the host, when it has an address (RFC 5321 §5.1).
    private static Examination<MxFacts> unpublished(DomainName domain, Dns dns) {
        List<Answer> answers =
                dns.askAll(
                        List.of(new Question(domain, RrType.A), new Question(domain, RrType.AAAA)));
        return switch (MailHosts.state(answers.get(0), answers.get(1))) {
            case RESOLVES, ONLY_IPV6, NOT_PUBLIC ->
                    examination(without(Status.IMPLICIT), List.of(new MxFinding.Implicit(domain)));
            case UNRESOLVABLE ->
                    examination(without(Status.NONE), List.of(new MxFinding.None(domain)));
            case UNAVAILABLE, IS_ADDRESS, NOT_ASKED -> unavailable(domain);
        };
    }

    private static Examination<MxFacts> unavailable(DomainName domain) {
        return examination(
                without(Status.UNKNOWN),
                List.of(new MxFinding.Unavailable(domain, List.of(domain))));
    }

    private static MxFacts without(Status status) {
        return new MxFacts(status, List.of(), false, List.of());
    }

    private List<Sender> providers(List<MailHost> hosts) {
        return hosts.stream()
                .flatMap(host -> senders.byMailHost(host.name()).stream())
                .map(SenderMatch::sender)
                .distinct()
                .toList();
    }

    private static Examination<MxFacts> examination(MxFacts facts, List<MxFinding> findings) {
        return advised(facts, findings.stream().map(MxAdvice::on).toList());
    }

    private static Examination<MxFacts> advised(MxFacts facts, List<Advice> advice) {
        return new Examination<>(facts, MxRow.of(facts, advice), advice);
    }
}
